import { randomUUID } from "node:crypto";
import { HoldfastError } from "@holdfast/core";
import type {
  CreateIndexParams,
  DeleteIndexParams,
  DeleteVectorParams,
  DeleteVectorsParams,
  DescribeIndexParams,
  IndexStats,
  QueryResult,
  QueryVectorParams,
  UpdateVectorParams,
  UpsertVectorParams,
} from "@mastra/core/vector";
import { MastraVector } from "@mastra/core/vector";
import { mongoFilter } from "./mongo-filter.ts";
import type { StoredIndex, VectorFile } from "./vector-file.ts";
import type { VectorRow } from "./vector-rows.ts";
import { VectorRows } from "./vector-rows.ts";

/**
 * A vector store of Mastra over one SQLite file. Compares the query with every vector that passes the filter, so its results
 * are exactly the nearest ones under every filter. Changes of other processes are seen by the next call.
 */
export class ExactMastraVector extends MastraVector {
  private readonly open: () => Promise<VectorFile>;
  private opened: Promise<VectorFile> | undefined;
  private loaded = new Map<string, VectorRows>();
  private version = 0;

  /** @param open opens the file, at the first call */
  constructor(id: string, open: () => Promise<VectorFile>) {
    super({ id });
    this.open = open;
  }

  async createIndex({ indexName, dimension, metric = "cosine" }: CreateIndexParams): Promise<void> {
    if (!Number.isInteger(dimension) || dimension < 1)
      throw new HoldfastError("invalid_input", `${dimension} is not the length of a vector.`);
    const file = await this.file();
    const known = file.indexes().find(({ name }) => name === indexName);
    if (known === undefined) return file.createIndex({ name: indexName, dimension, metric });
    if (known.dimension !== dimension) {
      throw new HoldfastError(
        "invalid_input",
        `The index ${indexName} holds vectors of length ${known.dimension}, not ${dimension}.`,
      );
    }
  }

  async listIndexes(): Promise<string[]> {
    return (await this.file()).indexes().map(({ name }) => name);
  }

  async describeIndex({ indexName }: DescribeIndexParams): Promise<IndexStats> {
    const { index, rows } = await this.index(indexName);
    return { dimension: index.dimension, count: rows.size, metric: index.metric };
  }

  async deleteIndex({ indexName }: DeleteIndexParams): Promise<void> {
    await this.index(indexName);
    (await this.file()).deleteIndex(indexName);
    this.loaded.delete(indexName);
  }

  async upsert(params: UpsertVectorParams): Promise<string[]> {
    const { indexName, vectors, metadata = [], ids = [], deleteFilter } = params;
    const { index, rows } = await this.index(indexName);
    if (ids.length > 0 && ids.length !== vectors.length)
      throw new HoldfastError("invalid_input", `${ids.length} ids for ${vectors.length} vectors.`);
    const put = vectors.map((vector, place) => ({
      id: ids[place] ?? randomUUID(),
      metadata: plainMetadata(metadata[place]),
      vector: checkedVector(vector, index),
    }));
    const removed = deleteFilter == null ? [] : rows.filter(mongoFilter(deleteFilter));
    await this.change(indexName, removed, put);
    return put.map(({ id }) => id);
  }

  async query(params: QueryVectorParams): Promise<QueryResult[]> {
    const { indexName, queryVector, topK = 10, filter, includeVector = false } = params;
    if (!Number.isInteger(topK) || topK < 1)
      throw new HoldfastError("invalid_input", `topK is ${topK}, not a positive integer.`);
    if (queryVector === undefined && filter == null)
      throw new HoldfastError("invalid_input", "A query needs a vector or a filter.");
    const passes = mongoFilter(filter);
    const { index, rows } = await this.index(indexName);
    const found =
      queryVector === undefined
        ? rows
            .filter(passes)
            .slice(0, topK)
            .map((row) => ({ ...row, score: 0 }))
        : await rows.nearest(checkedVector(queryVector, index), topK, passes);
    return found.map(({ id, score, metadata, vector }) => ({
      ...{ id, score, metadata: structuredClone(metadata) },
      ...(includeVector ? { vector: Array.from(vector) } : {}),
    }));
  }

  async updateVector(params: UpdateVectorParams): Promise<void> {
    const { indexName, id, filter, update } = params;
    const { vector, metadata } = update;
    if (vector === undefined && metadata === undefined)
      throw new HoldfastError("invalid_input", "There is nothing to update.");
    const { index, rows } = await this.index(indexName);
    const changed = selected(rows, id === undefined ? undefined : [id], filter);
    const put = changed.map((row) => ({
      id: row.id,
      metadata: metadata === undefined ? row.metadata : plainMetadata(metadata),
      vector: vector === undefined ? row.vector : checkedVector(vector, index),
    }));
    await this.change(indexName, [], put);
  }

  deleteVector({ indexName, id }: DeleteVectorParams): Promise<void> {
    return this.deleteVectors({ indexName, ids: [id] });
  }

  async deleteVectors({ indexName, ids, filter }: DeleteVectorsParams): Promise<void> {
    const { rows } = await this.index(indexName);
    await this.change(indexName, selected(rows, ids, filter), []);
  }

  /** Closes the file. */
  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    this.loaded.clear();
    (await opened)?.close();
  }

  private file(): Promise<VectorFile> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  private async index(name: string): Promise<{ index: StoredIndex; rows: VectorRows }> {
    const file = await this.file();
    const version = file.version();
    if (version !== this.version) this.loaded.clear();
    this.version = version;
    const index = file.indexes().find((each) => each.name === name);
    if (index === undefined) throw new HoldfastError("not_found", `There is no index ${name}.`);
    let rows = this.loaded.get(name);
    if (rows === undefined) {
      rows = new VectorRows(index.dimension, index.metric);
      for (const row of file.rows(name)) rows.put(row);
      this.loaded.set(name, rows);
    }
    return { index, rows };
  }

  private async change(
    index: string,
    removed: readonly VectorRow[],
    put: readonly VectorRow[],
  ): Promise<void> {
    (await this.file()).change(
      index,
      removed.map(({ id }) => id),
      put,
    );
    // what is in memory now: it may have been read anew meanwhile
    const rows = this.loaded.get(index);
    for (const { id } of removed) rows?.remove(id);
    for (const row of put) rows?.put(row);
  }
}

function selected(rows: VectorRows, ids: readonly string[] | undefined, filter: unknown) {
  if ((ids === undefined) === (filter === undefined || filter === null))
    throw new HoldfastError("invalid_input", "Pass either ids or a filter.");
  if (ids !== undefined) return ids.flatMap((id) => rows.get(id) ?? []);
  if (Object.keys(filter as object).length === 0)
    throw new HoldfastError("invalid_filter", "An empty filter would select everything.");
  return rows.filter(mongoFilter(filter));
}

function plainMetadata(metadata: Record<string, unknown> | undefined): Record<string, unknown> {
  return JSON.parse(JSON.stringify(metadata ?? {})) as Record<string, unknown>;
}

function checkedVector(vector: readonly number[], { name, dimension }: StoredIndex): Float32Array {
  if (vector.length !== dimension) {
    throw new HoldfastError(
      "invalid_vector",
      `The index ${name} holds vectors of length ${dimension}, not ${vector.length}.`,
    );
  }
  const values = Float32Array.from(vector);
  if (values.some((value) => !Number.isFinite(value)))
    throw new HoldfastError("invalid_vector", "A vector holds finite numbers.");
  return values;
}
