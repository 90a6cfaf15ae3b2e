import { fixedClock } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { ListPage } from "./index.ts";

const maya = { userId: "maya" };

/** The texts of all pages, and how long each page was. */
async function readPages(
  read: (cursor: string | undefined) => Promise<ListPage<{ text: string }>>,
  between: () => Promise<unknown> = async () => undefined,
): Promise<{ texts: string[]; lengths: number[] }> {
  const texts: string[] = [];
  const lengths: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    texts.push(...textsOf(page.items));
    lengths.push(page.items.length);
    cursor = page.nextCursor;
    await between();
  } while (cursor !== undefined);
  return { texts, lengths };
}

async function openWith(count: number) {
  const memory = await openTestMemory({ clock: fixedClock() });
  const texts = Array.from({ length: count }, (_, index) => `fact ${index}`);
  for (const [index, text] of texts.entries()) {
    await memory.add(text, { ...maya, type: "semantic", metadata: { kept: index % 5 !== 1 } });
  }
  return { memory, texts };
}

describe("pages", () => {
  it.each([1, 3, 4, 12, 100])("of %i give everything once, in both orders", async (limit) => {
    const { memory, texts } = await openWith(12);
    for (const name of ["list", "turns"] as const) {
      for (const order of ["ascending", "descending"] as const) {
        const { texts: read } = await readPages((cursor) =>
          memory[name](maya, { limit, order, cursor }),
        );
        expect(read).toEqual(order === "ascending" ? texts : texts.toReversed());
      }
    }
  });

  it("are full until the last one, also where a filter lets few through", async () => {
    const { memory, texts } = await openWith(12);
    const filter = { kept: true };
    for (const name of ["list", "turns"] as const) {
      const { texts: read, lengths } = await readPages((cursor) =>
        memory[name](maya, { limit: 4, filter, order: "ascending", cursor }),
      );
      expect(read).toEqual(texts.filter((_, index) => index % 5 !== 1));
      expect(lengths.slice(0, 2)).toEqual([4, 4]);
      expect(lengths.slice(2).reduce((sum, length) => sum + length, 0)).toBe(1);
    }
  });

  it("neither skip nor repeat what was there when others write in between", async () => {
    const { memory, texts } = await openWith(10);
    const write = () => memory.add("a new fact", { ...maya, type: "semantic" });
    const { texts: read } = await readPages(
      (cursor) => memory.list(maya, { limit: 3, cursor }),
      write,
    );
    expect(read).toEqual(texts.toReversed());
  });

  it("are one empty page where there is nothing", async () => {
    const memory = await openTestMemory();
    expect(await memory.list(maya)).toEqual({ items: [] });
    expect(await memory.turns(maya)).toEqual({ items: [] });
  });
});

describe("list", () => {
  it("gives the latest first, a hundred at most, the active ones", async () => {
    const { memory } = await openWith(102);
    const { items, nextCursor } = await memory.list(maya);
    expect(items).toHaveLength(100);
    expect(items[0]?.text).toBe("fact 101");
    expect(nextCursor).toBeDefined();
  });

  it("gives the statuses that are asked for", async () => {
    const { memory } = await openWith(2);
    const [last] = (await memory.list(maya)).items;
    await memory.delete(last?.id as string);
    expect(textsOf((await memory.list(maya)).items)).toEqual(["fact 0"]);
    expect(textsOf((await memory.list(maya, { status: "retracted" })).items)).toEqual(["fact 1"]);
    const both = await memory.list(maya, { status: ["active", "retracted"] });
    expect(textsOf(both.items)).toEqual(["fact 1", "fact 0"]);
    expect((await memory.list(maya, { status: [] })).items).toEqual([]);
  });
});

describe("turns", () => {
  it("come in the order in which they were said, not recorded", async () => {
    const memory = await openTestMemory();
    for (const day of ["03", "01", "02"])
      await memory.add(`day ${day}`, { ...maya, timestamp: `2026-01-${day}` });
    expect(textsOf((await memory.turns(maya)).items)).toEqual(["day 01", "day 02", "day 03"]);
  });

  it("come from the years 1 to 9999", async () => {
    const memory = await openTestMemory();
    const times = [
      "9999-12-31T23:59:59.999Z",
      "1969-07-20T20:17:00.000Z",
      "0001-01-01T00:00:00.000Z",
    ];
    for (const timestamp of times) await memory.add(`tea at ${timestamp}`, { ...maya, timestamp });
    expect((await memory.turns(maya)).items.map(({ at }) => at)).toEqual(times.toReversed());
    expect((await memory.search("tea", maya)).results).toHaveLength(3);
    expect((await memory.recall({ ...maya, query: "tea" })).text).toContain(
      "- [0001-01-01 Mon] user: tea at",
    );
  });
});
