import type { AnnexDatabase } from "@holdfast/core";
import type { ThreadAddress } from "./address.ts";
import type { ChannelEntries, ChannelEntry, CheckpointRow } from "./checkpoint-rows.ts";
import { ensurePlace, ensureThread, findCheckpoint, findThread } from "./checkpoint-rows.ts";
import type { Serialised } from "./serialised.ts";
import { storeValue } from "./value-rows.ts";
import { writtenValues } from "./write-rows.ts";

/** A checkpoint to store. */
export interface CheckpointPut {
  address: ThreadAddress;
  id: string;
  parentId: string | undefined;
  /** JSON of the checkpoint without its id and its channels. */
  body: string;
  metadata: Serialised;
  versions: Readonly<Record<string, string | number>>;
  /** Channels to store. Those that have a version and are not among them are taken over from the parent. */
  values: ReadonlyMap<string, Serialised>;
  /** Channels that changed: without a value they are empty, whatever the parent holds. */
  changed: ReadonlySet<string>;
  /** Channels that hold a value which can be stored if the parent cannot supply it. */
  held: ReadonlySet<string>;
}

/**
 * Stores a checkpoint; one of the same id is replaced, its writes stay. Each channel points at the row that holds its value: a
 * channel that did not change at the parent's row, at the same version. So two branches of one parent, which count their
 * versions alike, never see each other's values.
 *
 * @returns channels whose values are needed too, since the parent does not have them; then nothing was stored
 */
export function putCheckpoint(database: AnnexDatabase, put: CheckpointPut): string[] {
  const known = findThread(database, put.address);
  const parent =
    known === undefined || put.parentId === undefined
      ? undefined
      : findCheckpoint(database, known, put.parentId);
  const inherited: ChannelEntries = parent === undefined ? {} : JSON.parse(parent.channels);
  const entries: [string, ChannelEntry][] = [];
  const missing: string[] = [];
  for (const [channel, version] of Object.entries(put.versions)) {
    if (put.values.has(channel)) continue;
    const entry = Object.hasOwn(inherited, channel) ? inherited[channel] : undefined;
    const carried = put.changed.has(channel) || entry?.[0] !== version ? 0 : (entry?.[1] ?? 0);
    // without a parent a channel that is not said to have changed never held anything
    if (carried === 0 && put.parentId !== undefined && put.held.has(channel)) missing.push(channel);
    entries.push([channel, [version, carried]]);
  }
  if (missing.length > 0) return missing;

  const thread = known ?? ensureThread(database, put.address);
  for (const [channel, value] of put.values) {
    const version = Object.hasOwn(put.versions, channel) ? put.versions[channel] : undefined;
    const key = storeValue(database, thread, value, {
      previous: Object.hasOwn(inherited, channel) ? (inherited[channel]?.[1] ?? 0) : 0,
      written: parent === undefined ? [] : writtenValues(database, parent.key, channel),
    });
    entries.push([channel, [version ?? null, key]]);
  }
  writeRow(database, thread, put, parent, JSON.stringify(Object.fromEntries(entries)));
  return [];
}

function writeRow(
  database: AnnexDatabase,
  thread: number,
  put: CheckpointPut,
  parent: CheckpointRow | undefined,
  channels: string,
): void {
  const parentKey =
    put.parentId === undefined || put.parentId === put.id
      ? null
      : (parent?.key ?? ensurePlace(database, thread, put.parentId));
  database.run(
    `INSERT INTO langgraph_saver_checkpoint (thread, id, parent, body, channels, metadata_type, metadata)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (thread, id) DO UPDATE SET parent = ifnull(excluded.parent, parent), body = excluded.body,
       channels = excluded.channels, metadata_type = excluded.metadata_type, metadata = excluded.metadata`,
    thread,
    put.id,
    parentKey,
    put.body,
    channels,
    put.metadata.type,
    put.metadata.bytes,
  );
}
