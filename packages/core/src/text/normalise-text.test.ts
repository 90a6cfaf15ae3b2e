import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../test/support/any-text.ts";
import { normaliseText } from "./normalise-text.ts";

const letters = (text: string) =>
  (text.toWellFormed().normalize("NFD").match(/\p{L}/gu) ?? []).join("");

describe("normaliseText", () => {
  it("leaves plain text alone", () => {
    const text = "Plain text, 100 %:\n\tnothing to do.";
    expect(normaliseText(text)).toBe(text);
    expect(normaliseText("")).toBe("");
  });

  it("composes accents", () => {
    expect(normaliseText("cafe\u0301")).toBe("café");
  });

  it("replaces a lone surrogate, but keeps a pair", () => {
    expect(normaliseText("a\ud800b 😀")).toBe("a\ufffdb 😀");
  });

  it("removes NUL and other controls, but not tabs", () => {
    expect(normaliseText("a\0b\x07c\x1b[31m\td\x85e\x9f")).toBe("abc[31m\td\ne");
  });

  it("writes every kind of line break as one line feed", () => {
    expect(normaliseText("a\r\nb\rc\u2028d\u2029e\ff")).toBe("a\nb\nc\nd\ne\nf");
  });

  it("removes bidi controls and zero-width characters", () => {
    expect(normaliseText("\ufeffuser\u202etxt.exe\u2066\u200b\u200e\u2060\u061c")).toBe(
      "usertxt.exe",
    );
  });

  it("keeps the joiners of an emoji and drops those that join nothing", () => {
    expect(normaliseText("👩🏽\u200d💻 ❤️\u200d🔥")).toBe("👩🏽\u200d💻 ❤️\u200d🔥");
    expect(normaliseText("pass\u200dword \u200d👍\u200d")).toBe("password 👍");
  });

  it("keeps joiners in Indic and Arabic words", () => {
    expect(normaliseText("क्\u200dष ක්\u200dෂ ന്\u200d")).toBe("क्\u200dष ක්\u200dෂ ന്\u200d");
    expect(normaliseText("می\u200cخواهم")).toBe("می\u200cخواهم");
    expect(normaliseText("zero\u200cwidth می\u200c")).toBe("zerowidth می");
  });

  it("removes hidden tag characters, but not from a flag", () => {
    const scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
    expect(normaliseText(`hi\u{e0069}\u{e0067}\u{e006e} ${scotland}`)).toBe(`hi ${scotland}`);
    expect(normaliseText("🏴\u{e0069}\u{e0067}\u{e007f}")).toBe("🏴");
  });

  it("keeps one variation selector of a run that could carry hidden bytes", () => {
    expect(normaliseText("❤\ufe0f ✌\ufe0f\ufe01\u{e0101}\u{e0102}")).toBe("❤\ufe0f ✌\ufe0f");
  });

  it("never loses a letter and changes nothing the second time", () => {
    const pieces = fc.constantFrom(
      "a",
      "é",
      "e\u0301",
      "\r",
      "\n",
      "\u200d",
      "\u200c",
      "\u202e",
      "क",
      "्",
      "م",
      "한",
      "ᄒ",
      "ᅡ",
      "😀",
      "\ufe0f",
      "\u{e0061}",
      "🏴",
      "\ud800",
    );
    const text = fc.oneof(
      anyText(),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (input) => {
        const once = normaliseText(input);
        expect(letters(once)).toBe(letters(input));
        expect(normaliseText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("stays fast on hostile text", () => {
    const marks = `a${"\u0301\u0323".repeat(500_000)}`;
    expect(normaliseText(marks).length).toBeLessThan(40);
    for (const unit of ["\u200d", "😀\u200d", "\u{e0061}", "\ufe0f", "\ud800", "🏴\u{e0067}"]) {
      expect(normaliseText(unit.repeat(200_000)).isWellFormed()).toBe(true);
    }
  });
});
