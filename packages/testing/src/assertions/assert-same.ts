import assert from "node:assert/strict";

/** Fails unless two pieces of plain data are equal. A property that is undefined equals one that is absent. */
export function assertSame(actual: unknown, expected: unknown, message?: string): void {
  assert.deepEqual(plain(actual), plain(expected), message);
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
