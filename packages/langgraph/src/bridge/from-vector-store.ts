import {
  HoldfastError,
  type ItemKind,
  type Scope,
  type VectorHit,
  type VectorIndex,
  type VectorItem,
  type VectorQuery,
} from "@holdfast/core";
import type { VectorStore } from "@langchain/core/vectorstores";
import {
  conditionsOf,
  knownTraits,
  metadataOf,
  refusedStores,
  type VectorStoreTraits,
} from "./vector-store-traits.ts";

/** A vector store of LangChain, as far as it is used here. */
export type VectorStoreLike = Pick<
  VectorStore,
  "addVectors" | "delete" | "similaritySearchVectorWithScore" | "_vectorstoreType"
>;

const mostCounted = 10_000;

/**
 * A vector store of LangChain as an index of Holdfast. The index is disposable: text, scope and history stay in the memory's file, and
 * what the store returns is checked there. `count` counts up to 10,000, and only once a vector was put or searched for.
 *
 * @param traits what the store can do. @default what is known of its type
 * @throws HoldfastError `invalid_options` for stores that cannot delete by id, or cannot search within a scope, and for unknown ones
 * without traits
 * @example
 * ```ts
 * const index = fromVectorStore(new QdrantVectorStore(embeddings, { url, collectionName: "memories" }));
 * const memory = await createMemory({ embedder: embeddings, index });
 * ```
 */
export function fromVectorStore(store: VectorStoreLike, traits?: VectorStoreTraits): VectorIndex {
  const type = store._vectorstoreType();
  const { upsert, score, filter } = traits ?? traitsOf(type);
  let dimensions = 0;

  const hits = async (
    vector: number[],
    limit: number,
    kind: ItemKind | undefined,
    scope: Scope,
  ) => {
    const wanted = filter(conditionsOf(kind, scope)) as never;
    const found = await store.similaritySearchVectorWithScore(vector, limit, wanted);
    return found.flatMap(([{ metadata }, value]): VectorHit[] => {
      const { holdfastId: id, holdfastKind } = metadata as Record<string, unknown>;
      // a store that ignores its filter must not widen the scope
      const within = Object.entries(conditionsOf(kind, scope)).every(
        ([name, condition]) => (metadata as Record<string, unknown>)[name] === condition,
      );
      if (typeof id !== "string" || !within) return [];
      return [
        { kind: holdfastKind as ItemKind, id, score: score === "distance" ? 1 - value : value },
      ];
    });
  };

  return {
    identity: () => Promise.resolve(`langchain:${type}`),
    async upsert(items: readonly VectorItem[]) {
      if (items.length === 0) return;
      dimensions = items[0]?.vector.length ?? dimensions;
      const last = [...new Map(items.map((item) => [item.id, item])).values()];
      const ids = last.map(({ id }) => id);
      if (!upsert) await store.delete({ ids });
      await store.addVectors(
        last.map(({ vector }) => Array.from(vector)),
        last.map(({ kind, id, scope }) => ({
          id,
          pageContent: "",
          metadata: metadataOf(kind, id, scope),
        })),
        { ids },
      );
    },
    async query(vector: Float32Array, { scope, kind, limit, signal }: VectorQuery) {
      signal?.throwIfAborted();
      dimensions = vector.length;
      const found = await hits(Array.from(vector), limit, kind, scope);
      signal?.throwIfAborted();
      return found.sort((a, b) => b.score - a.score).slice(0, limit);
    },
    async delete(items: readonly { kind: ItemKind; id: string }[]) {
      if (items.length > 0) await store.delete({ ids: items.map(({ id }) => id) });
    },
    // the base class has no word for it, so as many as there are are searched for
    async count(scope: Scope) {
      if (dimensions === 0) return 0;
      const any = [1, ...new Array<number>(dimensions - 1).fill(0)];
      return (await hits(any, mostCounted, undefined, scope)).length;
    },
  };
}

function traitsOf(type: string): VectorStoreTraits {
  const known = Object.hasOwn(knownTraits, type) ? knownTraits[type] : undefined;
  if (known !== undefined) return known;
  const why = Object.hasOwn(refusedStores, type) ? refusedStores[type] : undefined;
  throw new HoldfastError(
    "invalid_options",
    why === undefined
      ? `Nothing is known of vector stores of type ${type}.`
      : `A vector store of type ${type} cannot hold memories: ${why}.`,
    {
      hint: `Known are ${Object.keys(knownTraits).join(", ")}; for another store say its traits.`,
    },
  );
}
