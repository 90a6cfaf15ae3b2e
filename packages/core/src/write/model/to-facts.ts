import type { ExtractedFact, FactAction } from "../../model/fact.ts";
import type { Metadata } from "../../model/metadata.ts";
import type { StoredRecord } from "../../model/record.ts";
import type { StoredTurn } from "../../model/turn.ts";
import { findQuote } from "../find-quote.ts";
import { predicateRule } from "../predicates.ts";
import type { RefusedFact } from "../refused-fact.ts";
import type { AnsweredFact } from "./extraction-answer.ts";

/** What the numbers and names of an answer stand for. */
export interface AnswerContext {
  turns: readonly StoredTurn[];
  known: readonly StoredRecord[];
  /** Checks the data of a typed fact. Throws when they do not fit. */
  parseData(schema: string, data: unknown): Metadata;
}

/** What an answer gives. */
export interface AnswerReading {
  facts: ExtractedFact[];
  refused: RefusedFact[];
  warnings: string[];
}

const types = { fact: "semantic", event: "episodic", procedure: "procedural" } as const;
const importances = [0.2, 0.4, 0.5, 0.7, 0.9] as const;
const statedConfidence = 0.9;
const longestPart = 500;

/**
 * Turns what a model wrote down into facts: numbers into ids, quotes into spans of turns. Refuses what is no statement, and every
 * number that the model was not given. Pure but for `parseData`.
 */
export function toFacts(answered: readonly AnsweredFact[], context: AnswerContext): AnswerReading {
  const reading: AnswerReading = { facts: [], refused: [], warnings: [] };
  for (const each of answered) {
    if (each.certainty === "uncertain") {
      reading.refused.push({ text: each.text, reason: "not stated as a fact" });
      continue;
    }
    const about = recordsOf(each, context, reading);
    if (each.change === "forget" && about.length === 0) {
      reading.refused.push({
        text: each.text,
        reason: "nothing that is known was to be forgotten",
      });
      continue;
    }
    reading.facts.push(toFact(each, about, context, reading));
  }
  return reading;
}

function toFact(
  answered: AnsweredFact,
  about: readonly string[],
  context: AnswerContext,
  reading: AnswerReading,
): ExtractedFact {
  const { change, when } = answered;
  const predicate = answered.predicate.trim().toLowerCase().slice(0, longestPart);
  const ends = about.length > 0 && (change === "end" || change === "forget");
  const action: FactAction = !ends ? "assert" : change === "end" ? "end" : "retract";
  return {
    text: change === "forget" ? "" : answered.text.trim(),
    type: types[answered.kind],
    subject: subjectOf(answered.subject),
    predicate,
    object: answered.object.trim().slice(0, longestPart),
    modality: liesAhead(answered) ? "plan" : "actual",
    action,
    ...(ends ? { target: { recordIds: about } } : { about }),
    correction: change === "correction",
    change: change === "update",
    ...(change === "end" && !ends ? { over: true } : {}),
    confidence: statedConfidence,
    importance: importanceOf(answered, predicate),
    ...(when !== "" && answered.text.includes(when) ? { when } : {}),
    evidence: evidenceOf(answered, context.turns),
    metadata: metadataOf(answered, context, reading),
  };
}

// "turns three in May" is certain and yet to come: which May is meant depends on it
const ahead =
  /\b(?:will|going to|turns?|starts?|begins?|ends?|expires?|arrives?|flies|leaves?|is due|are getting|is getting|takes place)\b/iu;
const behind = /\b(?:ago|last|yesterday|since|earlier|previous|past)\b/iu;

function liesAhead({ certainty, kind, text, when }: AnsweredFact): boolean {
  if (certainty === "planned") return true;
  return kind === "event" && when !== "" && ahead.test(text) && !behind.test(when);
}

function recordsOf(
  { text, memories, change }: AnsweredFact,
  { known }: AnswerContext,
  { refused }: AnswerReading,
): string[] {
  if (change === "new") return [];
  return [...new Set(memories)].flatMap((number) => {
    const record = known[number - 1];
    if (record === undefined) {
      refused.push({ text, reason: `it names memory ${number}, which does not exist` });
    }
    return record?.id ?? [];
  });
}

// The words may stand in another message than the model says.
function evidenceOf({ turn, quote }: AnsweredFact, turns: readonly StoredTurn[]) {
  const named = turns[turn - 1];
  for (const each of named === undefined ? turns : [named, ...turns]) {
    const span = findQuote(each.text, quote);
    if (span !== undefined) return { turnId: each.id, quote: span };
  }
  const fallback = named ?? turns.findLast(({ role }) => role === "user") ?? turns[0];
  return { turnId: fallback?.id ?? "", quote };
}

function subjectOf(subject: string): string {
  const plain = subject.trim().slice(0, longestPart);
  return /^(?:the )?user$/iu.test(plain) || plain === ""
    ? "user"
    : plain.replace(/^the user's /iu, "user's ");
}

function importanceOf({ importance }: AnsweredFact, predicate: string): number {
  const index = Math.min(5, Math.max(1, Math.round(importance))) - 1;
  const told = importances[index] as number;
  const usual = predicateRule(predicate).importance;
  // what is vital by its nature stays so whatever the model says of it
  return Math.max(told, usual >= 0.8 ? usual : 0);
}

function metadataOf(
  { category, schema, data, text }: AnsweredFact,
  { parseData }: AnswerContext,
  { warnings }: AnswerReading,
): Metadata | undefined {
  const metadata: Metadata = {};
  if (category) metadata.category = category;
  if (schema) {
    try {
      metadata.data = parseData(schema, JSON.parse(data ?? ""));
      metadata.schema = schema;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      warnings.push(`The data of “${text}” do not fit ${schema}: ${detail}`);
    }
  }
  return Object.keys(metadata).length === 0 ? undefined : metadata;
}
