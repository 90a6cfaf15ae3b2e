import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOfReference } from "../../test/support/lexical-blocks.ts";
import type { ReferenceDocument } from "../../test/support/windowed-bm25.ts";
import { windowedBm25 } from "../../test/support/windowed-bm25.ts";
import { withoutItems } from "./lexical-block.ts";
import { LexicalColumns } from "./lexical-columns.ts";
import { mostTerms, scoreTerms } from "./score-terms.ts";

const code = fc.integer({ min: 1, max: 12 });
const documents: fc.Arbitrary<ReferenceDocument[]> = fc
  .array(
    fc.record({
      scope: fc.integer({ min: 1, max: 3 }),
      pause: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: -10, max: 60 }) },
        fc.integer({ min: 355, max: 365 }),
      ),
      codes: fc.array(code, { maxLength: 8 }),
      dead: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((all) => {
    let minutes = 1_000_000;
    return all.map(({ pause, ...rest }) => {
      minutes += pause;
      return { ...rest, minutes };
    });
  });

/** Columns of all documents, with the dead ones taken out as a store takes them out. */
function columnsOf(all: readonly ReferenceDocument[], windowed = true): LexicalColumns {
  const block = blockOfReference(all);
  const dead = new Set(all.flatMap((document, index) => (document.dead ? [index + 1] : [])));
  const columns = new LexicalColumns(windowed);
  columns.append(withoutItems(block, dead) ?? block);
  return columns;
}

/** Columns that grew by a few documents at a time. */
function grownColumnsOf(
  all: readonly ReferenceDocument[],
  steps: readonly number[],
): LexicalColumns {
  const columns = new LexicalColumns(true);
  let known = 0;
  for (const step of [...steps, all.length]) {
    const until = Math.min(all.length, known + step);
    columns.append(blockOfReference(all.slice(0, until)), known);
    known = until;
  }
  return columns;
}

/** The scores of all documents, position by position. */
function scoreAll(columns: LexicalColumns, codes: readonly number[]) {
  const { positions, coverable, ...found } = scoreTerms(columns, codes);
  expect([...positions]).toEqual([...positions].sort((a, b) => a - b));
  const [scores, covered] = [new Float64Array(columns.size), new Float64Array(columns.size)];
  for (const [index, position] of positions.entries()) {
    expect(found.scores[index]).toBeGreaterThan(0);
    scores[position] = found.scores[index] as number;
    covered[position] = found.covered[index] as number;
  }
  return { scores, covered, coverable };
}

function expectEqual(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [position, score] of expected.entries()) {
    expect(actual[position]).toBeCloseTo(score, 6);
  }
}

const many = (count: number, codes: number[] = [1]) =>
  Array.from({ length: count }, () => ({ scope: 1, minutes: 0, codes }));

describe("scoreTerms", () => {
  it("equals windowed BM25 by its definition, with conversations interleaved and documents dead", () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 6 }),
        (all, query) => {
          expectEqual(scoreAll(columnsOf(all), query).scores, windowedBm25(all, query, true));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("equals plain BM25 where there are no neighbours", () => {
    fc.assert(
      fc.property(documents, fc.array(code, { maxLength: 6 }), (all, query) => {
        expectEqual(scoreAll(columnsOf(all, false), query).scores, windowedBm25(all, query, false));
      }),
    );
  });

  it("gives the same for columns that grew and for columns that were read at once", () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.nat(5)),
        fc.array(code, { minLength: 1 }),
        (all, steps, query) => {
          const living = all.filter((document) => !document.dead);
          const grown = scoreAll(grownColumnsOf(living, steps), query);
          const read = scoreAll(columnsOf(living), query);
          expect(grown).toEqual(read);
        },
      ),
    );
  });

  it("does not care how often the query names a term", () => {
    const columns = columnsOf([
      { scope: 1, minutes: 0, codes: [1, 2] },
      { scope: 1, minutes: 1, codes: [3] },
    ]);
    expect(scoreAll(columns, [1, 1, 1])).toEqual(scoreAll(columns, [1]));
  });

  it("leaves neighbours beyond six turns, other conversations and long pauses alone", () => {
    const line = Array.from({ length: 10 }, (_, index) => ({
      scope: 1,
      minutes: index,
      codes: index === 0 ? [7] : [1],
    }));
    const near = scoreAll(columnsOf(line), [7]).scores;
    expect([...near].map((score) => score > 0)).toEqual([
      ...Array(7).fill(true),
      ...Array(3).fill(false),
    ]);

    const said = { scope: 1, minutes: 0, codes: [7] };
    const reach = (next: ReferenceDocument) => scoreAll(columnsOf([said, next]), [7]).scores[1];
    expect(reach({ scope: 1, minutes: 360, codes: [1] })).toBeGreaterThan(0);
    expect(reach({ scope: 1, minutes: 361, codes: [1] })).toBe(0);
    expect(reach({ scope: 1, minutes: -361, codes: [1] })).toBe(0);
    expect(reach({ scope: 2, minutes: 0, codes: [1] })).toBe(0);
  });

  it("gives nothing for no terms, no documents or only dead ones", () => {
    expect([...scoreAll(columnsOf(many(2)), []).scores]).toEqual([0, 0]);
    expect(scoreAll(new LexicalColumns(true), [1]).scores).toHaveLength(0);
    expect([
      ...scoreAll(columnsOf(many(2).map((one) => ({ ...one, dead: true }))), [1]).scores,
    ]).toEqual([0, 0]);
    expect([...scoreAll(columnsOf(many(3, [])), [1]).scores]).toEqual([0, 0, 0]);
  });

  it("never scores below zero, also for a term of every document", () => {
    const { scores } = scoreAll(columnsOf(many(50)), [1]);
    for (const score of scores) expect(score).toBeGreaterThan(0);
  });

  it("finds every document among thousands, short and long ones mixed", () => {
    const all = Array.from({ length: 3_000 }, (_, index) => ({
      scope: index,
      minutes: 0,
      codes: [...Array(index % 7 === 0 ? 200 : index % 3).fill(1), 1_000 + index],
    }));
    const columns = columnsOf(all);
    for (const position of [0, 1, 6, 7, 8, 1_499, 2_998, 2_999]) {
      const { scores } = scoreAll(columns, [1_000 + position]);
      expect(scores.findIndex((score) => score > 0)).toBe(position);
      expect(scores.findLastIndex((score) => score > 0)).toBe(position);
    }
  });
});

describe("coverage", () => {
  it("is the share of the query's weight that a document holds", () => {
    const { covered, coverable } = scoreAll(
      columnsOf([
        { scope: 1, minutes: 0, codes: [1, 2] },
        { scope: 2, minutes: 0, codes: [1] },
        { scope: 3, minutes: 0, codes: [3] },
      ]),
      [1, 2, 99],
    );
    const shares = [...covered].map((weight) => weight / coverable);
    expect(shares[0]).toBeLessThan(1); // the term 99 is nowhere, and yet asked for
    expect(shares[0]).toBeGreaterThan(shares[1] as number);
    expect(shares[1]).toBeGreaterThan(0);
    expect(shares[2]).toBe(0);
  });

  it("is whole where all terms are", () => {
    const { covered, coverable } = scoreAll(columnsOf(many(3, [1, 2])), [1, 2]);
    expect(covered[0]).toBeCloseTo(coverable, 12);
  });
});

describe("the limits of a query's cost", () => {
  it("scores the 24 rarest terms of a longer query", () => {
    const rare = Array.from({ length: mostTerms }, (_, index) => 100 + index);
    const all = [
      { scope: 1, minutes: 0, codes: rare },
      { scope: 2, minutes: 0, codes: [1, 2, 3] },
      { scope: 3, minutes: 0, codes: [1, 2, 3] },
    ];
    const columns = columnsOf(all);
    const { scores } = scoreAll(columns, [1, 2, 3, ...rare]);
    expect(scores).toEqual(scoreAll(columns, rare).scores);
    expect(scoreAll(columns, [1, ...rare.slice(1)]).scores[1]).toBeGreaterThan(0);
  });

  it("skips a term of every fifth document in a very long partition, unless it is all there is", () => {
    const all: ReferenceDocument[] = many(50_000).map((one, index) => ({
      ...one,
      scope: index,
      codes: index % 4 === 0 ? [1] : [2 + index],
    }));
    const columns = columnsOf(all);
    const [common, rare] = [1, 2 + 4_001];
    const { scores } = scoreAll(columns, [common, rare]);
    expect(scores.filter((score) => score > 0)).toHaveLength(1);
    expect(scores[4_001]).toBeGreaterThan(0);
    expect(scoreAll(columns, [common]).scores.filter((score) => score > 0)).toHaveLength(12_500);
  });
});
