import type { PooledClient, PostgresPool } from "./client-types.ts";
import type { Connection, Connector } from "./connector.ts";

/** Connections out of a pool: a lost one is thrown away and replaced. */
export class PoolConnector implements Connector {
  readonly location: string;
  readonly concurrency: number;
  readonly reconnects = true;
  private readonly pool: PostgresPool;
  private readonly end: () => Promise<void>;

  /** @param end closes the pool, if it is the store's own */
  constructor(
    pool: PostgresPool,
    options: { location: string; concurrency: number; end?: () => Promise<void> },
  ) {
    this.pool = pool;
    this.location = options.location;
    this.concurrency = options.concurrency;
    this.end = options.end ?? (() => Promise.resolve());
  }

  async connect(): Promise<Connection> {
    const client = await this.pool.connect();
    // a connection that dies between two queries says so by an event, which would end the process if nobody listened
    client.on?.("error", ignore);
    return {
      query: (text, values) => client.query(text, values),
      release: (error) => giveBack(client, error),
    };
  }

  close(): Promise<void> {
    return this.end();
  }
}

function giveBack(client: PooledClient, error: Error | undefined): void {
  client.removeListener?.("error", ignore);
  client.release(error);
}

function ignore(): void {
  // the query that follows fails, and is answered for there
}
