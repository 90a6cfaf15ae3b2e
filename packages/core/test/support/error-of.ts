import { expect } from "vitest";
import { HoldfastError } from "../../src/errors.ts";

/** The `HoldfastError` that a call throws or rejects with; anything else fails the test. */
export async function errorOf(call: () => unknown): Promise<HoldfastError> {
  let outcome: unknown;
  try {
    outcome = await call();
  } catch (error) {
    expect(error).toBeInstanceOf(HoldfastError);
    return error as HoldfastError;
  }
  throw new Error(`expected a HoldfastError, got ${JSON.stringify(outcome)?.slice(0, 200)}`);
}
