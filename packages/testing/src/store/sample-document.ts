import type { LexicalDocument, StoredItem } from "@holdfast/core";
import { hashWord, wordsOf } from "../words.ts";

/** A document for the index, made of an item by simple rules that are not core's: a store must not care which. */
export function sampleDocument(item: StoredItem): LexicalDocument {
  const { text } = item.value;
  const speaker = item.kind === "turn" ? item.value.name : item.value.subject;
  return {
    codes: Uint32Array.from(wordsOf(text), hashWord),
    minutes: Math.floor((item.kind === "turn" ? item.value.at : item.value.validFrom) / 60_000),
    speaker: speaker === undefined ? 0 : hashWord(speaker),
    flags: text.endsWith("?") ? 2 : 0,
  };
}
