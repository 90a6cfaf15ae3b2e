import type * as contract from "../index-outbox.ts";
import {
  followedIndex,
  followIndex,
  readIndexChanges,
  refillIndex,
  settleIndexChanges,
} from "./index-changes.ts";
import type { SqliteAccess } from "./sqlite-access.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

/** What an index elsewhere has not heard of yet of a SQLite file. */
export class SqliteIndexOutbox implements contract.IndexOutbox {
  private readonly database: SqliteDatabase;
  private readonly access: SqliteAccess;

  /** Shares the store's connection. */
  constructor(database: SqliteDatabase, access: SqliteAccess) {
    this.database = database;
    this.access = access;
  }

  followed(): Promise<string | undefined> {
    return this.access.read(() => followedIndex(this.database));
  }

  follow(identity: string | undefined): Promise<void> {
    return this.access.change(() => followIndex(this.database, identity));
  }

  refill(): Promise<void> {
    return this.access.change(() => refillIndex(this.database));
  }

  pending(limit: number): Promise<contract.IndexChange[]> {
    return this.access.read(() => readIndexChanges(this.database, limit));
  }

  settle(
    changes: readonly Pick<contract.IndexChange, "kind" | "id" | "sequence">[],
  ): Promise<void> {
    return this.access.change(() => settleIndexChanges(this.database, changes));
  }
}
