import type { TestRunner } from "../test-runner.ts";
import { createBaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreSuiteOptions } from "./base-store-suite-options.ts";
import { describeBatches } from "./describe-batches.ts";
import { describeDurability } from "./describe-durability.ts";
import { describeFilters } from "./describe-filters.ts";
import { describeInGraphs } from "./describe-in-graphs.ts";
import { describeIndexing } from "./describe-indexing.ts";
import { describeItems } from "./describe-items.ts";
import { describeListings } from "./describe-listings.ts";
import { describeNamespaceListings } from "./describe-namespace-listings.ts";
import { describeNamespaces } from "./describe-namespaces.ts";
import { describeRanking } from "./describe-ranking.ts";
import { describeTtl } from "./describe-ttl.ts";

const parts = [
  describeItems,
  describeBatches,
  describeNamespaces,
  describeNamespaceListings,
  describeListings,
  describeFilters,
  describeRanking,
  describeIndexing,
  describeInGraphs,
  describeTtl,
  describeDurability,
];

/**
 * Defines tests for a long-term store of LangGraph.js (a `BaseStore` of `@langchain/langgraph-checkpoint`), for which there is no
 * official suite: exact items, batches, namespaces by whole labels, listings, filters, ranked searches, what gets indexed, what
 * nodes see of it, TTL, durability. What a store may do otherwise is said in `switches`.
 *
 * @param runner `describe` and `it` of Vitest, `node:test`, Jest, Mocha or Bun
 * @example
 * ```ts
 * import { AsyncBatchedStore, InMemoryStore } from "@langchain/langgraph-checkpoint";
 * import { describeBaseStore } from "@holdfast/testing";
 * import { describe, it } from "vitest";
 *
 * describeBaseStore({ describe, it }, {
 *   name: "InMemoryStore",
 *   open: ({ embeddings, dims = 64, fields = ["$"] }) => {
 *     const store = new InMemoryStore(embeddings && { index: { embeddings, dims, fields } });
 *     const batched = new AsyncBatchedStore(store);
 *     batched.start();
 *     return { store, batched, close: async () => {} };
 *   },
 *   switches: { words: false, ttl: false, durable: false },
 * });
 * ```
 */
export function describeBaseStore(runner: TestRunner, options: BaseStoreSuiteOptions): void {
  const context = createBaseStoreContext(runner, options);
  context.describe(`${options.name} is a LangGraph store`, () => {
    for (const describePart of parts) describePart(context);
  });
}
