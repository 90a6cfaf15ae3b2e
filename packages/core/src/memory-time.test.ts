import { fixedClock } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Memory } from "./index.ts";

const maya = { userId: "maya" };
const day = 86_400_000;

async function open(start = "2026-03-02T10:00:00Z") {
  const clock = fixedClock(start);
  return { clock, memory: await openTestMemory({ clock }) };
}

const search = async (memory: Memory, query: string, options: object = {}) =>
  textsOf((await memory.search(query, { ...maya, limit: 100, ...options })).results).toSorted();
const list = async (memory: Memory, options: object = {}) =>
  textsOf((await memory.list(maya, options)).items).toSorted();

describe("expiry", () => {
  /** In mem0ai 3.3.1, 100 expired memories hid the fresh one: they filled the top ten before they were dropped */
  it("makes no room for the dead among the results", async () => {
    const { memory, clock } = await open();
    const expiring = { ...maya, expiresAt: clock() + 1_000 };
    for (const type of [undefined, "semantic"] as const) {
      for (let index = 0; index < 50; index++)
        await memory.add(`green tea ${index}`, { ...expiring, ...(type && { type }) });
      await memory.add(`green tea, the fresh ${type ?? "turn"}`, {
        ...maya,
        ...(type && { type }),
      });
    }
    clock.advance(1_000);
    const fresh = ["green tea, the fresh semantic", "green tea, the fresh turn"];
    expect(await search(memory, "green tea", { limit: 10 })).toEqual(fresh);
    expect(
      textsOf((await memory.recall({ ...maya, query: "green tea" })).items).toSorted(),
    ).toEqual(fresh);
    expect(textsOf((await memory.turns(maya, { limit: 10 })).items)).toEqual([fresh[1], fresh[0]]);
    expect(await list(memory, { limit: 10 })).toEqual([fresh[0]]);
    await memory.add("something else", { ...maya, runId: "other" });
    expect(await search(memory, "green tea", { limit: 10 })).toEqual(fresh);
  });

  it("begins at its millisecond", async () => {
    const { memory, clock } = await open();
    await memory.add("tea", { ...maya, expiresAt: clock() + 10 });
    clock.advance(9);
    expect(await search(memory, "tea")).toEqual(["tea"]);
    clock.advance(1);
    expect(await search(memory, "tea")).toEqual([]);
  });

  it("does not begin earlier because others expire or are written", async () => {
    const { memory, clock } = await open();
    await memory.add("tea until tomorrow", { ...maya, expiresAt: clock() + day });
    await memory.add("tea until noon", { ...maya, expiresAt: clock() + 10 });
    await memory.add("tea for ever", { ...maya, type: "semantic", expiresAt: "9999-12-31" });
    clock.advance(10);
    await memory.add("something else", { ...maya, runId: "other" });
    expect(await search(memory, "tea")).toEqual(["tea for ever", "tea until tomorrow"]);
  });

  it("hides what has expired before it was added", async () => {
    const { memory } = await open();
    await memory.add("tea", { ...maya, expiresAt: "2020-01-01" });
    expect(await search(memory, "tea")).toEqual([]);
    expect((await memory.stats(maya)).turns).toBe(1);
  });

  it("can be taken away from a record, also after it came and others wrote", async () => {
    const { memory, clock } = await open();
    const { operations } = await memory.add("tea", {
      ...maya,
      type: "semantic",
      expiresAt: clock() + 10,
    });
    clock.advance(day);
    await memory.add("something else", maya);
    await memory.update(operations[0]?.id as string, { expiresAt: null });
    expect(await search(memory, "tea")).toEqual(["tea"]);
  });
});

describe("a clock that goes backwards", () => {
  it("loses nothing and keeps the order of what was said", async () => {
    const { memory, clock } = await open();
    const texts = ["tea one", "tea two", "tea three"];
    for (const text of texts) {
      await memory.add(text, { ...maya, timestamp: "2026-01-01" });
      clock.advance(-day);
    }
    expect(textsOf((await memory.turns(maya)).items)).toEqual(texts);
    expect(await search(memory, "tea")).toEqual(texts.toSorted());
  });

  it("keeps a record's changes in the order in which they were made", async () => {
    const { memory, clock } = await open();
    const { operations } = await memory.add("one", { ...maya, type: "semantic" });
    const id = operations[0]?.id as string;
    clock.advance(-day);
    await memory.update(id, { text: "two" });
    clock.advance(-day);
    const { eventId } = await memory.update(id, { text: "three" });
    expect((await memory.history(id)).map(({ after }) => after?.text)).toEqual([
      "one",
      "two",
      "three",
    ]);
    await memory.revert(eventId as string);
    expect(await memory.get(id)).toMatchObject({ text: "two" });
  });
});

describe("asOf, the world as it was", () => {
  it("shows what had been said by then", async () => {
    const { memory } = await open();
    for (const month of ["01", "02", "03"])
      await memory.add(`tea in ${month}`, { ...maya, timestamp: `2026-${month}-15` });
    expect(await search(memory, "tea", { asOf: "2026-02-20" })).toEqual(["tea in 01", "tea in 02"]);
    expect(await search(memory, "tea", { asOf: "2026-02-15" })).toEqual(["tea in 01", "tea in 02"]);
    expect(await search(memory, "tea", { asOf: "2025-12-31" })).toEqual([]);
    expect(textsOf((await memory.turns(maya, { asOf: "2026-02-20" })).items)).toEqual([
      "tea in 01",
      "tea in 02",
    ]);
  });

  it("shows the facts that were true then", async () => {
    const { memory } = await open();
    const add = (text: string, timestamp: string) =>
      memory.add(text, { ...maya, timestamp, type: "semantic" });
    const { operations } = await add("I live in Lisbon.", "2024-01-01");
    await memory.update(operations[0]?.id as string, { validTo: "2025-06-01" });
    await add("I live in Porto.", "2025-06-01");
    const where = (asOf: string) => search(memory, "where do I live?", { asOf });
    expect(await where("2023-12-31")).toEqual([]);
    expect(await where("2024-06-01")).toEqual(["I live in Lisbon."]);
    expect(await where("2025-05-31T23:59:59.999Z")).toEqual(["I live in Lisbon."]);
    expect(await where("2025-06-01")).toEqual(["I live in Porto."]);
    expect(await list(memory, { asOf: "2024-06-01" })).toEqual(["I live in Lisbon."]);
    expect(await list(memory, { asOf: "2026-01-01" })).toEqual(["I live in Porto."]);
  });

  it("finds what was true then among much that came later", async () => {
    const { memory } = await open();
    await memory.add("the first green tea", { ...maya, timestamp: "2020-01-01" });
    await memory.add(
      Array.from({ length: 600 }, (_, index) => `green tea ${index}`),
      { ...maya, timestamp: "2025-01-01" },
    );
    expect(await search(memory, "green tea", { asOf: "2021-01-01", limit: 5 })).toEqual([
      "the first green tea",
    ]);
  });
});

describe("knownAt, the memory as it was", () => {
  async function openWithChanges() {
    const { memory, clock } = await open("2026-01-01T00:00:00Z");
    const { operations } = await memory.add("I live in Lisbon.", { ...maya, type: "semantic" });
    const id = operations[0]?.id as string;
    clock.set("2026-02-01T00:00:00Z");
    await memory.update(id, { text: "I live in Porto." });
    clock.set("2026-03-01T00:00:00Z");
    const { eventId } = await memory.delete(id);
    clock.set("2026-04-01T00:00:00Z");
    await memory.revert(eventId as string);
    clock.set("2026-05-01T00:00:00Z");
    return { memory, clock, id };
  }

  it.each([
    ["2025-12-31", []],
    ["2026-01-01", ["I live in Lisbon."]],
    ["2026-01-31", ["I live in Lisbon."]],
    ["2026-02-01", ["I live in Porto."]],
    ["2026-03-01", []],
    ["2026-03-31", []],
    ["2026-04-01", ["I live in Porto."]],
    ["2026-05-01", ["I live in Porto."]],
  ])("at %s", async (knownAt, expected) => {
    const { memory } = await openWithChanges();
    expect(await search(memory, "where do I live?", { knownAt, include: ["memories"] })).toEqual(
      expected,
    );
    expect(await list(memory, { knownAt })).toEqual(expected);
  });

  it("knows the statuses of then", async () => {
    const { memory } = await openWithChanges();
    expect(await list(memory, { knownAt: "2026-03-15", status: "retracted" })).toEqual([
      "I live in Porto.",
    ]);
    expect(await list(memory, { knownAt: "2026-02-15", status: "retracted" })).toEqual([]);
  });

  it("does not know what was recorded later, though it had been said before", async () => {
    const { memory } = await open("2026-03-01T00:00:00Z");
    await memory.add("tea", { ...maya, timestamp: "2020-01-01" });
    expect(await search(memory, "tea", { knownAt: "2026-02-28" })).toEqual([]);
    expect(await search(memory, "tea", { knownAt: "2026-03-01" })).toEqual(["tea"]);
    expect((await memory.turns(maya, { knownAt: "2026-02-28" })).items).toEqual([]);
  });

  it("knows nothing of what was erased, at no time", async () => {
    const { memory, id } = await openWithChanges();
    await memory.erase(id);
    for (const knownAt of ["2026-01-15", "2026-02-15", "2026-05-01"]) {
      expect(await list(memory, { knownAt })).toEqual([]);
      expect(await search(memory, "live", { knownAt, include: ["memories"] })).toEqual([]);
    }
  });

  it("keeps to the scope and to filters", async () => {
    const { memory } = await openWithChanges();
    const knownAt = "2026-02-15";
    expect((await memory.list({ userId: "ben" }, { knownAt })).items).toEqual([]);
    expect(await list(memory, { knownAt, filter: { type: "episodic" } })).toEqual([]);
    expect(await list(memory, { knownAt, filter: { type: "semantic" } })).toHaveLength(1);
  });

  it("gives pages", async () => {
    const { memory, clock } = await open("2026-01-01T00:00:00Z");
    const texts = Array.from({ length: 7 }, (_, index) => `fact ${index}`);
    for (const text of texts) await memory.add(text, { ...maya, type: "semantic" });
    clock.advance(day);
    await memory.add("a later fact", { ...maya, type: "semantic" });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await memory.list(maya, {
        knownAt: "2026-01-01",
        order: "ascending",
        limit: 3,
        cursor,
      });
      seen.push(...textsOf(page.items));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(texts);
    expect(
      (await errorOf(() => memory.list(maya, { knownAt: "2026-01-01", cursor: "x" }))).code,
    ).toBe("invalid_input");
  });
});

describe("times that are none", () => {
  it.each(["asOf", "knownAt"])("are refused as %s with its name", async (field) => {
    const { memory } = await open();
    for (const time of ["yesterday", "2026-02-30", "", Number.NaN]) {
      const error = await errorOf(() => memory.search("tea", { ...maya, [field]: time }));
      expect(error.code).toBe("invalid_time");
      expect(error.message).toContain(field);
    }
  });
});
