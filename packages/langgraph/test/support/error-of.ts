import { HoldfastError } from "@holdfast/core";

/** The `HoldfastError` that a call rejects with; anything else fails the test. */
export async function errorOf(call: () => Promise<unknown>): Promise<HoldfastError> {
  try {
    await call();
  } catch (error) {
    if (HoldfastError.isInstance(error)) return error;
    throw error;
  }
  throw new Error("expected a HoldfastError, nothing was thrown");
}
