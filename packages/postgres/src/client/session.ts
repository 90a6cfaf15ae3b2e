import type { QueryFunction } from "./client-types.ts";
import { escapeText, unescapeText } from "./escape-text.ts";

/** A row as the drivers give it: 64-bit numbers as strings, numbers or bigints, JSON parsed or not. Read it with {@link readRow}. */
export type Row = Record<string, unknown>;

/** A value of a statement. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly (string | number | null)[];

/** Where a store's tables are, and pgvector's types. */
export interface Names {
  /** The schema of the tables, checked and quoted. */
  schema: string;
  /** The schema of pgvector's types, quoted; undefined when vectors are kept as bytes. */
  vectorSchema: string | undefined;
}

/**
 * Runs statements on one connection. In their texts `holdfast.` stands for the store's schema and `pgvector.` for pgvector's;
 * everything else that varies is a value.
 */
export class Session {
  private readonly query: QueryFunction;
  private readonly names: Names;

  constructor(query: QueryFunction, names: Names) {
    this.query = query;
    this.names = names;
  }

  /** The schema of the tables, quoted. */
  get schema(): string {
    return this.names.schema;
  }

  /** Whether vectors are kept in a column of pgvector. */
  get hasVectors(): boolean {
    return this.names.vectorSchema !== undefined;
  }

  /** Runs a statement and gives its rows, texts as they were before they were stored. */
  async all(sql: string, ...values: Value[]): Promise<Row[]> {
    const { rows } = await this.query(this.resolve(sql), values.map(prepare));
    for (const row of rows) {
      for (const name of Object.keys(row)) {
        const value = row[name];
        if (typeof value === "string") row[name] = unescapeText(value);
      }
    }
    return rows;
  }

  /** The first row. */
  async get(sql: string, ...values: Value[]): Promise<Row | undefined> {
    return (await this.all(sql, ...values))[0];
  }

  /** Runs a statement and gives how many rows it changed. */
  async run(sql: string, ...values: Value[]): Promise<number> {
    const result = await this.query(this.resolve(sql), values.map(prepare));
    return result.rowCount ?? result.affectedRows ?? 0;
  }

  /** Runs statements without values in one message, and gives the rows of all. */
  async script(...statements: string[]): Promise<Row[]> {
    const results = await this.query(statements.map((sql) => this.resolve(sql)).join(";\n"));
    return [results].flat().flatMap(({ rows }) => rows);
  }

  private resolve(sql: string): string {
    return sql
      .replaceAll("holdfast.", `${this.names.schema}.`)
      .replaceAll("pgvector.", `${this.names.vectorSchema ?? "pg_catalog"}.`);
  }
}

function prepare(value: Value): unknown {
  if (typeof value === "string") return escapeText(value);
  if (Array.isArray(value)) {
    return value.map((each) => (typeof each === "string" ? escapeText(each) : each));
  }
  return value;
}
