/** What is wrong with a place after its writers were killed; one line for each thing. */
export interface CrashDamage {
  /** Acknowledged writes that are not there. */
  lost: string[];
  /** Calls of which a part is there, and items that disagree with their log of events. */
  corrupt: string[];
  /** Index entries and vectors that disagree with the items. */
  mismatched: string[];
}
