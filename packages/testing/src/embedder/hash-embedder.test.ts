import { describe, expect, it } from "vitest";
import { hashEmbedder } from "./hash-embedder.ts";

const document = { purpose: "document" } as const;

describe("hashEmbedder", () => {
  it("gives equal vectors of length 1 for equal texts", async () => {
    const [first, again] = await hashEmbedder().embed(
      ["Bruno likes tea.", "bruno LIKES tea"],
      document,
    );
    expect(first).toEqual(again);
    expect(first).toHaveLength(64);
    expect(Math.hypot(...(first as Float32Array))).toBeCloseTo(1, 6);
  });

  it("puts texts that share words nearer than texts that share none", async () => {
    const texts = ["the launch is in May", "when is the launch?", "Bruno eats walnuts"];
    const [a, b, c] = (await hashEmbedder({ dimensions: 256 }).embed(texts, document)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    expect(dot(a, b)).toBeGreaterThan(dot(a, c) + 0.3);
  });

  it("knows words of scripts without spaces by their characters", async () => {
    const [a, b] = (await hashEmbedder().embed(["緑茶が好き", "緑茶"], document)) as [
      Float32Array,
      Float32Array,
    ];
    expect(dot(a, b)).toBeGreaterThan(0.3);
  });

  it("gives zeros for a text without words, and nothing for no text", async () => {
    const [vector] = await hashEmbedder({ dimensions: 3 }).embed(["?! …"], document);
    expect(vector).toEqual(new Float32Array(3));
    expect(await hashEmbedder().embed([], document)).toEqual([]);
  });

  it("heeds its signal", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(hashEmbedder().embed(["a"], { ...document, signal })).rejects.toThrow("enough");
  });
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
