import type { Filter, Scope } from "@holdfast/core";
import type { MemoryLike } from "../memory-like.ts";
import { stampOf, type TurnStamp } from "./turn-stamp.ts";

const pageSize = 1_000;

/**
 * The keys of turns that the user discards by what they say now: the earlier version of an edited message, and everything that
 * followed it or followed the answer that is generated again.
 *
 * Known only within a run, and for a message that follows a recorded turn. Without that, a message that was edited looks like the next
 * one of an application that sends no history, or sends the same examples each time.
 *
 * @param until turns that were recorded later, in milliseconds since 1970, go on from this one and stay
 */
export async function findDiscarded(
  memory: MemoryLike,
  scope: Scope,
  stamp: TurnStamp,
  until: number,
): Promise<string[]> {
  if (memory.turns === undefined || scope.runId === undefined) return [];
  const discarded = new Set<string>();
  const followed: Filter = { "metadata.aiSdk.after": stamp.content };
  const before = { filter: { "metadata.aiSdk.content": stamp.after }, limit: 1 };
  const follows = stamp.after !== "" && (await memory.turns(scope, before)).items.length > 0;
  let filter: Filter = follows
    ? { or: [{ "metadata.aiSdk.place": stamp.place }, followed] }
    : followed;
  const seen = new Set([stamp.content]);
  while (true) {
    const { items } = await memory.turns(scope, { filter, limit: pageSize });
    const found = items
      .filter(({ recordedAt }) => Date.parse(recordedAt) <= until)
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
