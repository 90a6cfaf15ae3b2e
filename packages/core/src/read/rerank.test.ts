import { describe, expect, it } from "vitest";
import { ranked, turnItem } from "../../test/support/candidates.ts";
import type { Reranker } from "../provider/reranker.ts";
import type { Reranking } from "./rerank.ts";
import { rerank } from "./rerank.ts";

const { signal } = new AbortController();
const candidates = ["a", "b", "c"].map((id, index) =>
  ranked(turnItem({ id, text: `text ${id}` }), 3 - index),
);

function reranker(score: (text: string, index: number) => unknown): Reranker {
  return { id: "test", rerank: async (_, texts) => texts.map(score) as number[] };
}

const idsOf = (reranking: Reranking) =>
  reranking.candidates.map(({ item }) => item.value.id).join("");

describe("rerank", () => {
  it("orders the candidates by the reranker's scores, and says so in the explanation", async () => {
    const done = await rerank(
      candidates,
      "query",
      reranker((_, index) => index / 10),
      signal,
    );
    expect(idsOf(done)).toBe("cba");
    expect(done).toMatchObject({ done: true, warnings: [] });
    expect(done.candidates[0]).toMatchObject({ score: 0.2 });
    expect(done.candidates[0]?.terms.at(-1)).toEqual({
      name: "reranker",
      operation: "replace",
      value: 0.2,
    });
  });

  it("gives it the query and the texts", async () => {
    const seen: unknown[] = [];
    const spy: Reranker = {
      id: "spy",
      rerank: async (query, texts) => {
        seen.push(query, texts);
        return texts.map(() => 0);
      },
    };
    await rerank(candidates, "green tea", spy, signal);
    expect(seen).toEqual(["green tea", ["text a", "text b", "text c"]]);
  });

  it("leaves the order of everything beyond the best 50", async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      ranked(turnItem({ id: `${index}` }), 60 - index),
    );
    const done = await rerank(
      many,
      "query",
      reranker((_, index) => index),
      signal,
    );
    expect(done.candidates.map(({ item }) => Number(item.value.id))).toEqual([
      ...Array.from({ length: 50 }, (_, index) => 49 - index),
      ...Array.from({ length: 10 }, (_, index) => 50 + index),
    ]);
  });

  it("asks no reranker when there is none, or nothing to order", async () => {
    expect(await rerank(candidates, "query", undefined, signal)).toEqual({
      candidates,
      done: false,
      warnings: [],
    });
    const one = candidates.slice(0, 1);
    expect(
      await rerank(
        one,
        "query",
        reranker(() => 1),
        signal,
      ),
    ).toMatchObject({ done: false, candidates: one });
  });

  it.each<[string, Reranker]>([
    ["throws", { id: "test", rerank: async () => Promise.reject(new Error("down")) }],
    ["gives too few scores", { id: "test", rerank: async () => [1] }],
    ["gives NaN", reranker(() => Number.NaN)],
    ["gives words", reranker(() => "good")],
    ["gives nothing", { id: "test", rerank: async () => undefined as unknown as number[] }],
  ])("keeps the order with a warning when it %s", async (_, broken) => {
    const kept = await rerank(candidates, "query", broken, signal);
    expect(idsOf(kept)).toBe("abc");
    expect(kept.done).toBe(false);
    expect(kept.warnings).toHaveLength(1);
    expect(kept.warnings[0]).toContain("reranker test was left out");
  });

  it("keeps the order when it hangs beyond the deadline", async () => {
    const hanging: Reranker = { id: "test", rerank: () => new Promise(() => undefined) };
    const kept = await rerank(candidates, "query", hanging, AbortSignal.timeout(5));
    expect(idsOf(kept)).toBe("abc");
    expect(kept.warnings[0]).toContain("the deadline passed");
  });
});
