import { HoldfastError } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { isConnectionLost, isUndone, toHoldfastError } from "./failure.ts";

const withCode = (code: string) => Object.assign(new Error("what happened"), { code });

describe("errors of Postgres and its drivers", () => {
  it.each(["08006", "57P01", "57P03", "53300", "ECONNRESET", "ECONNREFUSED", "EPIPE"])(
    "%s means that the connection is lost",
    (code) => {
      expect(isConnectionLost(withCode(code))).toBe(true);
      expect(toHoldfastError(withCode(code), "here").code).toBe("store_unavailable");
    },
  );

  it("knows a lost connection also by what drivers say without a code", () => {
    for (const message of [
      "Connection terminated unexpectedly",
      "Client has encountered a connection error and is not queryable",
      "timeout exceeded when trying to connect",
    ])
      expect(isConnectionLost(new Error(message))).toBe(true);
    expect(isConnectionLost(new AggregateError([withCode("ECONNREFUSED")]))).toBe(true);
    expect(isConnectionLost(new Error("syntax error"))).toBe(false);
  });

  it.each([
    ["23505", "write_conflict"],
    ["40001", "write_conflict"],
    ["40P01", "write_conflict"],
    ["55P03", "store_locked"],
    ["53100", "store_full"],
    ["2200H", "store_full"],
    ["42501", "store_read_only"],
    ["25006", "store_read_only"],
    ["28P01", "store_unavailable"],
    ["3D000", "store_unavailable"],
    ["XX001", "store_corrupt"],
    ["42601", "store_failed"],
  ])("%s is told as %s, with the place and the cause", (code, expected) => {
    const error = toHoldfastError(withCode(code), "postgres://here");
    expect(error).toMatchObject({ code: expected, cause: { code } });
    expect(error.message).toContain("postgres://here");
    expect(error.hint).not.toBe("");
  });

  it("tells what the server undid from what is wrong, and leaves our own errors alone", () => {
    expect([withCode("40001"), withCode("40P01"), withCode("23505")].map(isUndone)).toEqual([
      true,
      true,
      false,
    ]);
    const own = new HoldfastError("closed", "closed");
    expect(toHoldfastError(own, "here")).toBe(own);
  });
});
