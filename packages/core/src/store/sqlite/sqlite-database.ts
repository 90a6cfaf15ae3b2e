import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** A value as the driver gives it. */
export type SqlValue = string | number | Uint8Array | null;

/** A row as the driver gives it. */
export type Row = Record<string, SqlValue>;

/**
 * A SQLite connection that keeps its prepared statements. Everything is synchronous: a transaction runs to its end before
 * anything else of this process can use the connection.
 */
export class SqliteDatabase {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly listStatements = new Map<string, StatementSync>();

  constructor(path: string, options: { readOnly: boolean; timeoutMs: number }) {
    this.connection = new DatabaseSync(path, {
      readOnly: options.readOnly,
      timeout: options.timeoutMs,
    });
  }

  /** Runs statements that take no values. */
  execute(sql: string): void {
    this.connection.exec(sql);
  }

  /** Runs one statement; returns the number of changed rows and the key of the last inserted one. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastKey: number } {
    const { changes, lastInsertRowid } = this.prepare(sql).run(...values);
    return { changes: Number(changes), lastKey: Number(lastInsertRowid) };
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.prepare(sql).all(...values) as Row[];
  }

  /** Rows as lists of values in the order of the columns, which costs a good third less than objects. */
  lists(sql: string, ...values: SQLInputValue[]): SqlValue[][] {
    let statement = this.listStatements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      statement.setReturnArrays(true);
      this.listStatements.set(sql, statement);
    }
    return statement.all(...values) as unknown as SqlValue[][];
  }

  /** Runs `work` in one transaction: all of it, or nothing when it throws. */
  transaction<T>(mode: "read" | "write", work: () => T): T {
    this.connection.exec(mode === "write" ? "BEGIN IMMEDIATE" : "BEGIN");
    try {
      const result = work();
      this.connection.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.connection.isTransaction) this.connection.exec("ROLLBACK");
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.listStatements.clear();
    this.connection.close();
  }

  private prepare(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/** A value for a nullable column. */
export function orNull<T extends SQLInputValue>(value: T | undefined): T | null {
  return value ?? null;
}
