import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences.ts";

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end).trim());
}

describe("splitSentences", () => {
  it("ends a sentence behind a unit that is spelled like a title", () => {
    expect(sentencesOf("down to 30 ms. we cache it now")).toHaveLength(2);
  });

  it.each(["I saw Ms. Halloran today", "my tutor is Dr. Penn"])("keeps “%s” whole", (text) => {
    expect(sentencesOf(text)).toHaveLength(1);
  });
});
