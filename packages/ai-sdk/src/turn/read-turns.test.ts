import { describe, expect, it } from "vitest";
import type { PromptMessage } from "../spec/language-model.ts";
import { readTurns } from "./read-turns.ts";

const scope = { userId: "maya", runId: "chat" };
const text = (words: string) => [{ type: "text", text: words }];
const user = (words: string): PromptMessage => ({ role: "user", content: text(words) });
const assistant = (words: string): PromptMessage => ({ role: "assistant", content: text(words) });
const called: PromptMessage = {
  role: "assistant",
  content: [{ type: "tool-call", toolName: "weather" }],
};
const result: PromptMessage = { role: "tool", content: [{ type: "tool-result" }] };
const system = (words: string): PromptMessage => ({ role: "system", content: words });
const keyOf = (...prompt: PromptMessage[]) => readTurns(prompt, scope).at(-1)?.key;

describe("readTurns", () => {
  it("finds each turn with its words and its end", () => {
    const prompt = [
      system("Be brief."),
      user("Hi."),
      called,
      result,
      assistant("Hello."),
      user("Bye."),
    ];
    expect(readTurns(prompt, scope)).toMatchObject([
      { index: 1, end: 5, text: "Hi.", answer: "Hello." },
      { index: 5, end: 6, text: "Bye.", answer: "" },
    ]);
    expect(readTurns([system("Be brief.")], scope)).toEqual([]);
  });

  it("gives a turn the same key in each step, whatever the instructions are", () => {
    const key = keyOf(system("Today is Monday."), user("Hi."));
    expect(keyOf(system("Today is Tuesday."), user("Hi."), called, result)).toBe(key);
    expect(keyOf(user("Hi."), assistant("One moment."))).toBe(key);
  });

  it("gives a turn the key that it has as an earlier turn later on", () => {
    const later = readTurns([user("Hi."), assistant("Hello."), user("Bye.")], scope);
    expect(later[0]?.key).toBe(keyOf(user("Hi.")));
    expect(later[1]?.key).not.toBe(later[0]?.key);
  });

  it("tells the same words at another point of a conversation, or of another user, apart", () => {
    const key = keyOf(user("Go on."));
    expect(keyOf(user("Hi."), assistant("Hello."), user("Go on."))).not.toBe(key);
    for (const other of [{ userId: "ben", runId: "chat" }, { userId: "maya" }, { runId: "chat" }])
      expect(readTurns([user("Go on.")], other)[0]?.key).not.toBe(key);
  });

  it("gives two versions of a message the same place", () => {
    const start = [user("Hi."), assistant("Hello.")];
    const [, porto] = readTurns([...start, user("Porto.")], scope);
    const [, lyon] = readTurns([...start, user("Lyon.")], scope);
    expect(porto?.place).toBe(lyon?.place);
    expect(porto?.key).not.toBe(lyon?.key);
  });

  it("takes a name that the application gave to the last turn", () => {
    const named = readTurns([user("Hi.")], scope, "message-1").at(-1);
    expect(readTurns([user("Hello.")], scope, "message-1").at(-1)?.key).toBe(named?.key);
    expect(named?.contentKey).toBe(keyOf(user("Hi.")));
  });

  it("tells pictures from nothing", () => {
    const picture = { type: "file", mediaType: "image/png" };
    const of = (...content: { type: string }[]) => keyOf({ role: "user", content });
    expect(of(picture)).not.toBe(of(picture, picture));
  });
});
