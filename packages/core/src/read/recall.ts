import type { StoredItem } from "../model/item.ts";
import { referenceOf } from "../model/item.ts";
import type { Message } from "../model/message.ts";
import { readProfile } from "./profile.ts";
import type { RankedCandidate } from "./rank.ts";
import type { ReadDependencies } from "./read-dependencies.ts";
import { render } from "./render.ts";
import type { SearchOutcome, SearchRequest } from "./search.ts";
import { search } from "./search.ts";
import { selectForPrompt } from "./select.ts";

/** A search whose results shall fit into a prompt. */
export interface RecallRequest extends Omit<SearchRequest, "kinds"> {
  maxTokens: number;
  estimateTokens(text: string): number;
}

/** The text for a prompt and how it came about. */
export interface RecallOutcome {
  text: string;
  tokens: number;
  /** The items in the text, best first. */
  units: RankedCandidate[];
  /** What was found but left out: near-duplicates, or no room. */
  leftOut: RankedCandidate[];
  search: SearchOutcome;
}

/**
 * The share of the best score below which an item is not worth its tokens. On LOCOMO it drops an eighth of the items and 0.2
 * points of their evidence.
 */
const leastScore = 0.25;

/** The whole read path: search, then select under the token budget, with the profile in front, then render. */
export async function recall(
  request: RecallRequest,
  dependencies: ReadDependencies,
): Promise<RecallOutcome> {
  const found = await search(
    { ...request, kinds: ["turn", "memory"], limit: request.limit * 2 },
    dependencies,
  );
  const best = found.units[0]?.score ?? 0;
  const worthwhile = found.units.filter(
    (unit) => unit.score > 0 && unit.score >= best * leastScore,
  );
  const selected = selectForPrompt(worthwhile, request.limit, (text) =>
    dependencies.analyser.words(text, 500),
  );
  const profile = await readProfile(request.visibility, request.maxTokens, dependencies.store);
  const always = new Set(profile.map(referenceOf));
  const units = [
    ...profile.map((item) => profileUnit(item, selected)),
    ...selected.filter((unit) => !always.has(unit.reference)),
  ];
  const rendered = render(
    units.map((unit) => unit.item),
    {
      profile: always,
      maxTokens: request.maxTokens,
      words: found.analysis.terms,
      estimateTokens: request.estimateTokens,
    },
  );
  const included = new Set<StoredItem>(rendered.items);
  const shown = new Set(rendered.items.map(referenceOf));
  return {
    text: rendered.text,
    tokens: rendered.tokens,
    units: units.filter((unit) => included.has(unit.item)).sort((a, b) => b.score - a.score),
    leftOut: found.units.filter((unit) => !shown.has(unit.reference)),
    search: found,
  };
}

// What is always recalled and was also found keeps its score.
function profileUnit(item: StoredItem, selected: readonly RankedCandidate[]): RankedCandidate {
  const reference = referenceOf(item);
  const found = selected.find((unit) => unit.reference === reference);
  return { ...(found ?? { reference, score: 0, terms: [], arms: {} }), item };
}

const fewTerms = 3;
const mostMessages = 3;

/**
 * What a conversation asks for: its last user message, and when that is too short to stand alone ("and why?"), the messages
 * just before it.
 */
export function queryOfMessages(
  messages: readonly Message[],
  termsOf: (text: string) => readonly string[],
): string {
  const spoken = messages.filter(
    (message) => message.role !== "system" && message.text.trim() !== "",
  );
  const last = spoken.findLastIndex((message) => message.role === "user");
  if (last < 0) return "";
  const texts = [(spoken[last] as Message).text];
  for (let index = last - 1; index >= 0 && texts.length < mostMessages; index--) {
    if (termsOf(texts.join(" ")).length >= fewTerms) break;
    texts.unshift((spoken[index] as Message).text);
  }
  return texts.join("\n");
}
