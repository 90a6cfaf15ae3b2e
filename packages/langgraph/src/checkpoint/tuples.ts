import type { AnnexDatabase } from "@holdfast/core";
import type {
  Checkpoint,
  CheckpointMetadata,
  CheckpointPendingWrite,
  CheckpointTuple,
  SerializerProtocol,
} from "@langchain/langgraph-checkpoint";
import { maxChannelVersion, TASKS } from "@langchain/langgraph-checkpoint";
import type { ThreadAddress } from "./address.ts";
import type { ChannelEntries, CheckpointBody } from "./checkpoint-rows.ts";
import type { Serialised } from "./serialised.ts";
import { assembleValue, readValues, type ValueRow } from "./value-rows.ts";
import { readWriteRows, type StoredWrite, type WriteRow, withValue } from "./write-rows.ts";

/** From this version of the checkpoint's format on, what was sent is a channel; before, it is among the parent's writes. */
export const firstFormatWithSends = 4;

/** All that is stored of a checkpoint, as bytes of one moment. */
export interface StoredTuple {
  address: ThreadAddress;
  id: string;
  parentId: string | undefined;
  body: CheckpointBody;
  versions: Record<string, string | number>;
  values: { channel: string; value: Serialised }[];
  metadata: Serialised;
  writes: StoredWrite[];
  /** What the parent's tasks sent, for a checkpoint of an older format. */
  sends: StoredWrite[] | undefined;
}

/** Reads checkpoints by their keys, in the order of the keys; one that is gone meanwhile is left out. */
export function readTuples(database: AnnexDatabase, keys: readonly number[]): StoredTuple[] {
  const rows = database.all(
    `SELECT c.key, c.id, c.parent, c.body, c.channels, c.metadata_type, c.metadata, t.thread_id, t.namespace,
       (SELECT id FROM langgraph_saver_checkpoint p WHERE p.key = c.parent) AS parent_id
     FROM json_each(?) wanted JOIN langgraph_saver_checkpoint c ON c.key = wanted.value
     JOIN langgraph_saver_thread t ON t.key = c.thread WHERE c.body IS NOT NULL ORDER BY wanted.key`,
    JSON.stringify(keys),
  );
  const parsed = rows.map((row) => ({
    row,
    entries: Object.entries(JSON.parse(row.channels as string) as ChannelEntries),
    body: JSON.parse(row.body as string) as CheckpointBody,
  }));
  const older = parsed.filter(({ row, body }) => row.parent !== null && isOlder(body));
  const writes = readWriteRows(database, keys);
  const sends = readWriteRows(
    database,
    older.map(({ row }) => row.parent as number),
    [TASKS],
  );
  const valueKeys = [
    ...parsed.flatMap(({ entries }) => entries.map(([, [, value]]) => value)),
    ...[...writes, ...sends].map(({ value }) => value),
  ];
  const values = readValues(
    database,
    [...new Set(valueKeys)].filter((key) => key !== 0),
  );
  const writesOf = groupWrites(writes, values);
  const sendsOf = groupWrites(sends, values);
  return parsed.map(({ row, entries, body }) => ({
    address: { threadId: row.thread_id as string, namespace: row.namespace as string },
    id: row.id as string,
    parentId: (row.parent_id as string | null) ?? undefined,
    body,
    versions: Object.fromEntries(
      entries.flatMap(([channel, [version]]) => (version === null ? [] : [[channel, version]])),
    ),
    values: entries.flatMap(([channel, [, value]]) =>
      value === 0 ? [] : [{ channel, value: assembleValue(values, value) }],
    ),
    metadata: { type: row.metadata_type as string, bytes: row.metadata as Uint8Array },
    writes: writesOf.get(row.key as number) ?? [],
    sends:
      row.parent !== null && isOlder(body) ? (sendsOf.get(row.parent as number) ?? []) : undefined,
  }));
}

function isOlder({ v }: CheckpointBody): boolean {
  return v < firstFormatWithSends;
}

function groupWrites(
  rows: readonly WriteRow[],
  values: ReadonlyMap<number, ValueRow>,
): Map<number, StoredWrite[]> {
  const groups = new Map<number, StoredWrite[]>();
  for (const row of rows) {
    const group = groups.get(row.checkpoint) ?? [];
    group.push(withValue(row, values));
    groups.set(row.checkpoint, group);
  }
  return groups;
}

/** Turns the bytes of a checkpoint into what a graph works with. */
export async function presentTuple(
  stored: StoredTuple,
  serializer: SerializerProtocol,
  firstVersion: string | number,
): Promise<CheckpointTuple> {
  const load = ({ type, bytes }: Serialised) => serializer.loadsTyped(type, bytes);
  const [values, metadata, pendingWrites, sends] = await Promise.all([
    Promise.all(stored.values.map(async ({ channel, value }) => [channel, await load(value)])),
    load(stored.metadata) as Promise<CheckpointMetadata>,
    presentWrites(stored.writes, serializer),
    stored.sends && Promise.all(stored.sends.map(({ value }) => load(value))),
  ]);
  const checkpoint: Checkpoint = {
    ...stored.body,
    id: stored.id,
    channel_values: Object.fromEntries(values),
    channel_versions: stored.versions,
  };
  if (sends !== undefined) {
    const versions = Object.values(stored.versions);
    checkpoint.channel_values[TASKS] = sends;
    checkpoint.channel_versions[TASKS] =
      versions.length === 0 ? firstVersion : maxChannelVersion(...versions);
  }
  const configOf = (id: string) => ({
    configurable: {
      thread_id: stored.address.threadId,
      checkpoint_ns: stored.address.namespace,
      checkpoint_id: id,
    },
  });
  return {
    config: configOf(stored.id),
    checkpoint,
    metadata,
    pendingWrites,
    ...(stored.parentId === undefined ? {} : { parentConfig: configOf(stored.parentId) }),
  };
}

/** Turns the bytes of writes into what a graph works with. */
export function presentWrites(
  rows: readonly StoredWrite[],
  serializer: SerializerProtocol,
): Promise<CheckpointPendingWrite[]> {
  return Promise.all(
    rows.map(
      async ({ taskId, channel, value }): Promise<CheckpointPendingWrite> => [
        taskId,
        channel,
        await serializer.loadsTyped(value.type, value.bytes),
      ],
    ),
  );
}
