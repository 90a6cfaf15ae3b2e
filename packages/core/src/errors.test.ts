import { describe, expect, it } from "vitest";
import type { ErrorCode } from "./errors.ts";
import { errorHints, HoldfastError } from "./errors.ts";

describe("HoldfastError", () => {
  it("carries a code, a hint and the cause", () => {
    const cause = new Error("disk");
    const error = new HoldfastError("store_full", "No room.", { cause });
    expect(error).toMatchObject({
      name: "HoldfastError",
      code: "store_full",
      message: "No room.",
      cause,
    });
    expect(error.hint).toBe(errorHints.store_full);
    expect(error).toBeInstanceOf(Error);
  });

  it("prefers the hint of its thrower", () => {
    expect(new HoldfastError("not_found", "Gone.", { hint: "Look elsewhere." }).hint).toBe(
      "Look elsewhere.",
    );
  });

  it("has no cause when there is none", () => {
    expect("cause" in new HoldfastError("closed", "Closed.")).toBe(false);
  });

  it("has a hint of a whole sentence for every code", () => {
    for (const code of Object.keys(errorHints) as ErrorCode[]) {
      const { hint } = new HoldfastError(code, "x");
      expect(hint.length, code).toBeGreaterThan(10);
      expect(hint, code).toMatch(/^\p{Lu}.*[^\s]$/u);
    }
  });

  it("is recognised also when another copy of the package made it", () => {
    class OtherCopy extends Error {
      readonly code = "closed";
    }
    const foreign = new OtherCopy("Closed.");
    Object.defineProperty(foreign, Symbol.for("holdfast.error"), { value: true });
    expect(HoldfastError.isInstance(foreign)).toBe(true);
    expect(HoldfastError.isInstance(new HoldfastError("closed", "x"))).toBe(true);
  });

  it("is not taken for other errors or look-alikes", () => {
    for (const value of [
      new Error("x"),
      { name: "HoldfastError", code: "closed" },
      null,
      undefined,
      "closed",
    ]) {
      expect(HoldfastError.isInstance(value)).toBe(false);
    }
  });
});
