import { describe, expect, it } from "vitest";
import { estimateTokens } from "./token-estimate.ts";

describe("estimateTokens", () => {
  it("counts nothing in nothing", () => {
    expect(estimateTokens("")).toBe(0);
    expect(estimateTokens(" ")).toBe(0);
  });

  // Second value: tokens in o200k_base.
  it.each([
    ["I moved to Lisbon last week.", 7],
    ["My sister Ana works at a hospital; she is allergic to peanuts.", 14],
    ["昨日、京都で緑茶を飲みました。", 12],
    ["我昨天在北京买了一本新书。", 10],
    ["Вчера я купила новый велосипед.", 8],
    ["2025-11-03 08:14:22 ERROR request 4481920 failed after 3021 ms", 24],
    ['{"id":42,"tags":["travel","food"],"active":true}', 16],
  ])("is not below and not far above the tokens of %s", (text, tokens) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(tokens);
    expect(estimateTokens(text)).toBeLessThanOrEqual(Math.ceil(tokens * 1.8));
  });

  it("never falls when text is appended", () => {
    const text = "Hello World, it's 12:30! こんにちは 😀 Привет\n\n  code();";
    let previous = 0;
    for (let end = 1; end <= text.length; end += 1) {
      const tokens = estimateTokens(text.slice(0, end));
      expect(tokens).toBeGreaterThanOrEqual(previous);
      previous = tokens;
    }
  });

  it("reads 10 million characters in one pass", () => {
    expect(estimateTokens("word ".repeat(2_000_000))).toBeGreaterThan(1_000_000);
  });
});
