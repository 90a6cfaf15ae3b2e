import { describe, expect, it } from "vitest";
import { collectionName, collectionOf } from "./collection-name.ts";

describe("collectionName", () => {
  it("is one for each embedder, and what Chroma takes", () => {
    const name = collectionName("holdfast", "text-embedding-3-small (1536)");
    expect(name).toMatch(/^holdfast-[0-9a-f]{12}$/u);
    expect(collectionName("holdfast", "text-embedding-3-small (512)")).not.toBe(name);
    expect(collectionName("holdfast", "text-embedding-3-small (1536)")).toBe(name);
    expect(collectionName("a".repeat(499), "x")).toHaveLength(512);
    expect(collectionName("a", "x").length).toBeGreaterThanOrEqual(3);
  });

  it("refuses what Chroma refuses", () => {
    for (const base of ["", "a b", "-a", "a-", "a".repeat(500), "ä", "a:b"]) {
      expect(() => collectionName(base, "x")).toThrow(
        expect.objectContaining({ code: "invalid_options" }),
      );
    }
  });

  it("is found again in the identity of an index of the same base, and of no other", () => {
    const name = collectionName("mine", "x");
    expect(collectionOf(`chroma:${name}:id`, "mine")).toEqual({ name, id: "id" });
    for (const identity of [
      undefined,
      "index",
      `chroma:${name}`,
      `chroma:${name}:id:more`,
      `other:${name}:id`,
      `chroma:mine-too-${name.slice(5)}:id`,
      "chroma:mine-short:id",
    ]) {
      expect(collectionOf(identity, "mine")).toBeUndefined();
    }
  });
});
