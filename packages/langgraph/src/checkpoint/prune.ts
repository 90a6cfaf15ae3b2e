import type { AnnexDatabase } from "@holdfast/core";
import { TASKS, WRITES_IDX_MAP } from "@langchain/langgraph-checkpoint";
import type { ChannelEntries } from "./checkpoint-rows.ts";
import { threadKeys } from "./thread-rows.ts";
import { firstFormatWithSends } from "./tuples.ts";

/** What pruning did. */
export interface PruneResult {
  /** How many checkpoints were deleted. */
  deleted: number;
  /** How many stay. */
  kept: number;
}

/** A checkpoint or place, and which channels were written on top of it. */
interface Node {
  key: number;
  parent: number | null;
  /** The version of the checkpoint's format; null for a place. */
  format: number | null;
  entries: ChannelEntries;
  written: Set<string>;
}

/** What an ancestor of kept checkpoints must go on holding, by channel. */
interface Remains {
  values: Set<string>;
  writes: Set<string>;
}

/** Keeps the latest checkpoints of a thread in each of its namespaces, and what they need of their ancestors. */
export function pruneThread(database: AnnexDatabase, threadId: string, keep: number): PruneResult {
  const results = threadKeys(database, threadId).map(({ key }) => pruneOne(database, key, keep));
  return {
    deleted: results.reduce((sum, { deleted }) => sum + deleted, 0),
    kept: results.reduce((sum, { kept }) => sum + kept, 0),
  };
}

function pruneOne(database: AnnexDatabase, thread: number, keep: number): PruneResult {
  const nodes = readNodes(database, thread);
  const stored = [...nodes.values()].filter(({ format }) => format !== null);
  const kept = new Set(stored.slice(0, keep).map(({ key }) => key));
  if (stored.length <= keep) return { deleted: 0, kept: stored.length };
  const remains = new Map<number, Remains>();
  for (const key of kept) noteRemains(nodes, nodes.get(key) as Node, remains);
  const stays = (key: number) => kept.has(key) || remains.has(key);
  let newest = true;
  for (const node of nodes.values()) {
    // a place above all checkpoints holds writes that came before their checkpoint
    newest &&= node.format === null;
    if (newest || kept.has(node.key)) continue;
    const left = remains.get(node.key);
    if (left === undefined) deleteNode(database, node.key);
    else trimNode(database, node, left, stays);
  }
  dropValues(database, thread);
  return { deleted: stored.length - kept.size, kept: kept.size };
}

// The latest first; places count as nothing that could be kept.
function readNodes(database: AnnexDatabase, thread: number): Map<number, Node> {
  const written = Map.groupBy(
    database.all(
      `SELECT DISTINCT checkpoint, channel FROM langgraph_saver_write
       WHERE checkpoint IN (SELECT key FROM langgraph_saver_checkpoint WHERE thread = ?)`,
      thread,
    ),
    ({ checkpoint }) => checkpoint as number,
  );
  const rows = database.all(
    `SELECT key, parent, json_extract(body, '$.v') AS format, channels FROM langgraph_saver_checkpoint
     WHERE thread = ? ORDER BY id DESC`,
    thread,
  );
  const nodes = rows.map((row): Node => {
    const key = row.key as number;
    return {
      key,
      parent: row.parent as number | null,
      format: row.format as number | null,
      entries: JSON.parse(row.channels as string),
      written: new Set(written.get(key)?.map(({ channel }) => channel as string)),
    };
  });
  return new Map(nodes.map((node) => [node.key, node]));
}

/**
 * Notes what a kept checkpoint needs of its ancestors. A channel that it has no value of may be rebuilt from what was written
 * to it since an ancestor held a value. Of an ordinary channel nothing was: whoever wrote to it left a value in the next
 * checkpoint. The parent is also needed as a name, and, by a checkpoint of an older format, for what its tasks sent.
 */
function noteRemains(
  nodes: ReadonlyMap<number, Node>,
  checkpoint: Node,
  remains: Map<number, Remains>,
): void {
  const path = ancestorsOf(nodes, checkpoint);
  const parent = path[0];
  if (parent === undefined) return;
  const remainsOf = (node: Node) => {
    const found = remains.get(node.key) ?? { values: new Set(), writes: new Set() };
    remains.set(node.key, found);
    return found;
  };
  const { writes } = remainsOf(parent);
  if ((checkpoint.format ?? 0) < firstFormatWithSends) writes.add(TASKS);
  const channels = new Set([checkpoint, ...path].flatMap(({ entries }) => Object.keys(entries)));
  for (const channel of channels) {
    if (holds(checkpoint, channel) || Object.hasOwn(WRITES_IDX_MAP, channel)) continue;
    const seed = path.findIndex((node) => holds(node, channel));
    const needed = seed === -1 ? path : path.slice(0, seed + 1);
    const last = needed.findLastIndex(({ written }) => written.has(channel));
    if (last === -1) continue;
    for (const node of seed === -1 ? needed.slice(0, last + 1) : needed) {
      remainsOf(node).writes.add(channel);
    }
    if (seed !== -1) remainsOf(path[seed] as Node).values.add(channel);
  }
}

function ancestorsOf(nodes: ReadonlyMap<number, Node>, { key, parent }: Node): Node[] {
  const path: Node[] = [];
  const passed = new Set([key]);
  let next = parent;
  while (next !== null && !passed.has(next)) {
    passed.add(next);
    const node = nodes.get(next);
    if (node === undefined) break;
    path.push(node);
    next = node.parent;
  }
  return path;
}

function holds({ entries }: Node, channel: string): boolean {
  return Object.hasOwn(entries, channel) && (entries[channel]?.[1] ?? 0) !== 0;
}

function deleteNode(database: AnnexDatabase, key: number): void {
  database.run("DELETE FROM langgraph_saver_write WHERE checkpoint = ?", key);
  database.run("DELETE FROM langgraph_saver_checkpoint WHERE key = ?", key);
}

// It stays as a place: never listed, but a step on the way to what is older.
function trimNode(
  database: AnnexDatabase,
  node: Node,
  left: Remains,
  stays: (key: number) => boolean,
): void {
  const entries = Object.entries(node.entries).filter(([channel]) => left.values.has(channel));
  const parent = node.parent !== null && stays(node.parent) ? node.parent : null;
  database.run(
    `UPDATE langgraph_saver_checkpoint SET parent = ?, body = NULL, channels = ?, metadata_type = NULL, metadata = NULL
     WHERE key = ?`,
    parent,
    JSON.stringify(Object.fromEntries(entries)),
    node.key,
  );
  database.run(
    `DELETE FROM langgraph_saver_write WHERE checkpoint = ? AND channel NOT IN (SELECT value FROM json_each(?))`,
    node.key,
    JSON.stringify([...left.writes]),
  );
}

function dropValues(database: AnnexDatabase, thread: number): void {
  database.run(
    `WITH RECURSIVE needed (key) AS (
       SELECT json_extract(entry.value, '$[1]')
       FROM langgraph_saver_checkpoint c, json_each(c.channels) entry WHERE c.thread = ?1
       UNION SELECT w.value FROM langgraph_saver_checkpoint c
       JOIN langgraph_saver_write w ON w.checkpoint = c.key WHERE c.thread = ?1
       UNION SELECT base FROM langgraph_saver_value JOIN needed USING (key) WHERE base IS NOT NULL
     )
     DELETE FROM langgraph_saver_value WHERE thread = ?1 AND key NOT IN (SELECT key FROM needed)`,
    thread,
  );
}
