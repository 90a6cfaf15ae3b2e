import type { Filter, Scope } from "@holdfast/core";
import type { MemoryLike } from "../memory-like.ts";
import { stampOf, type TurnStamp } from "./turn-stamp.ts";

const pageSize = 1_000;

/**
 * The keys of turns that the user discards by what they say now: the earlier version of an edited message, and everything that
 * followed it or followed the answer that is generated again. Known only within a run: without one, nobody can tell an edited
 * first message from a new conversation.
 *
 * @param before turns that were recorded later, in milliseconds since 1970, go on from this one and stay
 */
export async function findDiscarded(
  memory: MemoryLike,
  scope: Scope,
  stamp: TurnStamp,
  before: number,
): Promise<string[]> {
  if (memory.turns === undefined || scope.runId === undefined) return [];
  const discarded = new Set<string>();
  let filter: Filter = {
    or: [{ "metadata.aiSdk.place": stamp.place }, { "metadata.aiSdk.after": stamp.content }],
  };
  const seen = new Set([stamp.content]);
  while (true) {
    const { items } = await memory.turns(scope, { filter, limit: pageSize });
    const found = items
      .filter(({ recordedAt }) => Date.parse(recordedAt) <= before)
      .flatMap((turn) => stampOf(turn) ?? []);
    for (const { turn } of found) if (turn !== stamp.turn) discarded.add(turn);
    const next = [...new Set(found.map(({ content }) => content))].filter(
      (content) => !seen.has(content),
    );
    if (next.length === 0) return [...discarded];
    for (const content of next) seen.add(content);
    filter = { "metadata.aiSdk.after": { in: next } };
  }
}
