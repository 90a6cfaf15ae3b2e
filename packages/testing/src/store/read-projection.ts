import assert from "node:assert/strict";
import type {
  ItemKind,
  LexicalDocument,
  LexicalRead,
  PartitionView,
  Scope,
  Store,
  VectorRead,
} from "@holdfast/core";
import type { ProjectedDocument } from "./projected-document.ts";
import { unpackBlock } from "./projected-document.ts";

/** What a search in a scope would find documents of: by the id of the item, what the store's projection holds of it. */
export type Projection = Map<string, LexicalDocument & { codes: Uint32Array }>;

/**
 * Reads the lexical projection as a search does: the partitions of the scope, their blocks, only the scopes that the query
 * contains, and the items behind the keys.
 *
 * @throws Error when an item stands in it twice, when a document's item does not exist, or when a partition's versions are not
 * those of its projections
 */
export async function readProjection(
  store: Store,
  scope: Scope,
  kind: ItemKind,
): Promise<Projection> {
  const documents: ProjectedDocument[] = [];
  for (const view of await store.partitions(scope)) {
    const { partition, scopeKeys } = view;
    const read = await store.readLexical(partition, kind);
    await checkVersions(view, kind, read, store);
    for (const block of read?.blocks ?? []) {
      for (const document of unpackBlock(block)) {
        if (scopeKeys === undefined || scopeKeys.has(document.scopeKey)) documents.push(document);
      }
    }
  }
  const keys = documents.map(({ itemKey }) => itemKey);
  const items = kind === "turn" ? await store.turnsByKey(keys) : await store.recordsByKey(keys);
  const ids = new Map(items.map(({ key, item }) => [key, item.id]));
  const projection: Projection = new Map();
  for (const { itemKey, minutes, speaker, flags, codes } of documents) {
    const id = ids.get(itemKey);
    if (id === undefined) throw new Error(`the projection holds the key ${itemKey} of no ${kind}`);
    if (projection.has(id)) throw new Error(`the projection holds the ${kind} ${id} twice`);
    projection.set(id, { minutes, speaker, flags, codes: Uint32Array.from(codes) });
  }
  return projection;
}

// A search trusts them, and reads no further when it knows as much.
async function checkVersions(
  { partition, versions }: PartitionView,
  kind: ItemKind,
  read: LexicalRead | undefined,
  store: Store,
): Promise<void> {
  if (versions === undefined) return;
  const { documents, vectors } = versions[kind];
  const { generation, count } = read as LexicalRead;
  assert.deepEqual(documents, { generation, count });
  const { generation: vectorGeneration, sequence } = (await store.readVectors(
    partition,
    kind,
  )) as VectorRead;
  assert.deepEqual(vectors, { generation: vectorGeneration, sequence });
}
