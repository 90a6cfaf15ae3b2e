import { setTimeout as wait } from "node:timers/promises";
import { HoldfastError } from "@holdfast/core";
import type { QueryFunction } from "./client-types.ts";
import type { Connector } from "./connector.ts";
import { isConnectionLost, isUndone, toHoldfastError } from "./failure.ts";
import { Lanes } from "./lanes.ts";
import type { Owner } from "./owner-lock.ts";
import { lockKey, lockKeys, ownerName } from "./owner-lock.ts";
import type { Names } from "./session.ts";
import { Session } from "./session.ts";
import { CommitUnknown, inTransaction } from "./transaction.ts";

const longestPauseMs = 1_000;

/** How a store lets calls at its connections. */
export interface AccessOptions {
  /** How long a change waits for a lock of another, in milliseconds. */
  lockTimeoutMs: number;
  /** For how long a call is tried again when the connection is lost, in milliseconds. */
  retryTimeoutMs: number;
}

/**
 * Lets calls at the connections: reads at once, changes in the order of the calls as far as they belong to one owner. Both are tried
 * again when the connection is lost or the server undid them; a change only when it is certain that it was not committed.
 */
export class PostgresAccess {
  readonly names: Names;
  private readonly connector: Connector;
  private readonly options: AccessOptions;
  private readonly lanes: Lanes;
  private readonly maintaining = new Set<string>();
  private closing: Promise<void> | undefined;

  constructor(connector: Connector, names: Names, options: AccessOptions) {
    this.connector = connector;
    this.names = names;
    this.options = options;
    this.lanes = new Lanes(connector.concurrency);
  }

  /** Where the data is, without credentials. */
  get location(): string {
    return this.connector.location;
  }

  /**
   * Runs statements that change nothing. What belongs together is read by one statement: between two, others may commit.
   *
   * @throws HoldfastError `closed`, `store_*`
   */
  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.checkOpen();
    return this.attempt(() => this.connected((query) => work(new Session(query, this.names))));
  }

  /**
   * Runs statements that change nothing in one transaction, for settings that hold until its end.
   *
   * @throws HoldfastError `closed`, `store_*`
   */
  async snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    this.checkOpen();
    const { connector, names } = this;
    const inside = (query: QueryFunction) => work(new Session(query, names));
    return this.attempt(() =>
      connector.transaction
        ? connector.transaction(inside)
        : this.connected(async (query) => {
            await query("BEGIN READ ONLY");
            try {
              return await inside(query);
            } finally {
              await query("ROLLBACK");
            }
          }),
    );
  }

  /** Whether an index can be built while others write, which takes a connection of its own. */
  get canBuildBeside(): boolean {
    return this.connector.reconnects;
  }

  /**
   * Runs statements that take long and keep no data from changing, once, on a connection of their own. Closing cancels them.
   *
   * @throws HoldfastError `closed`, `store_*`
   */
  async maintain(work: (session: Session) => Promise<void>): Promise<void> {
    this.checkOpen();
    try {
      await this.connected(async (query) => {
        const session = new Session(query, this.names);
        const process = String((await session.get("SELECT pg_backend_pid() AS id"))?.id);
        this.maintaining.add(process);
        await work(session).finally(() => this.maintaining.delete(process));
      });
    } catch (error) {
      throw toHoldfastError(error, this.location);
    }
  }

  /**
   * Runs statements in a transaction, which may be undone and run again.
   *
   * @param owners whose data is changed, which is locked; undefined when that is not known yet: then the work locks it (`lockOwners`)
   * @param options.exclusive whether no other change may be under way meanwhile, in any process. Default false
   * @param options.lane instead of owners: a name for changes that keep an order among themselves only, and lock what they change
   * @throws HoldfastError `closed`, `write_conflict`, `store_*`
   */
  async change<T>(
    owners: readonly Owner[] | undefined,
    work: (session: Session) => Promise<T>,
    { exclusive = false, lane }: { exclusive?: boolean; lane?: string } = {},
  ): Promise<T> {
    this.checkOpen();
    const lanes = lane === undefined ? owners?.map(ownerName) : [lane];
    return this.lanes.run(lanes, () =>
      this.attempt(() => this.transact(work, owners ?? [], exclusive)),
    );
  }

  /** Waits for the changes that were asked for, then closes what the store opened. Calling it again waits as well. */
  close(): Promise<void> {
    this.closing ??= this.lanes.idle().then(async () => {
      await this.cancelMaintenance();
      await this.connector.close();
    });
    return this.closing;
  }

  private async cancelMaintenance(): Promise<void> {
    if (!this.connector.reconnects) return;
    for (const process of this.maintaining) {
      await this.connected((query) => query("SELECT pg_cancel_backend($1)", [process]));
    }
  }

  private transact<T>(
    work: (session: Session) => Promise<T>,
    owners: readonly Owner[],
    exclusive: boolean,
  ): Promise<T> {
    const { connector, names } = this;
    const { lockTimeoutMs } = this.options;
    const gate = String(lockKey(names.schema, "gate"));
    const locks = lockKeys(names.schema, owners);
    if (connector.transaction) {
      return connector.transaction((query) => work(new Session(query, names)));
    }
    return this.connected((query) => {
      const session = new Session(query, names);
      const options = { lockTimeoutMs, gate, exclusive, locks };
      return inTransaction(session, options, () => work(session));
    });
  }

  private async connected<T>(work: (query: QueryFunction) => Promise<T>): Promise<T> {
    const connection = await this.connector.connect();
    let broken: Error | undefined;
    try {
      return await work(connection.query);
    } catch (error) {
      const cause = error instanceof CommitUnknown ? error.cause : error;
      if (isConnectionLost(cause)) broken = cause as Error;
      throw error;
    } finally {
      connection.release(broken);
    }
  }

  // The pauses grow and differ at random, so that many clients do not return to a server all at once.
  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.options.retryTimeoutMs;
    for (let pause = 10; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof CommitUnknown) {
          if (await this.wasCommitted(error, deadline)) return error.result as T;
        } else if (!this.mayRetry(error) || performance.now() >= deadline) {
          throw toHoldfastError(error, this.location);
        }
      }
      await wait(pause * (0.5 + Math.random()));
    }
  }

  private mayRetry(error: unknown): boolean {
    return isUndone(error) || (this.connector.reconnects && isConnectionLost(error));
  }

  // The connection was lost after COMMIT was sent. The server knows what became of the transaction.
  private async wasCommitted(unknown: CommitUnknown, deadline: number): Promise<boolean> {
    for (let pause = 10; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        const status = await this.connected((query) =>
          new Session(query, this.names).get(
            "SELECT pg_xact_status($1::text::xid8) AS status",
            unknown.transactionId,
          ),
        );
        if (status?.status === "committed") return true;
        if (status?.status === "aborted") return false;
        if (status?.status !== "in progress") throw this.uncertain(unknown);
      } catch (error) {
        if (!this.mayRetry(error)) throw this.uncertain(unknown, error);
      }
      if (performance.now() >= deadline) throw this.uncertain(unknown);
      await wait(pause * (0.5 + Math.random()));
    }
  }

  private uncertain(unknown: CommitUnknown, cause: unknown = unknown.cause): HoldfastError {
    if (HoldfastError.isInstance(cause)) return cause;
    return new HoldfastError(
      "store_unavailable",
      `${this.location}: the connection was lost while a change was committed, and whether it was is not known.`,
      {
        cause,
        hint: "Look whether it is there before you try again; an idempotency key makes that safe.",
      },
    );
  }

  private checkOpen(): void {
    if (this.closing !== undefined) {
      throw new HoldfastError("closed", `The store ${this.location} is closed.`);
    }
  }
}
