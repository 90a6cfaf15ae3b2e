import type { ExtractedFact } from "../../model/fact.ts";
import type { StoredRecord } from "../../model/record.ts";
import type { StoredTurn } from "../../model/turn.ts";

/** What a language's rules read out of turns. */
export interface RuleReading {
  facts: ExtractedFact[];
  /** Turns that the speaker does not want to be remembered. */
  offRecord: string[];
}

/** The rules of one language: what is certain enough to be believed from the words alone. In doubt, nothing. */
export interface RulePack {
  /** ISO 639-1 code. */
  language: string;
  /** Goes up whenever the same turns give other facts; stands on the records. */
  version: number;
  /** Whether a speaker asks with a text that it shall not be remembered. Cheap: it is asked of every turn. */
  isOffRecord(text: string): boolean;
  /**
   * @param turns new turns in their order; only those of the user are read for facts, the others for what they answer
   * @param earlier turns of the same conversation before them, read for what "it", "her" and "sorry, Thursday" refer to
   * @param known what is believed of the speaker, the latest first: what a correction or a name may mean that earlier turns do not tell
   */
  read(
    turns: readonly StoredTurn[],
    earlier: readonly StoredTurn[],
    known?: readonly StoredRecord[],
  ): RuleReading;
}
