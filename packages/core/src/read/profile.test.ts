import { describe, expect, it } from "vitest";
import { openTestMemory } from "../../test/support/open-test-memory.ts";

const maya = { userId: "maya" };
const fact = { ...maya, type: "semantic", importance: 0.9 } as const;

describe("the profile", () => {
  it("is recalled whatever is asked, before everything else", async () => {
    const memory = await openTestMemory();
    await memory.add("Maya is allergic to cashews.", fact);
    await memory.add("The gym opens at six.", { ...maya, infer: false });
    const { text, items } = await memory.recall({ query: "when does the gym open?", ...maya });
    expect(text.indexOf("cashews")).toBeGreaterThan(0);
    expect(text.indexOf("cashews")).toBeLessThan(text.indexOf("gym"));
    expect(items.map(({ kind }) => kind)).toEqual(["turn", "memory"]);
  });

  it("holds what the rules read, such as a home and an allergy", async () => {
    const memory = await openTestMemory();
    await memory.add("I live in Bristol and I'm allergic to cashews.", maya);
    const { text } = await memory.recall({ query: "find me a gym nearby", ...maya });
    expect(text).toMatch(
      /lives in Bristol[\s\S]*allergic to cashews|allergic to cashews[\s\S]*lives in Bristol/u,
    );
  });

  it("leaves out what matters less, is not trusted, is over, or is of somebody else", async () => {
    const memory = await openTestMemory();
    await memory.add("likes tea", { ...fact, importance: 0.5 });
    await memory.add("likes gin", { ...fact, origin: "web:https://a.example" });
    await memory.add("likes ale", { ...fact, expiresAt: "2000-01-01" });
    await memory.add("likes rum", { ...fact, userId: "ben" });
    const { operations } = await memory.add("likes wine", fact);
    await memory.delete(operations[0]?.id as string);
    expect((await memory.recall({ query: "gym", ...maya })).text).toBe("");
  });

  it("never takes more than its part of the budget, and repeats nothing", async () => {
    const memory = await openTestMemory();
    for (let index = 0; index < 30; index++) await memory.add(`Fact number ${index} of tea.`, fact);
    const { items, text, tokens } = await memory.recall({ query: "tea", ...maya, maxTokens: 400 });
    expect(tokens).toBeLessThanOrEqual(400);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(text.split("Known facts:")[0]?.match(/Fact number/gu)).toHaveLength(5);
  });

  it("is the same text for any question, so that a prompt keeps its beginning", async () => {
    const memory = await openTestMemory();
    await memory.add("Maya is vegan.", fact);
    await memory.add("Maya lives in Bristol.", fact);
    await memory.add(["The gym opens at six.", "The bakery is shut."], { ...maya, infer: false });
    const beginning = async (query: string) =>
      (await memory.recall({ query, ...maya })).text.split("Said earlier:")[0];
    expect(await beginning("gym")).toBe(await beginning("bakery"));
  });
});
