/** What a query gives: the shape of `pg` and of PGlite. */
export interface QueryResult {
  rows: Record<string, unknown>[];
  /** How many rows were changed, as `pg` says it. */
  rowCount?: number | null | undefined;
  /** The same, as PGlite says it. */
  affectedRows?: number | undefined;
}

/** Runs one statement with its values. Several without values, joined by semicolons, give several results. */
export type QueryFunction = (text: string, values?: unknown[]) => Promise<QueryResult>;

/** A connection: a `pg.Client`, a client of a `pg.Pool`, or anything of the same shape. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<QueryResult>;
  /** Hears of a connection that is lost between two queries; without a listener, Node would end the process. */
  on?(event: "error", listener: (error: Error) => void): unknown;
  removeListener?(event: "error", listener: (error: Error) => void): unknown;
}

/** A client that was taken out of a pool. With an error it is thrown away. */
export interface PooledClient extends PostgresClient {
  release(error?: Error | boolean): void;
}

/** A pool of connections: a `pg.Pool`, or anything of the same shape. */
export interface PostgresPool {
  connect(): Promise<PooledClient>;
}

/** A client with transactions of its own, which nothing else can slip into: PGlite. */
export interface TransactionalClient {
  query(text: string, values?: unknown[]): Promise<QueryResult>;
  transaction<T>(work: (transaction: { query: QueryFunction }) => Promise<T>): Promise<T>;
}
