import { describe, expect, it } from "vitest";
import { escapeText, unescapeText } from "./escape-text.ts";

describe("escaping texts", () => {
  it("gives every text back, and stores none with NUL", () => {
    const pieces = ["", "\0", "\u001a", "0", "1", "a", "😀"];
    const texts = pieces.flatMap((a) => pieces.flatMap((b) => pieces.map((c) => a + b + c)));
    for (const text of texts) {
      expect(escapeText(text)).not.toContain("\0");
      expect(unescapeText(escapeText(text))).toBe(text);
    }
    expect(new Set(texts.map(escapeText)).size).toBe(new Set(texts).size);
  });

  it("leaves ordinary texts as they are, and lone surrogates out", () => {
    expect(escapeText("It's 5 % of 'x'\n\u0001")).toBe("It's 5 % of 'x'\n\u0001");
    expect(escapeText("a\ud800b")).toBe("a\ufffdb");
  });
});
