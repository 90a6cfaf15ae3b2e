import { readFileSync } from "node:fs";

/** One check: what it is about, and the pattern that the text of a fact must match. */
export interface Check {
  what: string;
  re: RegExp;
  /** Facts that match this too are allowed. */
  not?: RegExp | undefined;
}

/** One message as it was said. */
export interface CaseMessage {
  role: "user" | "assistant";
  content: string;
}

/** Some chat sessions, and what shall be believed after all of them. */
export interface BeliefCase {
  id: string;
  tags: string[];
  sessions: { at: Date; messages: CaseMessage[] }[];
  /** At least one active fact matches. */
  believes: Check[];
  /** Was believed: no active fact matches, but a former one does. */
  believed: Check[];
  /** No active fact matches. */
  never: Check[];
  /** At most so many active facts match. */
  max?: { re: RegExp; n: number } | undefined;
  /** Rules without a model can be expected to get it. */
  rules: boolean;
}

type Json = Record<string, unknown>;

/** Reads cases, one JSON object per line. */
export function readCases(path: string): BeliefCase[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => toCase(JSON.parse(line) as Json));
}

function toCase(json: Json): BeliefCase {
  const max = json.max as { re: string; n: number } | undefined;
  return {
    id: String(json.id),
    tags: json.tags as string[],
    sessions: (json.sessions as { at: string; messages: CaseMessage[] }[]).map((session) => ({
      at: new Date(session.at),
      messages: session.messages,
    })),
    believes: checks(json.believes),
    believed: checks(json.believed),
    never: checks(json.never),
    max: max && { re: new RegExp(max.re, "iu"), n: max.n },
    rules: json.rules === true,
  };
}

function checks(input: unknown): Check[] {
  return ((input ?? []) as { what: string; re: string; not?: string }[]).map((check) => ({
    what: check.what,
    re: new RegExp(check.re, "iu"),
    not: check.not === undefined ? undefined : new RegExp(check.not, "iu"),
  }));
}
