import type { StoredItem } from "../model/item.ts";
import { speakerOf, timeOf } from "../model/item.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import { longestDocument } from "./lexical-block.ts";
import type { LexicalDocument } from "./lexical-document.ts";
import { documentFlags } from "./lexical-document.ts";
import { termCode } from "./term-code.ts";

/** What the lexical index keeps of an item. The first 65,535 terms of its text are indexed. */
export function encodeItem(item: StoredItem, analyser: TextAnalyser): LexicalDocument {
  const { text } = item.value;
  const cues = analyser.cues(text);
  return {
    codes: Uint32Array.from(analyser.terms(text, longestDocument), termCode),
    minutes: Math.floor(timeOf(item) / 60_000),
    speaker: speakerCode(speakerOf(item), analyser),
    flags:
      (cues.question ? documentFlags.question : 0) |
      (cues.firstPerson ? documentFlags.firstPerson : 0) |
      (cues.timePhrase ? documentFlags.timePhrase : 0),
  };
}

// People are named by their first name; of "user" and "the user" the same holds.
function speakerCode(name: string | undefined, analyser: TextAnalyser): number {
  const first = name === undefined ? undefined : analyser.terms(name, 1)[0];
  return first === undefined ? 0 : termCode(first);
}
