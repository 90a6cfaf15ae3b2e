import assert from "node:assert/strict";
import type { ErrorCode } from "@holdfast/core";

/** Fails unless the work is refused, as a rejected promise, with a HoldfastError of this code. */
export async function assertCode(work: () => Promise<unknown>, code: ErrorCode): Promise<void> {
  let promise: Promise<unknown>;
  try {
    promise = work();
  } catch (error) {
    assert.fail(`thrown at once instead of rejected: ${String(error)}`);
  }
  await assert.rejects(promise, (error: Error & { code?: unknown; hint?: unknown }) => {
    assert.equal(error.name, "HoldfastError", `expected a HoldfastError, got ${error.stack}`);
    assert.equal(error.code, code, error.message);
    assert.equal(typeof error.hint === "string" && error.hint !== "", true, "it has no hint");
    return true;
  });
}
