import { describe, expect, it } from "vitest";
import { textPieces } from "./text-pieces.ts";

describe("textPieces", () => {
  it("gives a short text as it is", () => {
    expect([...textPieces("short text")]).toEqual(["short text"]);
    expect([...textPieces("")]).toEqual([""]);
  });

  it("cuts a long text behind a blank and loses nothing", () => {
    const text = "some words ".repeat(20_000);
    const pieces = [...textPieces(text)];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) expect(piece).toMatch(/ $/);
  });

  it("cuts a text without blanks between two characters", () => {
    const text = `x${"𠮷".repeat(100_000)}`;
    const pieces = [...textPieces(text)];
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces) expect(piece.isWellFormed()).toBe(true);
  });

  it("does no work ahead", () => {
    // by way of bytes, as a repeated string is put together when it is first read
    const text = Buffer.alloc(20_000_000, "word ").toString("latin1");
    const start = performance.now();
    for (const _ of textPieces(text)) break;
    expect(performance.now() - start).toBeLessThan(200);
  });
});
