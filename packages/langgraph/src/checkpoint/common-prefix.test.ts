import { describe, expect, it } from "vitest";
import { commonPrefix } from "./common-prefix.ts";

describe("commonPrefix", () => {
  it.each([
    ["", "", 0],
    ["", "a", 0],
    ["a", "b", 0],
    ["abc", "abd", 2],
    ["abc", "abc", 3],
    ["abc", "abcdef", 3],
    ["xabc", "abc", 0],
  ])("of %j and %j is %i bytes", (one, other, length) => {
    expect(commonPrefix(Buffer.from(one), Buffer.from(other))).toBe(length);
    expect(commonPrefix(Buffer.from(other), Buffer.from(one))).toBe(length);
  });

  it("is found wherever the first difference is", () => {
    const bytes = new Uint8Array(300).fill(7);
    for (let at = 0; at < bytes.length; at++) {
      expect(commonPrefix(bytes, bytes.with(at, 8))).toBe(at);
    }
  });
});
