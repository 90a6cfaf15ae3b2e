import { APICallError } from "ai";
import { describe, expect, it } from "vitest";
import { describeFailure } from "./failure.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const retryable = (error: unknown) => describeFailure(error, now).retryable;
const withProperties = (properties: object) => Object.assign(new Error("failed"), properties);

describe("describeFailure", () => {
  it.each([408, 409, 425, 429, 500, 502, 503, 529])("sees that status %i may pass", (status) => {
    expect(retryable(withProperties({ status }))).toBe(true);
    expect(retryable(withProperties({ statusCode: status }))).toBe(true);
    expect(retryable(withProperties({ response: { status } }))).toBe(true);
  });

  it.each([400, 401, 403, 404, 413, 422])("sees that status %i will not pass", (status) => {
    expect(retryable(withProperties({ status }))).toBe(false);
  });

  it("does not wait for a quota that is used up", () => {
    expect(retryable(withProperties({ status: 429, code: "insufficient_quota" }))).toBe(false);
  });

  it.each(["ECONNRESET", "ETIMEDOUT", "ECONNREFUSED", "UND_ERR_SOCKET"])(
    "finds %s among the causes",
    (code) => {
      const cause = withProperties({ code });
      expect(retryable(new TypeError("fetch failed", { cause }))).toBe(true);
      expect(retryable(new Error("outer", { cause: new Error("inner", { cause }) }))).toBe(true);
    },
  );

  it("takes the AI SDK's word for it", () => {
    const call = (statusCode: number, isRetryable?: boolean) =>
      new APICallError({
        message: "Overloaded",
        url: "https://example.com",
        requestBodyValues: {},
        statusCode,
        responseHeaders: { "Retry-After": "3" },
        ...(isRetryable === undefined ? {} : { isRetryable }),
      });
    expect(describeFailure(call(529), now)).toEqual({
      message: "Overloaded",
      status: 529,
      retryable: true,
      retryAfterMs: 3_000,
    });
    expect(retryable(call(529, false))).toBe(false);
    expect(retryable(call(400, true))).toBe(true);
  });

  it.each([
    [{ "retry-after": "2" }, 2_000],
    [new Headers({ "Retry-After": "2" }), 2_000],
    [new Headers({ "retry-after-ms": "150", "retry-after": "2" }), 150],
    [{ "retry-after": "Sun, 01 Mar 2026 12:00:05 GMT" }, 5_000],
    [{ "retry-after": "Sun, 01 Mar 2026 11:00:00 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("reads how long to wait from %o", (headers, expected) => {
    expect(describeFailure(withProperties({ status: 429, headers }), now).retryAfterMs).toBe(
      expected,
    );
  });

  it("copes with anything that can be thrown", () => {
    const loop = new Error("round");
    loop.cause = loop;
    expect(describeFailure(loop, now)).toMatchObject({ message: "round", retryable: false });
    expect(describeFailure("no", now).message).toBe("no");
    expect(describeFailure(undefined, now).message).toBe("it failed without saying why");
    expect(describeFailure(new Error(""), now).message).toBe("it failed without saying why");
  });
});
