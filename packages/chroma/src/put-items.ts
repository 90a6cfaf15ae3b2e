import type { VectorItem } from "@holdfast/core";
import type { ChromaClientLike, ChromaCollectionLike } from "./chroma-client-like.ts";
import { recordMetadata } from "./record-metadata.ts";
import { unitVector } from "./unit-vector.ts";

// Of vectors in one request: far below the 40 MiB that a server takes by default, as it may get them as decimal numbers.
const largestRequest = 4 * 1024 * 1024;
const mostRecords = 1_000;

/** Puts items into a collection, in requests that the server takes. The ids must differ. */
export async function putItems(
  collection: ChromaCollectionLike,
  client: ChromaClientLike,
  records: readonly { id: string; item: VectorItem }[],
): Promise<void> {
  const bytes = records.reduce((most, { item }) => Math.max(most, item.vector.byteLength), 1);
  const allowed = await client.getMaxBatchSize();
  const byServer = allowed > 0 ? allowed : mostRecords;
  const size = Math.max(1, Math.min(byServer, mostRecords, Math.floor(largestRequest / bytes)));
  for (let from = 0; from < records.length; from += size)
    await putSome(collection, records.slice(from, from + size));
}

async function putSome(
  collection: ChromaCollectionLike,
  records: readonly { id: string; item: VectorItem }[],
): Promise<void> {
  const ids = records.map(({ id }) => id);
  const metadatas = records.map(({ item: { kind, scope, fields } }) =>
    recordMetadata(kind, scope, fields),
  );
  const wanted = new Map(ids.map((id, place) => [id, metadatas[place] ?? {}]));
  // an upsert merges metadata: a key that the item no longer has would stay, and only goes with the record
  const found = await collection.get({ ids, include: ["metadatas"] });
  const stale = found.ids.filter((id, place) =>
    Object.keys(found.metadatas[place] ?? {}).some(
      (key) => !Object.hasOwn(wanted.get(id) ?? {}, key),
    ),
  );
  if (stale.length > 0) await collection.delete({ ids: stale });
  const embeddings = records.map(({ item }) => unitVector(item.vector));
  await collection.upsert({ ids, embeddings, metadatas });
}
