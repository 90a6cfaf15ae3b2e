import type { ItemKind, LexicalDocument, Scope, Store } from "@holdfast/core";
import type { ProjectedDocument } from "./projected-document.ts";
import { unpackBlock } from "./projected-document.ts";

/** What a search in a scope would find documents of: by the id of the item, what the store's projection holds of it. */
export type Projection = Map<string, LexicalDocument & { codes: Uint32Array }>;

/**
 * Reads the lexical projection as a search does: the partitions of the scope, their blocks, only the scopes that the query
 * contains, and the items behind the keys.
 *
 * @throws Error when an item stands in it twice, or when a document's item does not exist
 */
export async function readProjection(
  store: Store,
  scope: Scope,
  kind: ItemKind,
): Promise<Projection> {
  const documents: ProjectedDocument[] = [];
  for (const { partition, scopeKeys } of await store.partitions(scope)) {
    const read = await store.readLexical(partition, kind);
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
