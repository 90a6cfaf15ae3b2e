/** What a record says beside its vector. */
export type ChromaMetadata = Record<string, string | number | boolean>;

/** A condition on metadata, as Chroma's client takes it: one operator or one field in each object. */
export type ChromaWhere =
  | { $and: ChromaWhere[] }
  | { $or: ChromaWhere[] }
  | { [field: string]: ChromaCheck };

/** What Chroma can ask of one field. */
export type ChromaCheck =
  | { $eq: string | number | boolean }
  | { $ne: string | number | boolean }
  | { $gt: number }
  | { $gte: number }
  | { $lt: number }
  | { $lte: number }
  | { $in: (string | number | boolean)[] }
  | { $nin: (string | number | boolean)[] };

/** A collection of `chromadb`, as far as it is used here. */
export interface ChromaCollectionLike {
  id: string;
  upsert(records: {
    ids: string[];
    embeddings: number[][];
    metadatas: ChromaMetadata[];
  }): Promise<unknown>;
  query(query: {
    queryEmbeddings: number[][];
    nResults: number;
    where: ChromaWhere;
    include: "distances"[];
  }): Promise<{ ids: string[][]; distances: (number | null)[][] }>;
  get(query: {
    ids?: string[];
    where?: ChromaWhere;
    limit?: number;
    offset?: number;
    include: ("metadatas" | "embeddings")[];
  }): Promise<{
    ids: string[];
    metadatas: (Record<string, unknown> | null)[];
    embeddings: number[][];
  }>;
  delete(query: { ids: string[] }): Promise<unknown>;
}

/** A `ChromaClient` or `CloudClient` of `chromadb` 3, as far as it is used here. */
export interface ChromaClientLike {
  getOrCreateCollection(options: {
    name: string;
    // biome-ignore lint/suspicious/noExplicitAny: the client's own type of a configuration is far wider than what is given here
    configuration?: any;
    embeddingFunction?: null;
  }): Promise<ChromaCollectionLike>;
  getCollection(options: { name: string }): Promise<{ id: string }>;
  deleteCollection(options: { name: string }): Promise<unknown>;
  getMaxBatchSize(): Promise<number>;
}
