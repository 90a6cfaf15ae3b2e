import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf, lexicalDocument } from "../../test/support/lexical-blocks.ts";
import { LexicalColumns } from "./lexical-columns.ts";
import { Scratch } from "./scratch.ts";

/** By their definition: for each code the documents that hold it, once for each time. */
function holders(documents: readonly (readonly number[])[], query: readonly number[]): number[][] {
  return [...new Set(query)].map((code) =>
    documents.flatMap((codes, position) =>
      codes.filter((each) => each === code).map(() => position),
    ),
  );
}

function find(columns: LexicalColumns, query: readonly number[]): number[][] {
  const found = columns.segments.find(columns, query, new Scratch());
  return found.map((positions) => [...positions]);
}

function grow(
  columns: LexicalColumns,
  documents: readonly (readonly number[])[],
  known: number,
): void {
  columns.append(blockOf(documents.map((codes) => lexicalDocument(codes))), known);
}

describe("CodeSegments", () => {
  it("finds the same at every search, while documents are added and codes are put in order", () => {
    const code = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(0xffff_ffff));
    const documents = fc.array(fc.array(code, { maxLength: 60 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(documents, fc.array(code, { maxLength: 5 }), (all, query) => {
        const columns = new LexicalColumns(false);
        for (let step = 1; step <= 6; step++) {
          const until = Math.ceil((all.length * Math.min(step, 4)) / 4);
          grow(columns, all.slice(0, until), columns.size);
          expect(find(columns, query)).toEqual(holders(all.slice(0, until), query));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("finds the same where codes fill several segments, with documents of none and of very many", () => {
    const documents = Array.from({ length: 3_000 }, (_, index) =>
      Array.from(
        { length: index === 1_500 ? 60_000 : index % 7 === 0 ? 0 : 22 },
        (_, place) => ((index * 31 + place * 17) % 500) + 1,
      ),
    );
    const columns = new LexicalColumns(false);
    grow(columns, documents, 0);
    const query = [1, 17, 250, 500, 501];
    const expected = holders(documents, query);
    for (let search = 0; search < 8; search++) expect(find(columns, query)).toEqual(expected);
  });
});
