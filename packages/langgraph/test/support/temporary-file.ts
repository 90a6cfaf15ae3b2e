import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "holdfast-langgraph-"));
// not at the end of a file: other files of the worker have the same folder
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A path of its own in a folder that is removed when the process ends. */
export function temporaryFile(): string {
  return join(folder, `${++count}.db`);
}
