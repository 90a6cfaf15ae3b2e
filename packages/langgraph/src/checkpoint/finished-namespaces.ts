import type { AnnexDatabase } from "@holdfast/core";
import type { CheckpointMetadata, SerializerProtocol } from "@langchain/langgraph-checkpoint";
import { findCheckpoint, findLatest, findThread } from "./checkpoint-rows.ts";
import type { Serialised } from "./serialised.ts";
import { deleteNamespace, threadKeys } from "./thread-rows.ts";

/** The namespace of a subgraph that ran for one task, and its latest checkpoint. */
export interface TaskNamespace {
  thread: number;
  latest: number;
  metadata: Serialised;
}

/** The namespaces that belong to one task each, `node:task`; one without a task, `node`, is a subgraph's own for ever. */
export function readTaskNamespaces(database: AnnexDatabase, threadId: string): TaskNamespace[] {
  return threadKeys(database, threadId)
    .filter(({ namespace }) => namespace.split("|").at(-1)?.includes(":"))
    .flatMap(({ key }) => {
      const row = database.get(
        `SELECT key, metadata_type, metadata FROM langgraph_saver_checkpoint
         WHERE thread = ? AND body IS NOT NULL ORDER BY id DESC LIMIT 1`,
        key,
      );
      if (row === undefined) return [];
      const metadata = { type: row.metadata_type as string, bytes: row.metadata as Uint8Array };
      return [{ thread: key, latest: row.key as number, metadata }];
    });
}

/** The checkpoints that a subgraph ran under, by namespace. */
export async function readParents(
  { metadata }: TaskNamespace,
  serializer: SerializerProtocol,
): Promise<[namespace: string, id: string][]> {
  const loaded: CheckpointMetadata = await serializer.loadsTyped(metadata.type, metadata.bytes);
  return Object.entries(loaded.parents ?? {});
}

/**
 * Deletes the namespace of a task whose graph has gone on and whose own checkpoint was pruned: nothing leads to it any more.
 *
 * @returns how many checkpoints were deleted
 */
export function deleteFinished(
  database: AnnexDatabase,
  threadId: string,
  { thread, latest }: TaskNamespace,
  parents: readonly (readonly [namespace: string, id: string])[],
): number {
  if (findLatest(database, thread)?.key !== latest) return 0;
  const isOver = parents.some(([namespace, id]) => {
    const parent = findThread(database, { threadId, namespace });
    if (parent === undefined || (findCheckpoint(database, parent, id)?.body ?? null) !== null) {
      return false;
    }
    return id < (findLatest(database, parent)?.id ?? "");
  });
  if (!isOver) return 0;
  const { count } = database.get(
    "SELECT count(body) AS count FROM langgraph_saver_checkpoint WHERE thread = ?",
    thread,
  ) as { count: number };
  deleteNamespace(database, thread);
  return count;
}
