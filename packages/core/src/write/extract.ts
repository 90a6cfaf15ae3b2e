import type { ExtractedFact } from "../model/fact.ts";
import type { RecordSource } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import { englishPack } from "./rules/english/english-pack.ts";

/** What extraction may look at besides the new turns. */
export interface ExtractionContext {
  /** Turns of the same conversation before the new ones, oldest first. */
  earlier: readonly StoredTurn[];
}

/** What extraction gives. */
export interface Extraction {
  facts: ExtractedFact[];
  /** Turns that are to be kept out of searches, and why nothing is taken from them: the speaker asked for it. */
  offRecord: readonly string[];
}

/** Reads facts out of turns. One per mode: rules, or a model. */
export interface Extractor {
  /** What made the facts, as it stands on their records. */
  source: Extract<RecordSource, "rules" | "model">;
  extract(turns: readonly StoredTurn[], context: ExtractionContext): Promise<Extraction>;
}

/** The most facts of one add; what is beyond is left to the turns. */
export const mostFacts = 100;

/** Extraction without a model: the rules of the English language. */
export const ruleExtractor: Extractor = {
  source: "rules",
  async extract(turns, { earlier }) {
    return englishPack.read(turns, earlier);
  },
};
