import type * as contract from "@holdfast/core";
import type { PostgresAccess } from "../client/postgres-access.ts";
import {
  followedIndex,
  followIndex,
  readIndexChanges,
  refillIndex,
  settleIndexChanges,
} from "./index-changes.ts";

/** What an index elsewhere has not heard of yet of a Postgres store. */
export class PostgresIndexOutbox implements contract.IndexOutbox {
  private readonly access: PostgresAccess;

  /** Shares the store's connections. */
  constructor(access: PostgresAccess) {
    this.access = access;
  }

  followed(): Promise<string | undefined> {
    return this.access.read(followedIndex);
  }

  follow(identity: string | undefined): Promise<void> {
    return this.access.change(undefined, (session) => followIndex(session, identity), {
      exclusive: true,
    });
  }

  refill(): Promise<void> {
    return this.access.change(undefined, refillIndex, { exclusive: true });
  }

  pending(limit: number): Promise<contract.IndexChange[]> {
    return this.access.read((session) => readIndexChanges(session, limit));
  }

  settle(
    changes: readonly Pick<contract.IndexChange, "kind" | "id" | "sequence">[],
  ): Promise<void> {
    return this.access.change(undefined, (session) => settleIndexChanges(session, changes), {
      lane: "outbox",
    });
  }
}
