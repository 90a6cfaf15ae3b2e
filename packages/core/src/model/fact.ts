import type { Evidence } from "./evidence.ts";
import type { Metadata } from "./metadata.ts";
import type { RecordType } from "./record.ts";

/** What a fact does to what is believed: add to it, end something that was true, or take back what never was (or must go). */
export type FactAction = "assert" | "end" | "retract";

/** Which beliefs an `end` or a `retract` is about. Everything that is given must hold. */
export interface FactTarget {
  /** Any of these predicates; with none given, any predicate. */
  predicates?: readonly string[] | undefined;
  /** The object or the subject names this. */
  names?: string | undefined;
  /** The text holds all content words of this. */
  words?: string | undefined;
  /** The text holds one of these words as well. */
  oneOf?: readonly string[] | undefined;
  /** It rests on nothing but these turns. */
  turnIds?: readonly string[] | undefined;
  /** It is one of these. */
  recordIds?: readonly string[] | undefined;
}

/** A fact as it was read out of turns, before it is compared with what is believed. Plain data. */
export interface ExtractedFact {
  /** A plain sentence in the third person, such as "The user lives in Porto". Empty when an `end` or `retract` says nothing new. */
  text: string;
  type: RecordType;
  /** `user`, or whom else it is about: `user's daughter Mina`. */
  subject: string;
  predicate: string;
  object: string;
  /** `plan`: it has not happened yet. `habit`: it happens again and again. */
  modality: "actual" | "plan" | "habit";
  action: FactAction;
  /** For `end` and `retract`. */
  target?: FactTarget | undefined;
  /** The speaker corrects what they or others said before: what it replaces was never true. */
  correction?: boolean | undefined;
  /** The speaker tells of a change: what it replaces was true until now, whatever it was used for. */
  change?: boolean | undefined;
  /** The speaker tells that something is over, and whatever read it cannot tell which belief that is. */
  over?: boolean | undefined;
  /** 0 to 1. */
  confidence: number;
  /** 0 to 1. */
  importance: number;
  /** When, as it was said; a part of `text`. */
  when?: string | undefined;
  /** The turn and the words in it. */
  evidence: Evidence;
  /** Other turns that it rests on as well, such as the answer that "yes, the second one" accepts. */
  support?: Evidence[] | undefined;
  /** Ids of records that it is about, as far as whatever read it can tell. */
  about?: readonly string[] | undefined;
  /** What else is known of it, such as its category; kept with the record. */
  metadata?: Metadata | undefined;
}
