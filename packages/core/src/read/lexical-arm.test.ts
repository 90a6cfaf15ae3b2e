import { describe, expect, it } from "vitest";
import { analysis, turnItem } from "../../test/support/candidates.ts";
import { blockOf, lexicalDocument } from "../../test/support/lexical-blocks.ts";
import { LexicalColumns } from "../lexical/lexical-columns.ts";
import type { LexicalPart } from "./lexical-arm.ts";
import { lexicalArm } from "./lexical-arm.ts";

const [tea, coffee, ana] = [1, 2, 3];

/** A part of documents that are no neighbours; their item keys count from 1, their scopes are as given. */
function partOf(
  documents: readonly { codes: number[]; scope?: number; minutes?: number; speaker?: number }[],
  allowed?: readonly number[],
): LexicalPart {
  const columns = new LexicalColumns(false);
  columns.append(
    blockOf(
      documents.map(({ codes, scope = 1, ...fields }) => ({
        ...lexicalDocument(codes, fields),
        scope,
      })),
    ),
  );
  return allowed === undefined ? { columns } : { columns, scopeKeys: new Set(allowed) };
}

/** Asks the arm, and notes which items it read. */
async function ask(
  parts: readonly LexicalPart[],
  codes: number[],
  fields: Parameters<typeof analysis>[0] = {},
  limit = 10,
) {
  const read: number[] = [];
  const arm = await lexicalArm("turn", parts, analysis({ codes, ...fields }), limit, {
    speaker: 0,
    itemsByKey: async (keys) => {
      read.push(...keys);
      return keys.map((key) => turnItem({ id: `${key}` }));
    },
  });
  return {
    read,
    hits: arm.hits.map(({ item, raw, coverage }) => ({ id: item.value.id, raw, coverage })),
  };
}

describe("lexicalArm", () => {
  it("gives what holds the words, best first, and what part of the query it covers", async () => {
    const { hits } = await ask(
      [partOf([{ codes: [tea, 9] }, { codes: [8] }, { codes: [tea, coffee] }])],
      [tea, coffee],
    );
    expect(hits.map(({ id }) => id)).toEqual(["3", "1"]);
    expect(hits[0]?.coverage).toBeCloseTo(1, 12);
    expect(hits[1]?.coverage).toBeLessThan(0.7);
  });

  it("reads nothing of a scope that the query may not see, and measures by nothing there", async () => {
    const documents = [
      { codes: [tea, tea, tea], scope: 1 },
      { codes: [tea, 9, 9, 9], scope: 2 },
    ];
    const { read, hits } = await ask([partOf(documents, [2])], [tea]);
    expect(read).toEqual([2]);
    expect(hits.map(({ id }) => id)).toEqual(["2"]);
    expect((await ask([partOf(documents, [])], [tea])).read).toEqual([]);
  });

  it("reads only as many items as it must", async () => {
    const documents = Array.from({ length: 50 }, () => ({ codes: [tea] }));
    expect((await ask([partOf(documents)], [tea], {}, 5)).read).toHaveLength(5);
  });

  it("goes on without items that are gone by the time they are read", async () => {
    const arm = await lexicalArm(
      "turn",
      [partOf([{ codes: [tea] }, { codes: [tea] }])],
      analysis({ codes: [tea] }),
      10,
      {
        speaker: 0,
        itemsByKey: async (keys) =>
          keys.map((key) => (key === 2 ? turnItem({ id: "2" }) : undefined)),
      },
    );
    expect(arm.hits.map(({ item }) => item.value.id)).toEqual(["2"]);
  });

  it("finds what was said at the time that is named, though no word fits", async () => {
    const windows = [{ from: 100, to: 200, fit: 1, reach: 0 }];
    const { hits } = await ask(
      [
        partOf([
          { codes: [9], minutes: 150 },
          { codes: [9], minutes: 300 },
        ]),
      ],
      [tea],
      { windows },
    );
    expect(hits).toEqual([{ id: "1", raw: 0, coverage: 0 }]);
  });

  it("takes the name of a participant for who is meant, not for what, unless it is all there is", async () => {
    const part = partOf([{ codes: [ana, 9], speaker: ana }, { codes: [tea] }]);
    expect((await ask([part], [ana, tea])).hits.map(({ id }) => id)).toEqual(["2"]);
    expect((await ask([part], [ana])).hits.map(({ id }) => id)).toEqual(["1"]);
  });

  it("merges the parts of several owners by their values", async () => {
    const many = Array.from({ length: 20 }, () => ({ codes: [9] }));
    const parts = [
      partOf([{ codes: [tea, 9, 9, 9, 9] }, ...many]),
      partOf([{ codes: [tea] }, ...many]),
    ];
    const { hits } = await ask(parts, [tea]);
    expect(hits).toHaveLength(2);
    expect(hits[0]?.raw).toBeGreaterThan(hits[1]?.raw as number);
  });

  it("is empty without words or documents", async () => {
    expect((await ask([partOf([{ codes: [tea] }])], [])).hits).toEqual([]);
    expect((await ask([partOf([])], [tea])).hits).toEqual([]);
    expect((await ask([], [tea])).hits).toEqual([]);
  });
});
