import type { LexicalDocument } from "./lexical-document.ts";
import { documentFlags } from "./lexical-document.ts";

/**
 * Documents packed into two byte strings, the form in which stores keep them (little-endian whatever the machine):
 *
 * - `documents`: 20 bytes each: item key u32, scope key u32, minutes i32, speaker code u32, number of codes u16, flags u16;
 * - `codes`: 4 bytes per term code, in the order of the documents.
 *
 * A store appends to the open block of a partition and closes it at about {@link blockBytes}, so that a write touches one
 * row that fits a database page, however long the partition is.
 */
export interface LexicalBlock {
  /** The block's place in its partition, from 0. */
  number: number;
  documents: Uint8Array;
  codes: Uint8Array;
}

/** Where a document stands: the keys that the store gave to the item and to its scope. */
export interface DocumentPlace {
  itemKey: number;
  scopeKey: number;
}

/** When a block is full: its two byte strings fill most of a 4 KiB page. */
export const blockBytes = 3_400;

/** The size of one packed document, in bytes. */
export const documentBytes = 20;

/** The most term codes that one document keeps; the words after them are not indexed. */
export const longestDocument = 65_535;

/** Packs one document, ready to be appended to the open block of its partition. */
export function packDocument(
  document: LexicalDocument,
  place: DocumentPlace,
): Omit<LexicalBlock, "number"> {
  const codes = document.codes.subarray(0, longestDocument);
  const head = new DataView(new ArrayBuffer(documentBytes));
  head.setUint32(0, place.itemKey, true);
  head.setUint32(4, place.scopeKey, true);
  head.setInt32(8, clampMinutes(document.minutes), true);
  head.setUint32(12, document.speaker, true);
  head.setUint16(16, codes.length, true);
  head.setUint16(18, document.flags, true);
  const bytes = new DataView(new ArrayBuffer(codes.length * 4));
  for (let index = 0; index < codes.length; index++)
    bytes.setUint32(index * 4, codes[index] as number, true);
  return { documents: new Uint8Array(head.buffer), codes: new Uint8Array(bytes.buffer) };
}

/**
 * The block without the codes of some items: their documents stay in place, marked dead and with no codes, so that the order
 * of the others does not move. Returns undefined when no living document of theirs is in the block.
 */
export function withoutItems(
  block: LexicalBlock,
  itemKeys: ReadonlySet<number>,
): LexicalBlock | undefined {
  const documents = new Uint8Array(block.documents); // slice() of a Buffer would not copy
  const heads = viewOf(documents);
  const codes = new Uint8Array(block.codes.length);
  let read = 0;
  let written = 0;
  let changed = false;
  for (let start = 0; start + documentBytes <= documents.length; start += documentBytes) {
    const codeBytes = heads.getUint16(start + 16, true) * 4;
    const dead = heads.getUint16(start + 18, true) & documentFlags.dead;
    if (dead === 0 && itemKeys.has(heads.getUint32(start, true))) {
      heads.setUint32(start + 12, 0, true);
      heads.setUint16(start + 16, 0, true);
      heads.setUint16(start + 18, documentFlags.dead, true);
      changed = true;
    } else {
      codes.set(block.codes.subarray(read, read + codeBytes), written);
      written += codeBytes;
    }
    read += codeBytes;
  }
  return changed ? { number: block.number, documents, codes: codes.slice(0, written) } : undefined;
}

/** A view of bytes that may start anywhere in their buffer, as the rows of a database driver do. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function clampMinutes(minutes: number): number {
  return Math.max(-0x80000000, Math.min(0x7fffffff, Math.trunc(minutes)));
}
