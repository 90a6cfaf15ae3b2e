/** Something that was read out of turns and is not believed, or not believed as it was read. */
export interface RefusedFact {
  /** What it says. */
  text: string;
  /** Why it was refused. */
  reason: string;
}
