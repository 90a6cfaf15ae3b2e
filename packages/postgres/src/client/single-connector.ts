import type { PostgresClient } from "./client-types.ts";
import type { Connection, Connector } from "./connector.ts";

// Stores on the same client take turns: a statement of one must not end up in a transaction of the other.
const turns = new WeakMap<PostgresClient, Promise<unknown>>();

/** One connection that belongs to the caller, lent out to one piece of work at a time. Once lost, it stays lost. */
export class SingleConnector implements Connector {
  readonly location: string;
  readonly concurrency = 1;
  readonly reconnects = false;
  private readonly client: PostgresClient;

  constructor(client: PostgresClient, location: string) {
    this.client = client;
    this.location = location;
  }

  async connect(): Promise<Connection> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = turns.get(this.client) ?? Promise.resolve();
    turns.set(
      this.client,
      before.then(() => promise),
    );
    await before;
    return {
      query: (text, values) => this.client.query(text, values),
      release: () => resolve(),
    };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
