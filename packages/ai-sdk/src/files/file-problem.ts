/** Why a command of the model cannot be carried out; its message is for the model. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
}
