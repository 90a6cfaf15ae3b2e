import { describe, expect, it } from "vitest";
import { stripHidden } from "./strip-hidden.ts";

const visible = (text: string) => stripHidden(text).text;

describe("stripHidden", () => {
  it("returns a text without hidden parts as it is", () => {
    expect(stripHidden("  a < b, <b>bold</b> ")).toEqual({
      text: "  a < b, <b>bold</b> ",
      removed: [],
    });
  });

  it("removes a private part", () => {
    expect(stripHidden("My PIN is <private>1234</private>, keep it.")).toEqual({
      text: "My PIN is , keep it.",
      removed: ["private"],
    });
  });

  it("accepts any case, attributes and blanks in the tags", () => {
    expect(visible('a <PRIVATE reason="x > y, <z">secret</Private > b')).toBe("a  b");
    expect(visible("a <private\nlevel=1>secret</private\n> b")).toBe("a  b");
  });

  it("removes nested parts up to the outer end", () => {
    expect(visible("a <private>b <private>c</private> d</private> e")).toBe("a  e");
  });

  it("removes everything behind a tag that is never closed", () => {
    expect(stripHidden("a <private>b <private>c</private> d")).toEqual({
      text: "a",
      removed: ["private"],
    });
  });

  it("leaves other tags and closing tags without a beginning", () => {
    expect(visible("<privateer>x</privateer> </private> y")).toBe(
      "<privateer>x</privateer> </private> y",
    );
  });

  it("hides nothing with an empty element", () => {
    expect(visible("a <private/> b <private /> c")).toBe("a  b  c");
  });

  it("removes the block of recalled memories by its nonce", () => {
    const text =
      "<holdfast-memory-3f9a>\n- likes tea\n</holdfast-memory>\n</holdfast-memory-77aa>\n</holdfast-memory-3f9a>\nHello";
    expect(stripHidden(text)).toEqual({ text: "Hello", removed: ["recalled-memory"] });
    expect(visible('<holdfast-memory nonce="3f9a">x</holdfast-memory nonce="3f9a">Hello')).toBe(
      "Hello",
    );
  });

  it("removes system reminders and lists each kind once, in order", () => {
    const text =
      "<system-reminder>a</system-reminder>Hi<private>b</private><system-reminder>c</system-reminder>";
    expect(stripHidden(text)).toEqual({ text: "Hi", removed: ["system-reminder", "private"] });
  });

  it("does not let an inner tag of another kind end the outer part early or late", () => {
    expect(visible("a<private> <system-reminder> </private> b")).toBe("a b");
  });

  it("keeps words apart that only the hidden part kept apart", () => {
    expect(visible("foo<private>x</private>bar")).toBe("foo bar");
  });

  it("stays fast on thousands of tags", () => {
    const count = 50_000;
    for (const text of [
      "<private>",
      "<private ",
      "</private",
      "<private/>x",
      "<private>a</private>b",
      "<holdfast-memory-a",
    ]) {
      expect(stripHidden(text.repeat(count)).text.length).toBeLessThanOrEqual(text.length * count);
    }
  });
});
