import { estimateTokens } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { embeddingBatches } from "./embedding-batches.ts";

const limits = { texts: 3, textTokens: 100, tokens: 250 };
const long = "several words of a long text ".repeat(60);

describe("embeddingBatches", () => {
  it("packs by number, in order", () => {
    expect(embeddingBatches(["a", "b", "c", "d"], limits)).toEqual([["a", "b", "c"], ["d"]]);
    expect(embeddingBatches([], limits)).toEqual([]);
  });

  it("packs by tokens", () => {
    const batches = embeddingBatches([long, long, long], limits);
    expect(batches.map(({ length }) => length)).toEqual([2, 1]);
  });

  it("shortens a text that is too long for the model, in whole characters", () => {
    const [[text = ""] = []] = embeddingBatches([long], limits);
    expect(estimateTokens(text)).toBeLessThanOrEqual(100);
    expect(estimateTokens(text)).toBeGreaterThan(80);
    expect(long.startsWith(text)).toBe(true);
    const [[emojis = ""] = []] = embeddingBatches(["😀".repeat(2_000)], limits);
    expect(emojis.isWellFormed()).toBe(true);
    expect(emojis).not.toBe("");
  });

  it("sends something for a blank text, which servers refuse", () => {
    expect(embeddingBatches(["", " \n"], limits)).toEqual([[".", "."]]);
  });
});
