import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Memory, Scope } from "./index.ts";
import { scopeContains } from "./model/scope.ts";

const hostileIds = [
  "1",
  "10",
  "users/1",
  "users/10",
  "a:b",
  "a",
  "50%",
  "a_b",
  "aXb",
  "__proto__",
  "constructor",
  "é",
  "e",
  "緑",
  "'",
  '"',
  "null",
];
const scopes: fc.Arbitrary<Scope> = fc
  .record(
    {
      userId: fc.constantFrom(...hostileIds),
      agentId: fc.constantFrom("1", "a", "a:b"),
      runId: fc.constantFrom("1", "10", "a_b", "aXb"),
      appId: fc.constantFrom("1", "a"),
    },
    { requiredKeys: [] },
  )
  .filter((scope) => Object.keys(scope).length > 0);

/** What every way to read gives for a scope: the texts, sorted. */
async function readAll(memory: Memory, scope: Scope): Promise<Record<string, string[]>> {
  const options = { limit: 1_000 };
  const recalled = await memory.recall({
    ...scope,
    query: "marker",
    ...options,
    maxTokens: 100_000,
  });
  const read = {
    search: (await memory.search("marker", { ...scope, ...options })).results,
    recall: [
      ...recalled.items,
      ...(await Promise.all(recalled.trace.leftOut.map(({ id }) => memory.get(id)))),
    ],
    turns: (await memory.turns(scope, options)).items,
    list: (await memory.list(scope, options)).items,
  };
  return Object.fromEntries(
    Object.entries(read).map(([name, items]) => [
      name,
      items.flatMap((item) => item?.text ?? []).toSorted(),
    ]),
  );
}

describe("isolation", () => {
  it("shows a query exactly what carries its ids, whatever they look like", async () => {
    const stored = fc.array(scopes, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(stored, scopes, async (all, query) => {
        const memory = await openTestMemory();
        const texts = all.map((_, index) => `marker number ${index}`);
        for (const [index, scope] of all.entries()) {
          await memory.add(texts[index] as string, {
            ...scope,
            ...(index % 2 ? { type: "semantic" as const } : {}),
          });
        }
        const visible = texts
          .filter((_, index) => scopeContains(query, all[index] as Scope))
          .toSorted();
        const turns = visible.filter((text) => texts.indexOf(text) % 2 === 0);
        const read = await readAll(memory, query);
        expect(read.search).toEqual(visible);
        expect(read.turns).toEqual(visible);
        expect(read.list).toEqual(visible.filter((text) => !turns.includes(text)));
        for (const text of read.recall ?? []) expect(visible).toContain(text);
        expect((await memory.stats(query)).turns).toBe(visible.length);
        await memory.close();
      }),
      { numRuns: 60 },
    );
  });

  it("takes no id for the beginning of another", async () => {
    const memory = await openTestMemory();
    await memory.add("marker of one", { userId: "users/1" });
    await memory.add("marker of ten", { userId: "users/10" });
    expect(textsOf((await memory.search("marker", { userId: "users/1" })).results)).toEqual([
      "marker of one",
    ]);
    expect(textsOf((await memory.search("marker", { userId: "users/10" })).results)).toEqual([
      "marker of ten",
    ]);
    expect((await memory.search("marker", { userId: "users/" })).results).toEqual([]);
  });

  it("does not mix up the four ids", async () => {
    const memory = await openTestMemory();
    await memory.add("marker", { userId: "x" });
    for (const scope of [
      { agentId: "x" },
      { runId: "x" },
      { appId: "x" },
      { userId: "x", runId: "x" },
    ]) {
      expect((await memory.search("marker", scope)).results, JSON.stringify(scope)).toEqual([]);
    }
  });

  it("takes composed and decomposed ids for the same", async () => {
    const memory = await openTestMemory();
    await memory.add("marker", { userId: "Jose\u0301" });
    expect((await memory.search("marker", { userId: "Jos\u00e9" })).results).toHaveLength(1);
  });

  it("does not move a user's ranking or scores, whatever others write", async () => {
    const memory = await openTestMemory();
    const own = [
      "I like green tea.",
      "The tea shop is in Porto.",
      "Porto has a river.",
      "Green is my colour.",
    ];
    for (const [index, text] of own.entries())
      await memory.add(text, { userId: "maya", runId: `${index}` });
    await memory.add("Tea is served at five.", { userId: "maya", type: "semantic" });
    const ask = async () => {
      const { results } = await memory.search("green tea in Porto", {
        userId: "maya",
        explain: true,
      });
      return results.map(({ text, score, explanation }) => ({ text, score, explanation }));
    };
    const before = await ask();
    const flood = Array.from(
      { length: 2_000 },
      (_, index) => `Porto Porto green tea river ${index}`,
    );
    await memory.add(flood, { userId: "maya2", runId: "0" });
    await memory.add("Porto green tea", { appId: "maya", type: "semantic" });
    expect(before).toHaveLength(5);
    expect(await ask()).toEqual(before);
  });
});

describe("ids of items", () => {
  const maya = { userId: "maya" };
  const ben = { userId: "ben" };

  /** In mem0ai 3.3.1 get, update and delete took no scope, so any id of any tenant was within reach */
  it("reach nothing of another scope where a scope is given", async () => {
    const memory = await openTestMemory();
    const { operations, turns } = await memory.add("Maya's secret", { ...maya, type: "semantic" });
    for (const id of [operations[0]?.id as string, turns[0]?.id as string]) {
      expect(await memory.get(id, ben)).toBeUndefined();
      expect(await memory.history(id, ben)).toEqual([]);
      expect((await errorOf(() => memory.update(id, { text: "mine" }, ben))).code).toBe(
        "not_found",
      );
      expect((await errorOf(() => memory.delete(id, {}, ben))).code).toBe("not_found");
      expect(await memory.get(id, maya)).toMatchObject({ text: "Maya's secret", status: "active" });
      expect(await memory.history(id, maya)).toHaveLength(1);
    }
  });

  it("reach nothing in a narrower scope either", async () => {
    const memory = await openTestMemory();
    const { turns } = await memory.add("Maya's secret", { ...maya, runId: "1" });
    const id = turns[0]?.id as string;
    expect(await memory.get(id, { ...maya, runId: "2" })).toBeUndefined();
    expect(await memory.get(id, { ...maya, runId: "1" })).toBeDefined();
    expect(await memory.get(id, maya)).toBeDefined();
  });
});

describe("a call without a scope", () => {
  const refused: [string, unknown][] = [
    ["no ids", {}],
    ["an undefined id", { userId: undefined }],
    ["an empty id", { userId: "" }],
    ["a blank id", { userId: "  " }],
    ["a wildcard", { userId: "*" }],
    ["a pattern", { userId: "%" }],
    ["a number", { userId: 1 }],
    ["null", { userId: null }],
    ["a list", { userId: ["maya", "ben"] }],
    ["an object", { userId: { ne: "" } }],
    ["a control character", { userId: "ma\0ya" }],
    ["a good and a bad id", { userId: "maya", runId: "" }],
  ];
  const calls: [string, (memory: Memory, scope: never) => Promise<unknown>][] = [
    ["add", (memory, scope) => memory.add("x", scope)],
    ["search", (memory, scope) => memory.search("x", scope)],
    ["recall", (memory, scope) => memory.recall({ query: "x", ...(scope as object) })],
    ["list", (memory, scope) => memory.list(scope)],
    ["turns", (memory, scope) => memory.turns(scope)],
    ["get", (memory, scope) => memory.get("x", scope)],
    ["update", (memory, scope) => memory.update("x", { text: "y" }, scope)],
    ["delete", (memory, scope) => memory.delete("x", {}, scope)],
    ["history", (memory, scope) => memory.history("x", scope)],
    ["stats", (memory, scope) => memory.stats(scope)],
    ["erase", (memory, scope) => memory.erase(scope)],
  ];

  it.each(calls)("%s is refused", async (_, call) => {
    const memory = await openTestMemory();
    await memory.add("kept", { userId: "maya" });
    for (const [name, scope] of refused) {
      expect((await errorOf(() => call(memory, scope as never))).code, name).toBe("invalid_scope");
    }
    expect((await memory.stats()).turns).toBe(1);
  });

  it.each(calls)("%s is refused with something else in its place", async (name, call) => {
    const memory = await openTestMemory();
    for (const nothing of [null, 7, "", []]) {
      if (name === "recall" || (name === "erase" && nothing === "")) continue;
      expect((await errorOf(() => call(memory, nothing as never))).code).toBe("invalid_scope");
    }
  });

  it.each(["add", "search", "recall", "list", "turns", "erase"])(
    "%s is refused with nothing in its place",
    async (name) => {
      const memory = await openTestMemory();
      const call = calls.find(([known]) => known === name)?.[1];
      expect((await errorOf(() => call?.(memory, undefined as never))).code).toBe("invalid_scope");
    },
  );

  it("is refused with a misspelt id, before it reaches further than meant", async () => {
    const memory = await openTestMemory();
    await memory.add("kept", { userId: "maya", runId: "7" });
    const misspelt = { userId: "maya", runID: "8" } as Scope;
    for (const call of [
      () => memory.erase(misspelt),
      () => memory.list(misspelt),
      () => memory.turns(misspelt),
      () => memory.stats(misspelt),
      () => memory.get("x", misspelt),
    ]) {
      expect((await errorOf(call)).message).toBe("runID is not part of a scope.");
    }
    expect((await errorOf(() => memory.search("x", misspelt as never))).message).toContain("runID");
    expect((await memory.stats()).turns).toBe(1);
  });
});
