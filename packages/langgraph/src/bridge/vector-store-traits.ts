import type { ItemKind, Scope } from "@holdfast/core";

/** What a vector store of LangChain can do, since its base class promises neither ids nor deletion nor filters. */
export interface VectorStoreTraits {
  /** Whether adding an id that is there replaces it. If not, it is deleted first. */
  upsert: boolean;
  /** What the second part of a result is: higher is nearer (`similarity`), or lower is nearer (`distance`, of the cosine). */
  score: "similarity" | "distance";
  /** The store's own filter for documents whose metadata has all of these values. */
  filter(wanted: Readonly<Record<string, string>>): unknown;
}

const equalities = (wanted: Readonly<Record<string, string>>) => ({ ...wanted });

/**
 * Stores of which it is known, by their type in LangChain. From their sources: only what goes through `similaritySearchVectorWithScore`,
 * `addVectors` with `ids`, and `delete` with `ids`.
 */
export const knownTraits: Readonly<Record<string, VectorStoreTraits>> = {
  qdrant: {
    upsert: true,
    score: "similarity",
    filter: (wanted) => ({
      must: Object.entries(wanted).map(([name, value]) => ({
        key: `metadata.${name}`,
        match: { value },
      })),
    }),
  },
  pinecone: { upsert: true, score: "similarity", filter: equalities },
  chroma: {
    upsert: true,
    score: "distance",
    filter(wanted) {
      const all = Object.entries(wanted).map(([name, value]) => ({ [name]: { $eq: value } }));
      return all.length === 1 ? all[0] : { $and: all };
    },
  },
  mongodb_atlas: {
    upsert: true,
    score: "similarity",
    filter: (wanted) => ({
      preFilter: Object.fromEntries(
        Object.entries(wanted).map(([name, value]) => [name, { $eq: value }]),
      ),
    }),
  },
  pgvector: { upsert: false, score: "distance", filter: equalities },
  supabase: { upsert: true, score: "similarity", filter: equalities },
};

/** Stores that cannot hold memories, and why. */
export const refusedStores: Readonly<Record<string, string>> = {
  memory: "it cannot delete, and keeps a vector twice that is added again",
  faiss: "it knows no filters, and keeps the old vector of an id that is added again",
  hnswlib: "its delete removes the whole index",
  lancedb: "it cannot delete",
  libsql: "it knows no ids of its callers",
};

/** What a document in the store says of its item. */
export function metadataOf(kind: ItemKind, id: string, scope: Scope): Record<string, string> {
  return { holdfastId: id, ...conditionsOf(kind, scope) };
}

/** What a document must say to be of a kind and within a scope. */
export function conditionsOf(kind: ItemKind | undefined, scope: Scope): Record<string, string> {
  const conditions: Record<string, string> = kind === undefined ? {} : { holdfastKind: kind };
  for (const field of ["userId", "agentId", "runId", "appId"] as const) {
    const id = scope[field];
    if (id !== undefined) conditions[field] = id;
  }
  return conditions;
}
