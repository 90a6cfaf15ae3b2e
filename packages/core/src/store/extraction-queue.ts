import type { Scope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";

/** A turn out of which facts are to be read. */
export interface ExtractionRequest {
  turnId: string;
  /** From when on it may be claimed, in milliseconds since 1970. */
  dueAt: number;
  /** When given, the turn is claimed at once, as by {@link ExtractionQueue.claim}. */
  lease?: ExtractionLease | undefined;
}

/** The right to extract some turns, until a time. */
export interface ExtractionLease {
  /** Names the holder; never used twice. */
  id: string;
  /** When the turns may be claimed by another, in milliseconds since 1970. */
  until: number;
}

/** Which turns to claim for extraction. */
export interface ExtractionClaim {
  lease: ExtractionLease;
  now: number;
  /** The most turns. One that has failed twice is claimed alone, so that it does not keep back the others. */
  limit: number;
  /** Only turns within this scope. */
  scope?: Scope | undefined;
  /** Also turns that are not due yet. @default false */
  early?: boolean | undefined;
  /** Also turns that were given up. @default false */
  givenUp?: boolean | undefined;
  /** Turns to pass over. */
  except?: readonly string[] | undefined;
}

/** Turns of one conversation that were claimed for extraction, in the order of recording. */
export interface ClaimedTurns {
  turns: StoredTurn[];
  /** How often the extraction of the first of them has failed before. */
  attempts: number;
}

/** Why an extraction failed, and how it goes on. */
export interface ExtractionFailure {
  leaseId: string;
  turnIds: readonly string[];
  code: string;
  message: string;
  at: number;
  /** When to try again; undefined gives the turns up until somebody asks for them. */
  retryAt?: number | undefined;
}

/** A turn whose extraction has failed. */
export interface FailedExtraction {
  turnId: string;
  scope: Scope;
  attempts: number;
  code: string;
  message: string;
  /** When it last failed, in milliseconds since 1970. */
  at: number;
  /** When it is tried again; undefined when it was given up. */
  retryAt?: number | undefined;
}

/** Which failures to list. */
export interface FailureQuery {
  scope?: Scope | undefined;
  limit: number;
}

/** How many turns wait for extraction. */
export interface ExtractionCounts {
  /** Waiting or under way. */
  pending: number;
  /** Given up after too many failures. */
  givenUp: number;
}

/** The part of a store that keeps the turns out of which facts are still to be read. Turns get on it by a write, and off it. */
export interface ExtractionQueue {
  /**
   * Claims the turns that have waited longest, all of one conversation. Passes over owners (partitions) of whom another lease
   * holds turns, since what is decided about one turn bears on the next. Undefined when there is nothing to claim.
   */
  claim(claim: ExtractionClaim): Promise<ClaimedTurns | undefined>;
  /** Gives claimed turns back after a failure, which is noted. Turns that the lease does not hold any more are left alone. */
  fail(failure: ExtractionFailure): Promise<void>;
  /** Holds claimed turns until a later time. Turns that the lease does not hold any more are left alone. */
  renew(lease: ExtractionLease): Promise<void>;
  /** Gives claimed turns back as if they had not been claimed. */
  release(leaseId: string): Promise<void>;
  /** When the next turn that waits can be claimed, in milliseconds since 1970; undefined when none waits. */
  next(): Promise<number | undefined>;
  /** Turns whose extraction has failed, those that failed last first. */
  failures(query: FailureQuery): Promise<FailedExtraction[]>;
}
