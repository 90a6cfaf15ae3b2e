import type { ExtractedFact } from "../model/fact.ts";
import type { RecordSource, StoredRecord } from "../model/record.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { ModelUsage } from "../provider/usage.ts";
import type { Judge } from "./judge.ts";
import { isSamePerson } from "./name-speaker.ts";
import type { RefusedFact } from "./refused-fact.ts";
import { englishPack } from "./rules/english/english-pack.ts";

/** What extraction may look at besides the new turns. */
export interface ExtractionContext {
  /** Turns of the same conversation before the new ones, oldest first. */
  earlier: readonly StoredTurn[];
  /** What is believed already and may have to do with the new turns, the most likely first. */
  known: readonly StoredRecord[];
  signal?: AbortSignal | undefined;
}

/** What extraction gives. */
export interface Extraction {
  facts: ExtractedFact[];
  /** What was read and is not believed. */
  refused: RefusedFact[];
  warnings: string[];
  /** What it cost, when a model was asked. */
  usage?: ModelUsage | undefined;
}

/** Reads facts out of turns. One per mode: rules, or a model. */
export interface Extractor {
  /** What made the facts, as it stands on their records. */
  source: Extract<RecordSource, "rules" | "model">;
  /** Names it with its version, as it stands on records. */
  id: string;
  /** How many records of {@link ExtractionContext.known} it can make use of. */
  mostKnown: number;
  /** How many of the latest records it is shown as well, whatever they are about. Default 0. */
  latestKnown?: number | undefined;
  /** How many records one call may end or withdraw without anything in their place. */
  mostDeletions: number;
  /**
   * @throws HoldfastError `model_failed`, `model_output_invalid`, `aborted`; then nothing was extracted
   */
  extract(turns: readonly StoredTurn[], context: ExtractionContext): Promise<Extraction>;
  /** Decides about facts that rules leave open. */
  judge?: Judge | undefined;
}

/** The most facts of one add; what is beyond is left to the turns. */
export const mostFacts = 100;

/** Extraction without a model: the rules of the English language. */
export const ruleExtractor: Extractor = {
  source: "rules",
  id: `rules/${englishPack.language}@${englishPack.version}`,
  mostKnown: 0,
  latestKnown: 200,
  mostDeletions: 20,
  async extract(turns, { earlier, known }) {
    // each person is read alone: what another said before is not what "it" and "she" of this one refer to
    const names = new Set(turns.filter(({ role }) => role === "user").map(({ name }) => name));
    const spokenBy = (name = "user") =>
      known.filter(({ subject }) => isSamePerson(subject, name)).map((one) => unnamed(one, name));
    const facts = [...names].flatMap((name) => {
      const heard = (turn: StoredTurn) => turn.role !== "user" || turn.name === name;
      return englishPack.read(turns.filter(heard), earlier.filter(heard), spokenBy(name)).facts;
    });
    return { facts, refused: [], warnings: [] };
  },
};

// rules know the one who speaks as "the user"
function unnamed(record: StoredRecord, name: string): StoredRecord {
  if (name === "user") return record;
  const subject = record.subject?.startsWith(name)
    ? `user${record.subject.slice(name.length)}`
    : record.subject;
  return { ...record, subject, text: record.text.replace(name, () => "the user") };
}

/** Whether a speaker does not want a turn to be remembered ("off the record"), whatever reads the facts. */
export function isOffRecord({ role, origin, text }: StoredTurn): boolean {
  return role === "user" && origin === "user" && englishPack.isOffRecord(text);
}
