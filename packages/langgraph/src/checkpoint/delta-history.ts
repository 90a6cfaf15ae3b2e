import type { AnnexDatabase } from "@holdfast/core";
import type { DeltaChannelHistory, SerializerProtocol } from "@langchain/langgraph-checkpoint";
import type { Address } from "./address.ts";
import type { ChannelEntries, CheckpointRow } from "./checkpoint-rows.ts";
import { findCheckpoint, findLatest, findThread } from "./checkpoint-rows.ts";
import type { Serialised } from "./serialised.ts";
import { presentWrites } from "./tuples.ts";
import { assembleValue, readValues } from "./value-rows.ts";
import { readWriteRows, type StoredWrite, withValue } from "./write-rows.ts";

/** What the ancestors of a checkpoint hold of one channel: the nearest stored value, and what was written since, oldest first. */
export interface StoredHistory {
  seed?: Serialised;
  writes: StoredWrite[];
}

// The checkpoint above another one, or the place that is left of it.
function findParent(
  database: AnnexDatabase,
  key: number,
): Pick<CheckpointRow, "key" | "channels"> | undefined {
  return database.get(
    `SELECT key, channels FROM langgraph_saver_checkpoint
     WHERE key = (SELECT parent FROM langgraph_saver_checkpoint WHERE key = ?)`,
    key,
  ) as Pick<CheckpointRow, "key" | "channels"> | undefined;
}

/** Walks from a checkpoint to its ancestors, each channel as far as the nearest one that stores a value of it. */
export function readDeltaHistory(
  database: AnnexDatabase,
  { threadId, namespace = "", checkpointId }: Address,
  channels: readonly string[],
): Map<string, StoredHistory> {
  const histories = new Map<string, StoredHistory>(channels.map((name) => [name, { writes: [] }]));
  const thread = threadId === undefined ? undefined : findThread(database, { threadId, namespace });
  if (thread === undefined) return histories;
  const target =
    checkpointId === undefined
      ? findLatest(database, thread)
      : findCheckpoint(database, thread, checkpointId);
  const open = new Set(channels);
  const passed = new Set<number>();
  let ancestor = target && findParent(database, target.key);
  while (ancestor !== undefined && open.size > 0 && !passed.has(ancestor.key)) {
    passed.add(ancestor.key);
    const rows = readWriteRows(database, [ancestor.key], [...open]);
    const values = readValues(
      database,
      rows.map(({ value }) => value),
    );
    for (const row of rows.toReversed()) {
      histories.get(row.channel)?.writes.push(withValue(row, values));
    }
    const entries = JSON.parse(ancestor.channels) as ChannelEntries;
    for (const channel of open) {
      const value = Object.hasOwn(entries, channel) ? (entries[channel]?.[1] ?? 0) : 0;
      if (value === 0) continue;
      const history = histories.get(channel) as StoredHistory;
      history.seed = assembleValue(readValues(database, [value]), value);
      open.delete(channel);
    }
    ancestor = findParent(database, ancestor.key);
  }
  for (const history of histories.values()) history.writes.reverse();
  return histories;
}

/** Turns the bytes of a channel's history into what a graph replays. */
export async function presentHistory(
  { seed, writes }: StoredHistory,
  serializer: SerializerProtocol,
): Promise<DeltaChannelHistory> {
  return {
    writes: await presentWrites(writes, serializer),
    ...(seed && { seed: await serializer.loadsTyped(seed.type, seed.bytes) }),
  };
}
