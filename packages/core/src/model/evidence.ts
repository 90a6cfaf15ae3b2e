/** Where a record comes from: a turn, and the words in it. */
export interface Evidence {
  /** The id of the turn. */
  turnId: string;
  /** The exact words of the turn that say it. */
  quote: string;
}
