import { DatabaseSync } from "node:sqlite";
import { HoldfastError } from "@holdfast/core";
import type { Metric, VectorRow } from "./vector-rows.ts";

/** An index as it is stored. */
export interface StoredIndex {
  name: string;
  dimension: number;
  metric: Metric;
}

/** "HFVX" in the header: a file of another application is not touched. */
const applicationId = 0x48465658;

const tables = `
  CREATE TABLE vector_index (name TEXT PRIMARY KEY, dimension INTEGER NOT NULL, metric TEXT NOT NULL) STRICT;
  CREATE TABLE vector (
    index_name TEXT NOT NULL REFERENCES vector_index (name) ON DELETE CASCADE,
    id TEXT NOT NULL,
    metadata TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (index_name, id)
  ) STRICT;
  PRAGMA application_id = ${applicationId};
`;

/** Vectors with their metadata in one SQLite file: 32-bit floats, little-endian, and JSON. What is deleted is overwritten. */
export class VectorFile {
  private readonly database: DatabaseSync;

  /** @throws HoldfastError `store_unavailable` when the file cannot be opened or is another application's */
  constructor(path: string) {
    try {
      this.database = new DatabaseSync(path, { timeout: 5_000 });
      this.database.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
      );
      this.prepareTables(path);
    } catch (error) {
      if (HoldfastError.isInstance(error)) throw error;
      throw new HoldfastError("store_unavailable", `${path} cannot be opened.`, { cause: error });
    }
  }

  /** Moves whenever another connection has changed the file. */
  version(): number {
    const row = this.database.prepare("PRAGMA data_version").get();
    return Number(row?.data_version);
  }

  indexes(): StoredIndex[] {
    const rows = this.database.prepare("SELECT name, dimension, metric FROM vector_index").all();
    return rows as unknown as StoredIndex[];
  }

  rows(index: string): VectorRow[] {
    const rows = this.database
      .prepare("SELECT id, metadata, value FROM vector WHERE index_name = ? ORDER BY rowid")
      .all(index) as unknown as { id: string; metadata: string; value: Uint8Array }[];
    return rows.map(({ id, metadata, value }) => ({
      id,
      metadata: JSON.parse(metadata) as Record<string, unknown>,
      vector: new Float32Array(
        value.buffer.slice(value.byteOffset, value.byteOffset + value.length),
      ),
    }));
  }

  createIndex({ name, dimension, metric }: StoredIndex): void {
    this.database
      .prepare("INSERT INTO vector_index (name, dimension, metric) VALUES (?, ?, ?)")
      .run(name, dimension, metric);
  }

  deleteIndex(name: string): void {
    this.database.prepare("DELETE FROM vector_index WHERE name = ?").run(name);
  }

  /** Takes rows out and puts others in, in one transaction. */
  change(index: string, removed: readonly string[], put: readonly VectorRow[]): void {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      const remove = this.database.prepare("DELETE FROM vector WHERE index_name = ? AND id = ?");
      for (const id of removed) remove.run(index, id);
      const insert = this.database.prepare(
        `INSERT INTO vector (index_name, id, metadata, value) VALUES (?, ?, ?, ?)
         ON CONFLICT (index_name, id) DO UPDATE SET metadata = excluded.metadata, value = excluded.value`,
      );
      for (const { id, metadata, vector } of put)
        insert.run(index, id, JSON.stringify(metadata), new Uint8Array(vector.buffer));
      this.database.exec("COMMIT");
    } catch (error) {
      this.database.exec("ROLLBACK");
      throw new HoldfastError("store_failed", "The vectors could not be written.", {
        cause: error,
      });
    }
  }

  close(): void {
    this.database.close();
  }

  private prepareTables(path: string): void {
    const found = Number(this.database.prepare("PRAGMA application_id").get()?.application_id);
    if (found === applicationId) return;
    const others = this.database.prepare("SELECT count(*) AS count FROM sqlite_schema").get();
    if (found !== 0 || Number(others?.count) > 0) {
      this.database.close();
      throw new HoldfastError("store_unavailable", `${path} belongs to something else.`);
    }
    this.database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT;`);
  }
}
