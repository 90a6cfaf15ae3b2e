/**
 * What the suites need of a test runner: `describe` and `it`. Those of Vitest, `node:test`, Jest, Mocha and Bun fit. What is
 * checked is checked with `node:assert`.
 */
export interface TestRunner {
  /** Groups tests. */
  describe(name: string, body: () => void): unknown;
  /** Defines a test, which fails when the promise of its body does. */
  it(name: string, body: () => Promise<void>): unknown;
}
