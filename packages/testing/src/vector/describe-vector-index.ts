import type { TestRunner } from "../test-runner.ts";
import { describeIndexChanges } from "./describe-index-changes.ts";
import { describeIndexFilters } from "./describe-index-filters.ts";
import { describeIndexScopes } from "./describe-index-scopes.ts";
import { describeNearest } from "./describe-nearest.ts";
import { createVectorContext } from "./vector-context.ts";
import type { VectorIndexSuiteOptions } from "./vector-suite-options.ts";

const parts = [describeNearest, describeIndexScopes, describeIndexFilters, describeIndexChanges];

/**
 * Defines the tests that every vector index must pass, in the test runner that you use. Each answer is compared with a search
 * by hand over the same random vectors; an index that does not claim to be exact says so in `switches`.
 *
 * @param runner `describe` and `it` of Vitest, `node:test`, Jest, Mocha or Bun
 * @example
 * ```ts
 * import { describeVectorIndex } from "@holdfast/testing";
 * import { describe, it } from "vitest";
 *
 * describeVectorIndex({ describe, it }, { name: "MyIndex", open: (dimensions) => ({ index: new MyIndex(dimensions) }) });
 * ```
 */
export function describeVectorIndex(runner: TestRunner, options: VectorIndexSuiteOptions): void {
  const context = createVectorContext(runner, options);
  context.describe(`${options.name} is a vector index`, () => {
    for (const describePart of parts) describePart(context);
  });
}
