import { describe, expect, it } from "vitest";
import { scriptedEmbedder } from "./scripted-embedder.ts";

const document = { purpose: "document" } as const;

describe("scriptedEmbedder", () => {
  it("does what its script says, then answers, and remembers its calls", async () => {
    const embedder = scriptedEmbedder(["throws", "too-few", "wrong-length", "not-finite"], {
      dimensions: 4,
    });
    await expect(embedder.embed(["a"], document)).rejects.toThrow("told to throw");
    expect(await embedder.embed(["a", "b"], document)).toHaveLength(1);
    expect((await embedder.embed(["a"], document))[0]).toHaveLength(3);
    expect((await embedder.embed(["a"], document))[0]?.[0]).toBeNaN();
    expect((await embedder.embed(["a"], { purpose: "query" }))[0]).toHaveLength(4);
    expect(embedder.calls.map(({ texts }) => texts.length)).toEqual([1, 2, 1, 1, 1]);
    expect(embedder.calls.at(-1)).toEqual({ texts: ["a"], purpose: "query" });
    embedder.script.push("throws");
    await expect(embedder.embed(["a"], document)).rejects.toThrow("told to throw");
  });

  it("hangs until its signal fires, or for ever", async () => {
    const embedder = scriptedEmbedder(["hangs", "hangs", "ignores-signal"]);
    const signal = AbortSignal.timeout(20);
    await expect(embedder.embed(["a"], { ...document, signal })).rejects.toThrow("timeout");
    await expect(embedder.embed(["a"], { ...document, signal })).rejects.toThrow("timeout");
    const patience = new Promise((resolve) => setTimeout(resolve, 40, "still waiting"));
    const answer = embedder.embed(["a"], { ...document, signal });
    expect(await Promise.race([answer, patience])).toBe("still waiting");
  });
});
