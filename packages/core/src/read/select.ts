import type { StoredItem } from "../model/item.ts";
import { runOf } from "../model/item.ts";
import { trustOf } from "../model/origin.ts";
import type { RankedCandidate } from "./rank.ts";

/**
 * Keeps one of each unit: a record and the turns that it came from say the same, so whichever ranks higher stands for both. A
 * record goes when all of its turns are there, a turn when a record that quotes it is.
 */
export function selectUnits(ranked: readonly RankedCandidate[], limit: number): RankedCandidate[] {
  const turns = new Set<string>();
  const quoted = new Set<string>();
  const units: RankedCandidate[] = [];
  for (const candidate of ranked) {
    if (units.length >= limit) break;
    const { item } = candidate;
    if (item.kind === "turn") {
      if (quoted.has(item.value.id)) continue;
      turns.add(item.value.id);
    } else {
      const sources = item.value.evidence.map((evidence) => evidence.turnId);
      if (sources.length > 0 && sources.every((id) => turns.has(id) || quoted.has(id))) continue;
      for (const id of sources) quoted.add(id);
    }
    units.push(candidate);
  }
  return units;
}

/**
 * Orders units for a prompt: what repeats another word for word is dropped, and what exceeds its share goes behind the rest, so that one source
 * (a long conversation, a flood of tool output) cannot fill the budget alone.
 *
 * @param wordsOf splits a text into words that are compared
 * @param limit how many units are wanted, from which the shares are taken
 */
export function selectForPrompt(
  units: readonly RankedCandidate[],
  limit: number,
  wordsOf: (text: string) => readonly string[],
): RankedCandidate[] {
  const shares = new Map<string, number>();
  const first: RankedCandidate[] = [];
  const deferred: RankedCandidate[] = [];
  for (const unit of withoutRepetitions(units, wordsOf)) {
    const limits = sharesOf(unit.item, limit);
    const fits = limits.every(({ name, most }) => (shares.get(name) ?? 0) < most);
    (fits ? first : deferred).push(unit);
    for (const { name } of limits) shares.set(name, (shares.get(name) ?? 0) + 1);
  }
  return [...first, ...deferred].slice(0, limit);
}

const shareOfRun = 2 / 3;
const shareOfUntrusted = 1 / 3;

function sharesOf(item: StoredItem, limit: number): { name: string; most: number }[] {
  const shares = [{ name: `run ${runOf(item)}`, most: Math.max(1, Math.ceil(limit * shareOfRun)) }];
  if (trustOf(item.value.origin) <= 1) {
    const most = Math.max(1, Math.ceil(limit * shareOfUntrusted));
    shares.push({ name: "untrusted", most }, { name: `origin ${item.value.origin}`, most });
  }
  return shares;
}

// What differs in any word differs: a number, a name or a "not" is all that tells two plans apart.
function withoutRepetitions(
  units: readonly RankedCandidate[],
  wordsOf: (text: string) => readonly string[],
): RankedCandidate[] {
  const said = new Set<string>();
  return units.filter(({ item }) => {
    const words = wordsOf(item.value.text);
    const key = JSON.stringify([voiceOf(item), ...words]);
    if (words.length > 0 && said.has(key)) return false;
    said.add(key);
    return true;
  });
}

// The same words from another mouth are not the same: "I live in Lisbon" said by Ana and by Ben, or by a web page.
function voiceOf({ kind, value }: StoredItem): string {
  return JSON.stringify([kind, value.origin, kind === "turn" ? (value.name ?? value.role) : null]);
}
