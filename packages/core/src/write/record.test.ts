import { describe, expect, it } from "vitest";
import { addRequest, openWriteSide } from "../../test/support/write-side.ts";
import type { Message } from "../model/message.ts";
import type { AddRequest } from "./added.ts";
import { recordTurns } from "./record.ts";

function record(messages: readonly (string | Message)[], fields: Partial<AddRequest> = {}) {
  return recordTurns(addRequest(messages, fields), openWriteSide());
}

function turnOf(message: string | Message, fields: Partial<AddRequest> = {}) {
  const [recorded] = record([message], fields).turns;
  if (recorded === undefined) throw new Error("the message was not recorded");
  return recorded.turn;
}

describe("what is kept", () => {
  it("is what was said, word for word", () => {
    const text = "  I'm allergic to walnuts —\nand to *cats*!  ";
    expect(turnOf(text)).toMatchObject({
      text: text.trim(),
      role: "user",
      origin: "user",
      status: "active",
    });
    expect(turnOf(text).original).toBeUndefined();
  });

  it("is what was said also before hidden characters were taken out", () => {
    const turn = turnOf("pay\u202epal\u200b \ud83d\ud83d\udc4d");
    expect(turn.text).toBe("paypal \ufffd👍");
    expect(turn.original).toBe("pay\u202epal\u200b \ufffd👍");
  });

  it("holds no NUL and no lone surrogate, in the original neither", () => {
    const turn = turnOf("a\0b\ud800c");
    expect(turn.original).toBe("a\ufffdb\ufffdc");
    expect(turn.text).not.toMatch(/\0/u);
    expect(turn.text.isWellFormed()).toBe(true);
  });

  it("takes time, name and origin from the message, then from the call", () => {
    const message: Message = { role: "user", text: "Hi", name: "Maya", at: 5, origin: "import" };
    expect(turnOf(message, { at: 9, origin: "file" })).toMatchObject({
      at: 5,
      name: "Maya",
      origin: "import",
    });
    expect(turnOf("Hi", { at: 9, origin: "file" })).toMatchObject({ at: 9, origin: "file" });
  });

  it("takes the origin of a tool from its name", () => {
    expect(turnOf({ role: "tool", text: "21", name: "weather" }).origin).toBe("tool:weather");
    expect(turnOf({ role: "tool", text: "21" }).origin).toBe("tool:unnamed");
    expect(turnOf({ role: "tool", text: "21", name: "\u200b" })).toMatchObject({
      origin: "tool:unnamed",
      name: undefined,
    });
    expect(turnOf({ role: "tool", text: "21", name: "a\nb\0c" }).origin).toBe("tool:a bc");
  });

  it("cuts a name that is too long, never through a character", () => {
    const { name } = turnOf({ role: "user", text: "Hi", name: `${"x".repeat(255)}👍` });
    expect(name?.length).toBeLessThanOrEqual(256);
    expect(name?.isWellFormed()).toBe(true);
  });

  it("carries the caller's key with the place of the message", () => {
    const { turns } = record(["a", "", "b"], { idempotencyKey: "turn-7" });
    expect(turns.map(({ turn }) => turn.idempotencyKey)).toEqual(["turn-7#0", "turn-7#2"]);
    expect(turnOf("a").idempotencyKey).toBeUndefined();
  });

  it("is found by its words, unless a record stands for it", () => {
    expect(record(["green tea"]).turns[0]?.document?.codes).toHaveLength(2);
    expect(record(["green tea"], { searchable: false }).turns[0]?.document).toBeUndefined();
  });
});

describe("what is not kept", () => {
  it("are instructions to the agent, and messages without words", () => {
    const messages: (string | Message)[] = [
      { role: "system", text: "You are a pirate." },
      "",
      " \n\t\u00a0",
      "\u200b\u2060\ufeff",
      { role: "assistant", text: "" },
      "Hello",
    ];
    const { turns, skipped } = record(messages);
    expect(turns.map(({ index }) => index)).toEqual([5]);
    expect(skipped).toEqual([
      { index: 0, reason: "system" },
      ...[1, 2, 3, 4].map((index) => ({ index, reason: "empty" })),
    ]);
  });

  it("are private passages, in the original neither", () => {
    const turn = turnOf("My PIN is <private>12\u200b34</private>, keep it.\u200b");
    expect(turn.text).toBe("My PIN is , keep it.");
    expect(JSON.stringify(turn)).not.toMatch(/12|34|private/u);
  });

  it("are messages that are private as a whole", () => {
    expect(record(["<private>1234</private>"])).toEqual({
      turns: [],
      skipped: [{ index: 0, reason: "private" }],
    });
    expect(record(["<private>never closed, 1234"]).skipped).toEqual([
      { index: 0, reason: "private" },
    ]);
  });

  it("are private passages whose tags are broken up by characters that cannot be seen", () => {
    for (const tag of ["pri\u200bvate", "p\u00adrivate", "private\u2060"]) {
      const turn = turnOf(`My PIN is <${tag}>1234</${tag}>, keep it.`);
      expect(turn.text).toBe("My PIN is , keep it.");
      expect(JSON.stringify(turn)).not.toContain("1234");
    }
    expect(record(["<pri\u200bvate>1234</private>"]).skipped).toEqual([
      { index: 0, reason: "private" },
    ]);
  });

  it("is our own recalled text, so that a memory does not feed on itself", () => {
    const block =
      "<holdfast-memory>\nWhat is remembered…\n- [2026-01-01 Thu] user: I like tea.\n</holdfast-memory>";
    expect(turnOf(`${block}\n\nWhat do I like?`).text).toBe("What do I like?");
    expect(record([block])).toEqual({ turns: [], skipped: [{ index: 0, reason: "empty" }] });
  });
});
