import type { VectorItem } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { type ChromaClientLike, type ChromaMetadata, chromaIndex } from "../src/index.ts";

const scope = { userId: "ada" };

/** A client that writes down the sizes of its requests, and keeps what is put. */
function countingClient(maxBatchSize: number) {
  const requests: string[] = [];
  const records = new Map<string, { embedding: number[]; metadata: ChromaMetadata }>();
  const client: ChromaClientLike = {
    getMaxBatchSize: async () => maxBatchSize,
    getCollection: async () => ({ id: "one" }),
    deleteCollection: async () => undefined,
    getOrCreateCollection: async () => ({
      id: "one",
      async upsert({ ids, embeddings, metadatas }) {
        requests.push(`upsert ${ids.length}`);
        for (const [place, id] of ids.entries())
          records.set(id, {
            embedding: embeddings[place] ?? [],
            metadata: { ...records.get(id)?.metadata, ...metadatas[place] },
          });
      },
      async get({ ids = [] }) {
        const found = ids.filter((id) => records.has(id));
        return {
          ids: found,
          metadatas: found.map((id) => records.get(id)?.metadata ?? null),
          embeddings: found.map((id) => records.get(id)?.embedding ?? []),
        };
      },
      async delete({ ids }) {
        requests.push(`delete ${ids.length}`);
        for (const id of ids) records.delete(id);
      },
      query: async () => ({ ids: [[]], distances: [[]] }),
    }),
  };
  return { client, requests, records };
}

function items(count: number, dimensions = 2): VectorItem[] {
  return Array.from({ length: count }, (_, id) => ({
    kind: "turn",
    id: String(id),
    scope,
    vector: new Float32Array(dimensions).fill(1),
  }));
}

describe("what chromaIndex asks of a server", () => {
  const open = (client: ChromaClientLike) =>
    chromaIndex({ client })({ embedder: "test", dimensions: 2 });

  it("stays within what the server takes at once", async () => {
    const { client, requests, records } = countingClient(3);
    const index = open(client);
    await index.upsert(items(7));
    await index.delete(items(7));
    expect(requests).toEqual([
      "upsert 3",
      "upsert 3",
      "upsert 1",
      "delete 3",
      "delete 3",
      "delete 1",
    ]);
    expect(records.size).toBe(0);
  });

  it("sends no more than four megabytes of vectors at once", async () => {
    const { client, requests } = countingClient(5_461);
    await open(client).upsert(items(300, 8_192));
    expect(requests).toEqual(["upsert 128", "upsert 128", "upsert 44"]);
  });

  it("sends vectors of length 1, however long they are, and none where there is no direction", async () => {
    const { client, records } = countingClient(100);
    const vectors = [
      [3, 4],
      [3e38, 3e38],
      [1e-44, 0],
      [0, 0],
    ];
    await open(client).upsert(
      vectors.map((vector, id) => ({
        kind: "turn",
        id: String(id),
        scope,
        vector: Float32Array.from(vector),
      })),
    );
    const lengths = [...records.values()].map(({ embedding }) => Math.hypot(...embedding));
    for (const length of lengths.slice(0, 3)) expect(length).toBeCloseTo(1, 6);
    expect(lengths[3]).toBe(0);
  });

  it("takes a record out before it puts one that lost a field, since Chroma merges metadata", async () => {
    const { client, requests, records } = countingClient(100);
    const index = open(client);
    const [item] = items(1) as [VectorItem];
    await index.upsert([{ ...item, fields: { "metadata.a": 1, "metadata.b": 2 } }]);
    await index.upsert([{ ...item, fields: { "metadata.a": 3, "metadata.b": 2 } }]);
    await index.upsert([{ ...item, fields: { "metadata.a": 3 } }]);
    expect(requests).toEqual(["upsert 1", "upsert 1", "delete 1", "upsert 1"]);
    expect(records.get("turn/0")?.metadata).toEqual({
      kind: "turn",
      userId: "ada",
      "metadata.a": 3,
    });
  });

  it("refuses options that cannot be", () => {
    for (const options of [{ timeoutMs: 0 }, { timeoutMs: Number.NaN }, { collection: "a b" }])
      expect(() => chromaIndex(options)).toThrow(
        expect.objectContaining({ code: "invalid_options" }),
      );
  });
});
