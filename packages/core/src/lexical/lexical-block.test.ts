import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockOf, lexicalDocument } from "../../test/support/lexical-blocks.ts";
import type { LexicalBlock } from "./lexical-block.ts";
import { documentBytes, longestDocument, packDocument, withoutItems } from "./lexical-block.ts";
import { LexicalColumns } from "./lexical-columns.ts";
import type { LexicalDocument } from "./lexical-document.ts";
import { documentFlags } from "./lexical-document.ts";

const word32 = fc.integer({ min: 0, max: 0xffffffff });
const documents: fc.Arbitrary<LexicalDocument[]> = fc.array(
  fc.record({
    codes: fc.array(word32, { maxLength: 12 }).map((codes) => Uint32Array.from(codes)),
    minutes: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
    speaker: word32,
    flags: fc.constantFrom(
      0,
      documentFlags.question,
      documentFlags.firstPerson | documentFlags.timePhrase,
    ),
  }),
  { maxLength: 20 },
);

/** Everything that the columns hold of each document. */
function unpack(block: LexicalBlock) {
  const columns = new LexicalColumns(false);
  columns.append(block);
  return Array.from({ length: columns.size }, (_, position) => ({
    itemKey: columns.itemKeys[position],
    scopeKey: columns.scopeKeys[position],
    minutes: columns.minutes[position],
    speaker: columns.speakers[position],
    flags: columns.flags[position],
    codes: [...columns.codes.slice(columns.starts[position], columns.starts[position + 1])],
  }));
}

/** The same bytes at an odd place of a larger buffer, as a database driver gives them. */
function shifted(bytes: Uint8Array): Uint8Array {
  const room = new Uint8Array(bytes.length + 3);
  room.set(bytes, 3);
  return room.subarray(3);
}

describe("packDocument", () => {
  it("packs everything, and columns unpack it again", () => {
    fc.assert(
      fc.property(documents, (all) => {
        const expected = all.map(({ codes, ...rest }, index) => ({
          ...rest,
          itemKey: index + 1,
          scopeKey: 1,
          codes: [...codes],
        }));
        expect(unpack(blockOf(all))).toEqual(expected);
      }),
    );
  });

  it("writes little-endian numbers in the order of the format", () => {
    const document = lexicalDocument([0x01020304], { minutes: -2, speaker: 0xfffefdfc, flags: 9 });
    const packed = packDocument(document, { itemKey: 5, scopeKey: 0x0a0b0c0d });
    expect([...packed.documents]).toEqual([
      ...[5, 0, 0, 0],
      ...[0x0d, 0x0c, 0x0b, 0x0a],
      ...[0xfe, 0xff, 0xff, 0xff],
      ...[0xfc, 0xfd, 0xfe, 0xff],
      ...[1, 0, 9, 0],
    ]);
    expect([...packed.codes]).toEqual([4, 3, 2, 1]);
    expect(packed.documents).toHaveLength(documentBytes);
  });

  it("keeps the first 65,535 codes of a longer document", () => {
    const codes = Array.from({ length: longestDocument + 10 }, (_, index) => index);
    const [document] = unpack(blockOf([lexicalDocument(codes)]));
    expect(document?.codes).toHaveLength(longestDocument);
    expect(document?.codes.at(-1)).toBe(longestDocument - 1);
  });

  it("keeps times beyond its range at the ends of it", () => {
    const block = blockOf([
      lexicalDocument([], { minutes: 1e12 }),
      lexicalDocument([], { minutes: -1e12 }),
    ]);
    expect(unpack(block).map(({ minutes }) => minutes)).toEqual([0x7fffffff, -0x80000000]);
  });

  it("is read from bytes that start anywhere", () => {
    const block = blockOf([lexicalDocument([7, 8]), lexicalDocument([9])]);
    const moved = { number: 0, documents: shifted(block.documents), codes: shifted(block.codes) };
    expect(unpack(moved)).toEqual(unpack(block));
  });
});

describe("withoutItems", () => {
  it("takes out exactly the codes of the items, and moves nothing", () => {
    const choice = fc.array(fc.integer({ min: 1, max: 22 }), { maxLength: 8 });
    fc.assert(
      fc.property(documents, choice, (all, keys) => {
        const block = blockOf(all);
        const gone = new Set(keys);
        const expected = unpack(block).map((document) =>
          gone.has(document.itemKey as number)
            ? { ...document, speaker: 0, flags: documentFlags.dead, codes: [] }
            : document,
        );
        const rest = withoutItems(block, gone);
        expect(unpack(rest ?? block)).toEqual(expected);
        expect(rest === undefined).toBe(!all.some((_, index) => gone.has(index + 1)));
      }),
    );
  });

  it("leaves no byte of the codes behind", () => {
    const block = blockOf([
      lexicalDocument([1]),
      lexicalDocument([0xabcdef12, 0xabcdef12]),
      lexicalDocument([3]),
    ]);
    const rest = withoutItems(block, new Set([2]));
    expect([...(rest?.codes ?? [])]).toEqual([1, 0, 0, 0, 3, 0, 0, 0]);
  });

  it("does not change the block it was given", () => {
    const block = blockOf([lexicalDocument([1, 2]), lexicalDocument([3])]);
    const before = { documents: [...block.documents], codes: [...block.codes] };
    withoutItems(block, new Set([1]));
    expect({ documents: [...block.documents], codes: [...block.codes] }).toEqual(before);
  });

  it("finds nothing more to do the second time", () => {
    const block = blockOf([lexicalDocument([1]), lexicalDocument([2])]);
    const once = withoutItems(block, new Set([1])) as LexicalBlock;
    expect(withoutItems(once, new Set([1]))).toBeUndefined();
    expect(withoutItems(block, new Set())).toBeUndefined();
  });
});
