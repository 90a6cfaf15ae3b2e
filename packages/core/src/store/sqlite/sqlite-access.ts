import { setTimeout as wait } from "node:timers/promises";
import { HoldfastError } from "../../errors.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";
import { isBusy, toHoldfastError } from "./sqlite-failure.ts";
import { UnchangedAnswers } from "./unchanged-answers.ts";

const longestPauseMs = 50;

/**
 * What an acknowledged change survives: with `"machine"` also a power cut, since it waits until the disk has it; with
 * `"process"` the end of the process, however it ends, while a power cut may take the last changes (never a part of one, and
 * the file stays sound).
 */
export type Durability = "machine" | "process";

/**
 * Lets calls at a connection: reads at once, changes one after the other in the order of the calls. When another process holds
 * the lock, a call waits between attempts rather than in the driver, where it would block the event loop.
 */
export class SqliteAccess {
  private readonly database: SqliteDatabase;
  private readonly location: string;
  private readonly lockTimeoutMs: number;
  private readonly unchanged: UnchangedAnswers;
  private lastChange: Promise<unknown> = Promise.resolve();
  private closing: Promise<void> | undefined;

  constructor(database: SqliteDatabase, location: string, lockTimeoutMs: number) {
    this.database = database;
    this.location = location;
    this.lockTimeoutMs = lockTimeoutMs;
    this.unchanged = new UnchangedAnswers(database);
  }

  /**
   * Runs a read.
   *
   * @throws HoldfastError `closed`, `store_*`
   */
  async read<T>(work: () => T): Promise<T> {
    this.checkOpen();
    return this.attempt(work);
  }

  /**
   * Runs a read whose answer is kept until anything is written to the file, by this process or another. It is given to others too and
   * must not be changed.
   *
   * @param question tells all that the answer depends on, besides the file
   * @throws HoldfastError `closed`, `store_*`
   */
  async readUnchanged<T>(question: string, work: () => T): Promise<T> {
    this.checkOpen();
    return this.attempt(() => this.unchanged.answer(question, work));
  }

  /**
   * Runs a change in a transaction of its own, after all changes that were asked for before.
   *
   * @param options.scrubAfter whether what the change deleted shall leave the disk as well. SQLite leaves remnants in its pages
   * when it moves rows, `secure_delete` or not: the whole file is rewritten and the write-ahead log emptied.
   * @param options.durability what the change survives. Default `"machine"`
   * @throws HoldfastError `closed`, `write_conflict`, `store_*`; then nothing was changed, or it was and the scrubbing failed
   */
  async change<T>(
    work: () => T,
    options: { scrubAfter?: (result: T) => boolean; durability?: Durability | undefined } = {},
  ): Promise<T> {
    this.checkOpen();
    const change = this.lastChange.then(async () => {
      const result = await this.attempt(() => this.transact(work, options.durability));
      const scrub = options.scrubAfter?.(result) ?? false;
      if (scrub) await this.attempt(() => this.database.execute("VACUUM"));
      return { result, scrub };
    });
    this.lastChange = change.catch(() => undefined);
    const { result, scrub } = await change;
    if (scrub) await this.emptyJournal();
    return result;
  }

  private transact<T>(work: () => T, durability: Durability | undefined): T {
    try {
      if (durability === "process") this.database.execute("PRAGMA synchronous = NORMAL");
      return this.database.transaction("write", work);
    } finally {
      this.unchanged.forget();
      if (durability === "process") this.database.execute("PRAGMA synchronous = FULL");
    }
  }

  // Another process that reads or writes can hold the log back; then it is left to the next checkpoint. Other changes go on
  // meanwhile, and closing empties the log in any case when no other process has the file open.
  private async emptyJournal(): Promise<void> {
    for (let tries = 0; tries < 20 && this.closing === undefined; tries++) {
      const result = await this.attempt(() => this.database.get("PRAGMA wal_checkpoint(TRUNCATE)"));
      if (result === undefined || result.busy === 0) return;
      await wait(25);
    }
  }

  /** Waits for the changes that were asked for, then closes the connection. Calling it again waits as well. */
  close(): Promise<void> {
    this.closing ??= this.lastChange.then(() => this.database.close());
    return this.closing;
  }

  // The pauses grow and differ at random, so that two writers do not meet again and again.
  private async attempt<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + this.lockTimeoutMs;
    for (let pause = 1; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() >= deadline) {
          throw toHoldfastError(error, this.location);
        }
      }
      await wait(pause * (0.5 + Math.random()));
    }
  }

  private checkOpen(): void {
    if (this.closing !== undefined) {
      throw new HoldfastError("closed", `The store ${this.location} is closed.`);
    }
  }
}
