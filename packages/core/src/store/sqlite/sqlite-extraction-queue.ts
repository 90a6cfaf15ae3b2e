import type * as contract from "../extraction-queue.ts";
import {
  claimTurns,
  nextClaim,
  noteFailure,
  readFailures,
  releaseTurns,
  renewLease,
} from "./extractions.ts";
import type { SqliteAccess } from "./sqlite-access.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

/** The turns of a SQLite file that wait for their extraction. */
export class SqliteExtractionQueue implements contract.ExtractionQueue {
  private readonly database: SqliteDatabase;
  private readonly access: SqliteAccess;

  /** Shares the store's connection. */
  constructor(database: SqliteDatabase, access: SqliteAccess) {
    this.database = database;
    this.access = access;
  }

  claim(claim: contract.ExtractionClaim): Promise<contract.ClaimedTurns | undefined> {
    return this.access.change(() => claimTurns(this.database, claim));
  }

  fail(failure: contract.ExtractionFailure): Promise<void> {
    return this.access.change(() => noteFailure(this.database, failure));
  }

  renew(lease: contract.ExtractionLease): Promise<void> {
    return this.access.change(() => renewLease(this.database, lease));
  }

  release(leaseId: string): Promise<void> {
    return this.access.change(() => releaseTurns(this.database, leaseId));
  }

  next(): Promise<number | undefined> {
    return this.access.read(() => nextClaim(this.database));
  }

  failures(query: contract.FailureQuery): Promise<contract.FailedExtraction[]> {
    return this.access.read(() => readFailures(this.database, query));
  }
}
