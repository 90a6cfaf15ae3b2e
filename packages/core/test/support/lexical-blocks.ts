import type { LexicalBlock } from "../../src/lexical/lexical-block.ts";
import { packDocument } from "../../src/lexical/lexical-block.ts";
import type { LexicalDocument } from "../../src/lexical/lexical-document.ts";
import type { ReferenceDocument } from "./windowed-bm25.ts";

/** A document with these codes and plain values but for those given. */
export function lexicalDocument(
  codes: readonly number[],
  fields: Partial<Omit<LexicalDocument, "codes">> = {},
): LexicalDocument {
  return { codes: Uint32Array.from(codes), minutes: 0, speaker: 0, flags: 0, ...fields };
}

/** Packs documents into one block; their item keys count from 1. */
export function blockOf(
  documents: readonly (LexicalDocument & { scope?: number })[],
): LexicalBlock {
  const packed = documents.map((document, index) =>
    packDocument(document, { itemKey: index + 1, scopeKey: document.scope ?? 1 }),
  );
  return {
    number: 0,
    documents: Buffer.concat(packed.map(({ documents: bytes }) => bytes)),
    codes: Buffer.concat(packed.map(({ codes }) => codes)),
  };
}

/** The same for documents of the reference. */
export function blockOfReference(documents: readonly ReferenceDocument[]): LexicalBlock {
  return blockOf(
    documents.map(({ codes, minutes, scope }) => ({
      ...lexicalDocument(codes, { minutes }),
      scope,
    })),
  );
}
