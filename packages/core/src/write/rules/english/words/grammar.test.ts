import { describe, expect, it } from "vitest";
import { value } from "./grammar.ts";

describe("value", () => {
  it.each(["WhatsApp", "wholemeal rolls", "Whenbury Oats", "Howlett"])(
    "keeps “%s”, which only begins like a question word",
    (words) => {
      expect(value(words)).toBe(words);
    },
  );

  it.each([
    "what you said",
    "how it works",
    "who knows",
    "whatever works",
    "where we were",
    "such a mess",
  ])("finds nothing that stands for itself in “%s”", (words) => {
    expect(value(words)).toBeUndefined();
  });
});
