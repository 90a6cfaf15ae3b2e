import type { TestRunner } from "../../src/index.ts";

/** A test that a suite has defined. */
export interface CollectedTest {
  /** The names of its groups and its own, joined by " > ". */
  name: string;
  run: () => Promise<void>;
}

/** Gives the tests that a suite defines, without running them. */
export function collectTests(define: (runner: TestRunner) => void): CollectedTest[] {
  const tests: CollectedTest[] = [];
  const path: string[] = [];
  define({
    describe(name, body) {
      path.push(name);
      body();
      path.pop();
    },
    it(name, body) {
      tests.push({ name: [...path, name].join(" > "), run: body });
    },
  });
  return tests;
}

/** Runs those tests whose name holds a text; gives the messages of those that fail. Fails when there is no such test. */
export async function failuresOf(tests: readonly CollectedTest[], name: string): Promise<string[]> {
  const chosen = tests.filter((test) => test.name.includes(name));
  if (chosen.length === 0) throw new Error(`no test is called ${name}`);
  const failures: string[] = [];
  for (const { run } of chosen) {
    try {
      await run();
    } catch (error) {
      failures.push(String(error));
    }
  }
  return failures;
}
