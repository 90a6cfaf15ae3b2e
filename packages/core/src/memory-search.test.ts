import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";

const maya = { userId: "maya" };

describe("search", () => {
  it("finds by any form of a word, and nothing by other words", async () => {
    const memory = await openTestMemory();
    await memory.add("We were running along the beaches.", maya);
    expect((await memory.search("run beach", maya)).results).toHaveLength(1);
    expect((await memory.search("swimming", maya)).results).toEqual([]);
  });

  it("is empty for a scope that holds nothing", async () => {
    const memory = await openTestMemory();
    expect(await memory.search("tea", maya)).toMatchObject({
      results: [],
      mode: "rules",
      warnings: [],
    });
  });

  it("sees a turn together with its neighbours in the conversation", async () => {
    const memory = await openTestMemory();
    await memory.add(
      ["Which hotel did you like in Porto?", "The one by the river, with the red door."],
      maya,
    );
    const { results } = await memory.search("hotel Porto", maya);
    expect(textsOf(results)).toContain("The one by the river, with the red door.");
  });

  it("does not take turns of another conversation for neighbours, though the two interleave", async () => {
    const memory = await openTestMemory();
    for (let index = 0; index < 6; index++) {
      await memory.add(`The hotel in Porto, part ${index}.`, { ...maya, runId: "travel" });
      await memory.add(`Sourdough needs time, part ${index}.`, { ...maya, runId: "bread" });
    }
    const { results } = await memory.search("hotel", { ...maya, limit: 50 });
    expect(results).toHaveLength(6);
    for (const { scope } of results) expect(scope.runId).toBe("travel");
  });

  it("gives as many results as are wanted, best first", async () => {
    const memory = await openTestMemory();
    for (let index = 0; index < 30; index++)
      await memory.add(`Tea number ${index}`, { ...maya, runId: `${index}` });
    for (const limit of [1, 7, 30, 1_000]) {
      const { results } = await memory.search("tea", { ...maya, limit });
      expect(results).toHaveLength(Math.min(limit, 30));
      const scores = results.map(({ score }) => score);
      expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
    }
    expect((await memory.search("tea", maya)).results).toHaveLength(10);
  });

  it("looks where it is told to", async () => {
    const memory = await openTestMemory();
    await memory.add("I like green tea.", { ...maya, infer: false });
    await memory.add("Tea is served at five.", { ...maya, type: "semantic" });
    const kinds = async (include: ("turns" | "memories" | "superseded")[]) =>
      (await memory.search("tea", { ...maya, include })).results.map(({ kind }) => kind);
    expect((await kinds(["turns", "memories"])).toSorted()).toEqual(["memory", "turn"]);
    expect(await kinds(["turns"])).toEqual(["turn"]);
    expect(await kinds(["memories"])).toEqual(["memory"]);
    expect(await kinds([])).toEqual([]);
  });

  it("explains every score to the last bit", async () => {
    const memory = await openTestMemory();
    await memory.add(
      [{ role: "user", name: "Ana", content: "I moved to Porto in May 2025." }, "Where to?"],
      maya,
    );
    const { results } = await memory.search("when did Ana move to Porto?", {
      ...maya,
      explain: true,
    });
    expect(results.length).toBeGreaterThan(0);
    for (const { score, explanation } of results) {
      let value = 0;
      for (const term of explanation?.terms ?? []) {
        value = term.operation === "add" ? value + term.value : value * term.value;
      }
      expect(value).toBe(score);
      const arms = Object.values(explanation?.arms ?? {}).reduce((sum, share) => sum + share, 0);
      expect(explanation?.terms[0]?.value).toBeCloseTo(arms, 12);
    }
    expect((await memory.search("Porto", maya)).results[0]).not.toHaveProperty("explanation");
  });

  it("tells how long each stage took", async () => {
    const memory = await openTestMemory();
    const { timings } = await memory.search("tea", maya);
    expect(Object.keys(timings)).toEqual(["analyse", "gather", "rank", "rerank", "select"]);
    for (const time of Object.values(timings)) expect(time).toBeGreaterThanOrEqual(0);
  });

  it("lets a reranker have the last word, and goes on without one that fails", async () => {
    const scores = new Map([
      ["tea one", 1],
      ["tea two", 2],
    ]);
    let broken = false;
    const reranker = {
      id: "test",
      rerank: async (_: string, texts: readonly string[]) => {
        if (broken) throw new Error("down");
        return texts.map((text) => scores.get(text) ?? 0);
      },
    };
    const memory = await openTestMemory({ reranker });
    for (const text of scores.keys()) await memory.add(text, { ...maya, runId: text });
    expect(await memory.search("tea", maya)).toMatchObject({
      mode: "model",
      results: [{ text: "tea two", score: 2 }, {}],
    });
    broken = true;
    const without = await memory.search("tea", maya);
    expect(without).toMatchObject({ mode: "rules", warnings: [expect.stringContaining("down")] });
    expect(without.results).toHaveLength(2);
  });
});

describe("filters", () => {
  it("find the one turn among thousands that passes", async () => {
    const memory = await openTestMemory();
    const filler = Array.from({ length: 2_999 }, (_, index) => `green tea ${index}`);
    await memory.add(filler.slice(0, 1_000), maya);
    await memory.add("green tea, the special one", { ...maya, metadata: { project: "apollo" } });
    await memory.add(filler.slice(1_000), maya);
    for (const limit of [1, 10]) {
      const { results } = await memory.search("green tea", {
        ...maya,
        limit,
        filter: { project: "apollo" },
      });
      expect(textsOf(results)).toEqual(["green tea, the special one"]);
    }
    const { results } = await memory.search("green tea", {
      ...maya,
      filter: { project: "gemini" },
    });
    expect(results).toEqual([]);
  });

  /** @see mem0ai/mem0#6264 only the first operator of a condition was used */
  it("mean under search what they mean in a list", async () => {
    const memory = await openTestMemory();
    for (const score of [1, 5, 9]) {
      await memory.add(`tea of score ${score}`, {
        ...maya,
        runId: `${score}`,
        metadata: { score },
        type: "semantic",
      });
    }
    const filter = { score: { gte: 2, lte: 6 } };
    const found = [
      (await memory.search("tea", { ...maya, filter })).results,
      (await memory.list(maya, { filter })).items,
      (await memory.turns(maya, { filter })).items,
      (await memory.recall({ ...maya, query: "tea", filter })).items,
    ];
    for (const items of found) expect(items.map(({ metadata }) => metadata.score)).toEqual([5]);
  });

  it("cannot reach beyond the scope, whatever they name", async () => {
    const memory = await openTestMemory();
    await memory.add("green tea of Maya", maya);
    await memory.add("green tea of Ben", { userId: "ben" });
    const reaching = [
      { userId: "ben" },
      { or: [{ userId: "ben" }, { userId: "maya" }] },
      { not: { userId: "maya" } },
      { or: [{ kind: "turn" }] },
      {},
    ];
    for (const filter of reaching) {
      const options = { ...maya, filter };
      const seen = [
        ...(await memory.search("green tea", options)).results,
        ...(await memory.recall({ ...options, query: "green tea" })).items,
        ...(await memory.turns(maya, { filter })).items,
      ];
      for (const { scope } of seen) expect(scope).toEqual(maya);
    }
  });

  it("stay as the caller wrote them", async () => {
    const memory = await openTestMemory();
    const filter = Object.freeze({ role: "user" });
    await memory.search("tea", { ...maya, filter });
    expect(filter).toEqual({ role: "user" });
  });

  it("are refused with their place when they are wrong", async () => {
    const memory = await openTestMemory();
    const wrong = { score: { above: 5 } } as never;
    for (const call of [
      () => memory.search("tea", { ...maya, filter: wrong }),
      () => memory.recall({ ...maya, query: "tea", filter: wrong }),
      () => memory.list(maya, { filter: wrong }),
      () => memory.turns(maya, { filter: wrong }),
    ]) {
      const error = await errorOf(call);
      expect(error).toMatchObject({
        code: "invalid_filter",
        message: expect.stringContaining("filter.score.above"),
      });
    }
  });
});

describe("queries that look like a query language", () => {
  const syntax = [
    '"',
    '""',
    '"green',
    "green*",
    "gr*",
    "*",
    "NEAR(green tea, 2)",
    "green AND tea",
    "green OR coffee",
    "NOT green",
    "-green",
    "+green",
    "text:green",
    "green:tea",
    "^green",
    "{green tea}",
    "(green",
    "green)",
    "100%",
    "%",
    "_",
    "gr_en",
    "g%n",
    "'; DROP TABLE turn; --",
    "green\\",
    "\\",
    "[a-z]+",
    ".*",
    "$1",
    "`process.exit()`",
    "<script>",
    "../../etc/passwd",
    "?",
    "…",
    "🙂",
  ];

  it.each(syntax)("%s is words or nothing, and never everything", async (query) => {
    const memory = await openTestMemory();
    await memory.add("I like green tea.", { ...maya, runId: "1" });
    await memory.add("The meeting is at noon.", { ...maya, runId: "2" });
    await memory.add("Process exited with code 100.", { ...maya, runId: "3" });
    const { results } = await memory.search(query, maya);
    expect(results.length).toBeLessThan(3);
    if (/\bgreen\b/u.test(query)) expect(results[0]?.text).toBe("I like green tea.");
    if (/^[^\p{L}\p{N}]+$/u.test(query)) expect(results).toEqual([]);
  });

  it("does not take a beginning or a pattern for a word", async () => {
    const memory = await openTestMemory();
    await memory.add("I like green tea.", maya);
    for (const query of ["gr*", "gr_en", "g%n", "gre"]) {
      expect((await memory.search(query, maya)).results, query).toEqual([]);
    }
  });
});
