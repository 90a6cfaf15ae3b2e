import type { LexicalBlock } from "@holdfast/core";

/** A document as it stands in a store's lexical projection. */
export interface ProjectedDocument {
  itemKey: number;
  scopeKey: number;
  minutes: number;
  speaker: number;
  flags: number;
  codes: number[];
}

const headBytes = 20;
const dead = 1;

/**
 * Unpacks a block. Written against the description of {@link LexicalBlock}, not with core's own code, so that both are checked.
 * Dead documents are left out.
 *
 * @throws Error when the two byte strings do not fit each other
 */
export function unpackBlock({ documents, codes }: LexicalBlock): ProjectedDocument[] {
  const heads = new DataView(documents.buffer, documents.byteOffset, documents.byteLength);
  const numbers = new DataView(codes.buffer, codes.byteOffset, codes.byteLength);
  const unpacked: ProjectedDocument[] = [];
  let from = 0;
  for (let head = 0; head < documents.byteLength; head += headBytes) {
    const length = heads.getUint16(head + 16, true);
    const flags = heads.getUint16(head + 18, true);
    const document: ProjectedDocument = {
      itemKey: heads.getUint32(head, true),
      scopeKey: heads.getUint32(head + 4, true),
      minutes: heads.getInt32(head + 8, true),
      speaker: heads.getUint32(head + 12, true),
      flags,
      codes: Array.from({ length }, (_, index) => numbers.getUint32(from + index * 4, true)),
    };
    from += length * 4;
    if ((flags & dead) === 0) unpacked.push(document);
  }
  if (from !== codes.byteLength) {
    throw new Error(
      `the documents of a block count ${from / 4} codes, it holds ${codes.byteLength / 4}`,
    );
  }
  return unpacked;
}
