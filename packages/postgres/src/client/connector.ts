import type { QueryFunction } from "./client-types.ts";

/** A connection that is lent out for some statements in a row. */
export interface Connection {
  query: QueryFunction;
  /** Gives it back; with an error it is not used again. */
  release(error?: Error): void;
}

/** What a store stands on: where connections come from. */
export interface Connector {
  /** For messages, without credentials. */
  readonly location: string;
  /** How many transactions may be under way at once. */
  readonly concurrency: number;
  /** Whether a lost connection is replaced by another. */
  readonly reconnects: boolean;
  connect(): Promise<Connection>;
  /** Runs work in a transaction of the client's own making, for clients that insist on it. */
  transaction?<T>(work: (query: QueryFunction) => Promise<T>): Promise<T>;
  /** Closes what the store opened itself. */
  close(): Promise<void>;
}
