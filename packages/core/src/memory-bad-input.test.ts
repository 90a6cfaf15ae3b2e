import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { temporaryFile } from "../test/support/temporary-file.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Memory } from "./index.ts";

const maya = { userId: "maya" };

/** Adds a text, and asks for it in every way; returns the turn as it is stored. */
async function roundTrip(memory: Memory, text: string, query: string) {
  const { turns } = await memory.add(text, maya);
  const { results } = await memory.search(query, maya);
  const recalled = await memory.recall({ ...maya, query });
  return { turn: await memory.get(turns[0]?.id as string), results, recalled };
}

describe("large input", () => {
  it("keeps a message of 10 MB in full, finds it by its beginning and shows a part", async () => {
    const memory = await openTestMemory();
    const text =
      `the walnut story: ${"all work and no play makes a dull day. ".repeat(270_000)}`.trim();
    expect(text.length).toBeGreaterThan(10_000_000);
    const { turn, results, recalled } = await roundTrip(memory, text, "walnut");
    expect(turn?.text).toBe(text);
    expect(results).toHaveLength(1);
    expect(recalled.text).toContain("the walnut story");
    expect(recalled.tokens).toBeLessThanOrEqual(1_000);
  });

  it("keeps one line of 2 MB without a space", async () => {
    const memory = await openTestMemory();
    const text = `${"x".repeat(1_000_000)}walnut${"y".repeat(1_000_000)}`;
    const { turn, recalled } = await roundTrip(memory, text, text.slice(0, 100));
    expect(turn?.text).toBe(text);
    expect(recalled.tokens).toBeLessThanOrEqual(1_000);
  });

  it("finds a word of 50,000 characters by itself", async () => {
    const memory = await openTestMemory();
    const word = "a".repeat(50_000);
    const { results } = await roundTrip(memory, word, word);
    expect(textsOf(results)).toEqual([word]);
    expect((await memory.search("b".repeat(50_000), maya)).results).toEqual([]);
  });

  it("records thousands of turns in one call and finds each of them", async () => {
    const memory = await openTestMemory();
    await memory.add(
      Array.from({ length: 5_000 }, (_, index) => `note marker${index}`),
      maya,
    );
    for (const index of [0, 2_500, 4_999]) {
      const { results } = await memory.search(`marker${index}`, { ...maya, limit: 1 });
      expect(textsOf(results)).toEqual([`note marker${index}`]);
    }
  });

  it.each([
    ["letters and a sign", `${"a".repeat(50_000)}!`],
    ["spaces", `a${" ".repeat(200_000)}b`],
    ["line breaks", `a${"\n ".repeat(100_000)}b`],
    ["brackets", "[".repeat(50_000)],
    ["images", "![](".repeat(25_000)],
    ["quotes", '"'.repeat(50_000)],
    ["tags", "<private".repeat(20_000)],
    ["open tags", "<a ".repeat(30_000)],
    ["dots", "a.".repeat(30_000)],
    ["dashes", "1-".repeat(30_000)],
    ["dates", "1/1/".repeat(15_000)],
    ["months", "may ".repeat(15_000)],
    ["addresses", "a://".repeat(15_000)],
    ["apostrophes", "n't".repeat(20_000)],
    ["marks", `e${"\u0301".repeat(50_000)}`],
    ["joiners", "\u200d".repeat(50_000)],
    ["emoji", "👨‍👩‍👧‍👦".repeat(5_000)],
  ])("takes %s that are meant to take for ever", async (_, text) => {
    const memory = await openTestMemory();
    await memory.add(["before", text, "the walnut"], { ...maya, origin: "web:https://a.example" });
    expect((await memory.search(text, maya)).results.length).toBeLessThanOrEqual(3);
    expect(textsOf((await memory.search("walnut", maya)).results)).toContain("the walnut");
    const { tokens } = await memory.recall({ ...maya, query: `walnut ${text}` });
    expect(tokens).toBeLessThanOrEqual(1_000);
  });
});

describe("characters that cannot be seen, or are none", () => {
  it.each([
    ["a NUL", "wal\0nut", "walnut"],
    ["a bidi override", "wal\u202enut", "walnut"],
    ["zero-width characters", "wal\u200b\u2060\ufeffnut", "walnut"],
    ["soft hyphens", "wal\u00adnut", "walnut"],
    ["tag characters", "walnut\u{e0041}\u{e0042}", "walnut"],
    ["decomposed letters", "walnut cafe\u0301", "walnut caf\u00e9"],
    ["line breaks of all kinds", "walnut\r\ncake\rpie\u2028nut", "walnut\ncake\npie\nnut"],
  ])("are taken out of what is found, and kept in the original: %s", async (_, text, clean) => {
    const memory = await openTestMemory();
    const { turn, results, recalled } = await roundTrip(memory, text, "walnut");
    expect(turn?.text).toBe(clean);
    expect(textsOf(results)).toEqual([clean]);
    expect(turn).toHaveProperty("original");
    expect(JSON.stringify([turn, recalled])).not.toContain("\\u0000");
  });

  it.each([
    ["a half of a character", "walnut \ud800 cake", "walnut \ufffd cake"],
    ["two halves the wrong way round", "walnut \udc4d\ud83d", "walnut \ufffd\ufffd"],
  ])("are replaced where they cannot be stored: %s", async (_, text, clean) => {
    const memory = await openTestMemory();
    const { turn, results } = await roundTrip(memory, text, "walnut");
    expect(turn?.text).toBe(clean);
    expect(textsOf(results)).toEqual([clean]);
  });

  it("find what they hide when they stand in the query", async () => {
    const memory = await openTestMemory();
    await memory.add("walnut cake", maya);
    for (const query of [
      "wal\u200bnut",
      "\u202ewalnut",
      "walnut\0",
      "WALNUT",
      "ｗａｌｎｕｔ",
      "walnut \ud800",
    ]) {
      expect((await memory.search(query, maya)).results, JSON.stringify(query)).toHaveLength(1);
    }
  });

  it("are heaps of marks, through which a word is found", async () => {
    const memory = await openTestMemory();
    const heaped = (height: number) =>
      [..."walnut"].map((letter) => letter + "\u0335\u0321\u0489".repeat(height)).join("");
    const { results } = await roundTrip(memory, heaped(3), "walnut");
    expect(results).toHaveLength(1);
    const { turn } = await roundTrip(memory, heaped(1_000), heaped(1_000));
    expect(turn?.text.length).toBeLessThan(200);
  });
});

describe("names of JavaScript", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];

  it("are ids like others", async () => {
    const memory = await openTestMemory();
    for (const name of names) {
      await memory.add(`walnut of ${name}`, {
        userId: name,
        runId: name,
        agentId: name,
        appId: name,
      });
    }
    for (const name of names) {
      expect(textsOf((await memory.search("walnut", { userId: name })).results)).toEqual([
        `walnut of ${name}`,
      ]);
      expect(textsOf((await memory.turns({ runId: name })).items)).toEqual([`walnut of ${name}`]);
    }
  });

  it("are words, names and keys like others", async () => {
    const path = temporaryFile();
    const memory = await openTestMemory({ path });
    for (const name of names) {
      const metadata = JSON.parse(`{${JSON.stringify(name)}: {"polluted": true}}`);
      const message = { role: "user", name, content: `my ${name} is here` };
      const { turns } = await memory.add(message, {
        ...maya,
        runId: name,
        metadata,
        idempotencyKey: name,
      });
      const { results } = await memory.search(name, {
        ...maya,
        filter: { [`metadata.${name}.polluted`]: true },
      });
      expect(
        results.map(({ id }) => id),
        name,
      ).toEqual(turns.map(({ id }) => id));
      expect(Object.keys(results[0]?.metadata ?? {})).toEqual([name]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    await memory.close();
    const again = await openTestMemory({ path });
    expect((await again.turns(maya)).items.map(({ name }) => name)).toEqual(names);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("do no harm as options", async () => {
    const memory = await openTestMemory();
    await memory.add("walnut of Ben", { userId: "ben" });
    const options = JSON.parse('{"userId":"maya","__proto__":{"userId":"ben"}}');
    const error = await errorOf(() => memory.search("walnut", options));
    expect(error.message).toContain("__proto__");
    const scope = JSON.parse('{"__proto__":{"userId":"ben"}}');
    expect((await errorOf(() => memory.turns(scope))).code).toBe("invalid_scope");
  });
});

describe("queries and ids that are none", () => {
  it("are refused when the query is blank or no text", async () => {
    const memory = await openTestMemory();
    for (const query of ["", "  \n", undefined, null, 7, {}, ["walnut"]]) {
      expect((await errorOf(() => memory.search(query as string, maya))).code).toBe(
        "invalid_input",
      );
    }
  });

  it("are refused when an id is no text", async () => {
    const memory = await openTestMemory();
    for (const id of [undefined, null, 7, {}, ["x"]] as unknown as string[]) {
      for (const call of [
        () => memory.get(id),
        () => memory.history(id),
        () => memory.update(id, { text: "x" }),
        () => memory.delete(id),
        () => memory.revert(id),
      ]) {
        expect((await errorOf(call)).code).toBe("invalid_input");
      }
    }
  });

  it("find nothing when an id looks like a query", async () => {
    const memory = await openTestMemory();
    await memory.add("walnut", maya);
    for (const id of ["*", "%", "' OR '1'='1", '"]', "\0", "x".repeat(100_000)]) {
      expect(await memory.get(id)).toBeUndefined();
      expect(await memory.history(id)).toEqual([]);
      expect((await errorOf(() => memory.delete(id))).code).toBe("not_found");
    }
  });

  it("are refused when a cursor was not given by a listing", async () => {
    const memory = await openTestMemory();
    for (const cursor of ["", "x", "1", "1:2:3", "1;DROP TABLE turn", "-", "1:-1", "1e5:1"]) {
      expect((await errorOf(() => memory.turns(maya, { cursor }))).code, cursor).toBe(
        "invalid_input",
      );
      expect((await errorOf(() => memory.list(maya, { cursor }))).code, cursor).toBe(
        "invalid_input",
      );
    }
  });
});

describe("words of SQL", () => {
  it("are stored and found like others", async () => {
    const memory = await openTestMemory();
    const attack = "Robert'); DROP TABLE turn; --";
    const options = {
      userId: attack,
      runId: '"x" OR 1=1',
      metadata: { [attack]: attack },
      actor: attack,
    };
    await memory.add(
      { role: "user", name: attack, content: attack },
      { ...options, type: "semantic" },
    );
    const { results } = await memory.search("robert", {
      userId: attack,
      filter: { [`metadata.${attack}`]: attack },
    });
    expect(results).toMatchObject([
      { text: attack, scope: { userId: attack, runId: '"x" OR 1=1' } },
    ]);
    expect((await memory.turns({ userId: attack })).items).toMatchObject([{ name: attack }]);
    expect(await memory.erase({ userId: attack })).toMatchObject({ turns: 1, records: 1 });
  });
});
