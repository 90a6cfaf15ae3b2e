import type { QueryFunction, TransactionalClient } from "./client-types.ts";
import type { Connection, Connector } from "./connector.ts";

/** A client such as PGlite, which keeps its transactions apart from all other statements itself. */
export class TransactionalConnector implements Connector {
  readonly location: string;
  readonly concurrency = 1;
  readonly reconnects = false;
  private readonly client: TransactionalClient;

  constructor(client: TransactionalClient, location: string) {
    this.client = client;
    this.location = location;
  }

  connect(): Promise<Connection> {
    return Promise.resolve({
      query: (text, values) => this.client.query(text, values),
      release: () => undefined,
    });
  }

  transaction<T>(work: (query: QueryFunction) => Promise<T>): Promise<T> {
    return this.client.transaction((transaction) =>
      work((text, values) => transaction.query(text, values)),
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
