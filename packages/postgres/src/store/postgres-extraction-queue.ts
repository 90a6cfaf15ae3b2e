import type * as contract from "@holdfast/core";
import type { PostgresAccess } from "../client/postgres-access.ts";
import type { Session } from "../client/session.ts";
import { claimTurns } from "./claim-turns.ts";
import { nextClaim, noteFailure, readFailures, releaseTurns, renewLease } from "./extractions.ts";

/** The turns of a Postgres store that wait for their extraction. */
export class PostgresExtractionQueue implements contract.ExtractionQueue {
  private readonly access: PostgresAccess;

  /** Shares the store's connections. */
  constructor(access: PostgresAccess) {
    this.access = access;
  }

  claim(claim: contract.ExtractionClaim): Promise<contract.ClaimedTurns | undefined> {
    return this.change((session) => claimTurns(session, claim));
  }

  fail(failure: contract.ExtractionFailure): Promise<void> {
    return this.change((session) => noteFailure(session, failure));
  }

  renew(lease: contract.ExtractionLease): Promise<void> {
    return this.change((session) => renewLease(session, lease));
  }

  release(leaseId: string): Promise<void> {
    return this.change((session) => releaseTurns(session, leaseId));
  }

  next(): Promise<number | undefined> {
    return this.access.read(nextClaim);
  }

  failures(query: contract.FailureQuery): Promise<contract.FailedExtraction[]> {
    return this.access.read((session) => readFailures(session, query));
  }

  // beside the writes: a lease must be held for longer also while many wait
  private change<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.access.change(undefined, work, { lane: "extractions" });
  }
}
