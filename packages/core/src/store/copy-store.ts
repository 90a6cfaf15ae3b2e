import { HoldfastError } from "../errors.ts";
import { encodeItem } from "../lexical/encode-item.ts";
import { embedderSetting } from "../provider/embedder-fingerprint.ts";
import { createTextAnalyser, type TextAnalyser } from "../text/text-analyser.ts";
import { withoutCopied } from "./copy-remainder.ts";
import type { Store, StoreCounts, StoredEntry, WriteBatch } from "./store.ts";

/** How a store is copied. */
export interface CopyStoreOptions {
  /** Told after each step. */
  onProgress?: ((progress: CopyProgress) => void) | undefined;
  /** Stops between two steps; called again for the same two stores, the copy goes on where it stopped. */
  signal?: AbortSignal | undefined;
}

/** How far a copy is: turns, records and events together. */
export interface CopyProgress {
  done: number;
  total: number;
}

const entriesAtOnce = 500;
/** The setting of the target that says how far the copy is. */
const copySetting = "copy";
/** Its value when everything is there. */
const complete = "complete";

/**
 * Copies everything that a store holds into another, empty one: turns, records, events, vectors, the turns that wait to be read, and
 * which embedder the vectors are of. The index of words is made anew, by the rules that the source was indexed with. Nobody may write to
 * either store meanwhile.
 *
 * What a store keeps for other packages (an annex) is not copied, nor are earlier failed attempts to read a turn; an index elsewhere
 * fills itself from the target.
 *
 * @returns what the target holds in the end, the same as the source
 * @throws HoldfastError `invalid_options` when the target is not empty and not the unfinished copy of the same source; `aborted`;
 * `store_failed` when both differ in the end, since the source was written to; `store_*`
 * @example
 * ```ts
 * import { copyStore, SqliteStore } from "@holdfast/core";
 *
 * const [source, target] = ["memory.db", "copy.db"].map((path) => SqliteStore.open({ path }));
 * await copyStore(source, target, { onProgress: ({ done, total }) => console.log(`${done} of ${total}`) });
 * ```
 */
export async function copyStore(
  source: Store,
  target: Store,
  options: CopyStoreOptions = {},
): Promise<StoreCounts> {
  const counts = await source.counts();
  const total = sum(counts);
  let cursor = await startOf(source, target);
  let done = cursor === undefined ? 0 : sum(await target.counts());
  const analyser = await analyserOf(source);
  await target.setSetting("analyser", analyser.id);
  const embedder = await source.getSetting(embedderSetting);
  if (embedder !== undefined) await target.setSetting(embedderSetting, embedder);
  for (;;) {
    options.onProgress?.({ done, total });
    if (options.signal?.aborted) {
      throw new HoldfastError("aborted", "The copy was stopped; called again, it goes on.", {
        cause: options.signal.reason,
      });
    }
    const page = await source.readAll({ limit: entriesAtOnce, cursor });
    const missing = await withoutCopied(target, page.items);
    if (missing.length > 0) {
      await target.write(batchOf(missing, analyser, embedder !== undefined));
    }
    done += missing.length;
    if (page.next === undefined) break;
    cursor = page.next;
    await target.setSetting(copySetting, stateOf(source, cursor));
  }
  const copied = await target.counts();
  checkEqual(source, target, await source.counts(), copied);
  await target.setSetting(copySetting, complete);
  options.onProgress?.({ done: total, total });
  return copied;
}

// Where an unfinished copy goes on; undefined from the start.
async function startOf(source: Store, target: Store): Promise<string | undefined> {
  const state = await target.getSetting(copySetting);
  const unfinished = state !== undefined && state !== complete;
  if (unfinished) {
    const { from, cursor } = JSON.parse(state) as { from: string; cursor?: string };
    if (from === source.location) return cursor;
    throw new HoldfastError(
      "invalid_options",
      `${target.location} holds a part of ${from}, whose copy was broken off.`,
      { hint: "Copy the same source again, named as it was then, or take an empty target." },
    );
  }
  const held = await target.counts();
  if (sum(held) > 0 || held.scopes > 0) {
    throw new HoldfastError("invalid_options", `${target.location} is not empty.`, {
      hint: "Copy into a new file or schema: two memories cannot be put together.",
    });
  }
  await target.setSetting(copySetting, stateOf(source, undefined));
  return undefined;
}

function stateOf(source: Store, cursor: string | undefined): string {
  return JSON.stringify({ from: source.location, cursor });
}

async function analyserOf(source: Store): Promise<TextAnalyser> {
  const language = (await source.getSetting("analyser"))?.split(":")[1];
  return createTextAnalyser(language === undefined ? {} : { language });
}

function batchOf(
  entries: readonly StoredEntry[],
  analyser: TextAnalyser,
  awaitVectors: boolean,
): WriteBatch {
  const turns = entries.filter((entry) => entry.kind === "turn");
  const records = entries.filter((entry) => entry.kind === "memory");
  return {
    turns: turns.map(({ turn, searchable }) => ({
      turn,
      document: searchable ? encodeItem({ kind: "turn", value: turn }, analyser) : undefined,
    })),
    records: records.map(({ record, searchable }) => ({
      record,
      expectedVersion: 0,
      document: searchable ? encodeItem({ kind: "memory", value: record }, analyser) : undefined,
    })),
    events: entries.flatMap((entry) => (entry.kind === "event" ? [entry.event] : [])),
    // what has a vector stops waiting for one in the same write
    vectors: [
      ...turns.map(({ turn, vector }) => ({ kind: "turn" as const, id: turn.id, vector })),
      ...records.map(({ record, vector }) => ({ kind: "memory" as const, id: record.id, vector })),
    ].flatMap(({ vector, ...item }) => (vector === undefined ? [] : [{ ...item, vector }])),
    extractions: turns
      .filter(({ awaitsExtraction }) => awaitsExtraction)
      .map(({ turn }) => ({ turnId: turn.id, dueAt: turn.recordedAt })),
    awaitVectors,
  };
}

function checkEqual(source: Store, target: Store, wanted: StoreCounts, copied: StoreCounts): void {
  const of = (counts: StoreCounts) =>
    JSON.stringify({
      turns: [counts.turns, counts.retractedTurns],
      records: counts.records,
      events: counts.events,
      vectors: counts.vectors,
      waiting: counts.extractions.pending + counts.extractions.givenUp,
    });
  if (of(wanted) === of(copied)) return;
  throw new HoldfastError(
    "store_failed",
    `${target.location} holds ${of(copied)}, ${source.location} ${of(wanted)}.`,
    { hint: "One of them was written to during the copy. Copy again into an empty target." },
  );
}

function sum({ turns, retractedTurns, records, events }: StoreCounts): number {
  return turns + retractedTurns + records.active + records.superseded + records.retracted + events;
}
