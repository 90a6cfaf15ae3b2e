import type { TestRunner } from "../test-runner.ts";
import { describeAtomicity } from "./describe-atomicity.ts";
import { describeChanges } from "./describe-changes.ts";
import { describeClose } from "./describe-close.ts";
import { describeErase } from "./describe-erase.ts";
import { describeEraseScope } from "./describe-erase-scope.ts";
import { describeEvents } from "./describe-events.ts";
import { describeExpiry } from "./describe-expiry.ts";
import { describeExtractions } from "./describe-extractions.ts";
import { describeIdempotency } from "./describe-idempotency.ts";
import { describeIndexOutbox } from "./describe-index-outbox.ts";
import { describeLexical } from "./describe-lexical.ts";
import { describeListing } from "./describe-listing.ts";
import { describePendingVectors } from "./describe-pending-vectors.ts";
import { describeRandomOperations } from "./describe-random-operations.ts";
import { describeReadAll } from "./describe-read-all.ts";
import { describeRecords } from "./describe-records.ts";
import { describeScopes } from "./describe-scopes.ts";
import { describeSettingsAndCounts } from "./describe-settings-and-counts.ts";
import { describeSharing } from "./describe-sharing.ts";
import { describeTurnKeys } from "./describe-turn-keys.ts";
import { describeTurns } from "./describe-turns.ts";
import { describeValues } from "./describe-values.ts";
import { describeVectors } from "./describe-vectors.ts";
import { createStoreContext } from "./store-context.ts";
import type { StoreSuiteOptions } from "./store-suite-options.ts";

const parts = [
  describeTurns,
  describeIdempotency,
  describeTurnKeys,
  describeListing,
  describeScopes,
  describeRecords,
  describeEvents,
  describeAtomicity,
  describeChanges,
  describeLexical,
  describeRandomOperations,
  describeVectors,
  describePendingVectors,
  describeIndexOutbox,
  describeExtractions,
  describeExpiry,
  describeErase,
  describeEraseScope,
  describeReadAll,
  describeSettingsAndCounts,
  describeValues,
  describeSharing,
  describeClose,
];

/**
 * Defines the tests that every store must pass, in the test runner that you use. What a store may do otherwise is said in
 * `switches`; everything else is the contract of core's `Store`.
 *
 * Not in it, because it depends on what a store stands on: a full disk, locks, damage, rights, and that erased words leave the
 * disk. Test these yourself, and crashes with {@link runCrashRounds}.
 *
 * @param runner `describe` and `it` of Vitest, `node:test`, Jest, Mocha or Bun
 * @example
 * ```ts
 * import { describeStore } from "@holdfast/testing";
 * import { describe, it } from "vitest";
 *
 * describeStore({ describe, it }, { name: "MyStore", open: () => MyStore.open(freshPlace()) });
 * ```
 */
export function describeStore(runner: TestRunner, options: StoreSuiteOptions): void {
  const context = createStoreContext(runner, options);
  context.describe(`${options.name} is a store`, () => {
    for (const describePart of parts) describePart(context);
  });
}
