import { describe, expect, it } from "vitest";
import type { PromptMessage } from "../spec/language-model.ts";
import { readTurns } from "../turn/read-turns.ts";
import { type Inject, inject } from "./inject.ts";

const text = (words: string) => ({ type: "text", text: words });
const prompt: PromptMessage[] = [
  { role: "system", content: "Be brief." },
  { role: "system", content: "Be kind." },
  { role: "user", content: [text("Hi.")], providerOptions: { anthropic: {} } },
  { role: "assistant", content: [text("Hello.")] },
  { role: "user", content: [text("Bye."), { type: "file" }] },
  { role: "tool", content: [{ type: "tool-result" }] },
];
const turns = readTurns(prompt, { userId: "maya" });
const put = (way: Inject, first = "", last = "known") =>
  inject(prompt, turns, way, (turn) => (turn === turns[0] ? first : last));

describe("inject", () => {
  it("puts a part before the last user message's own", () => {
    const result = put("user");
    expect(result[4]).toEqual({
      role: "user",
      content: [text("known"), text("Bye."), { type: "file" }],
    });
    expect(result.toSpliced(4, 1)).toEqual(prompt.toSpliced(4, 1));
  });

  it("puts what each turn was given before it", () => {
    const result = put("sticky", "before");
    expect(result[2]).toEqual({ ...prompt[2], content: [text("before"), text("Hi.")] });
    expect(result[4]?.content).toHaveLength(3);
  });

  it("puts a system message behind the leading ones", () => {
    const result = put("system");
    expect(result[2]).toEqual({ role: "system", content: "known" });
    expect(result.toSpliced(2, 1)).toEqual(prompt);
  });

  it("leaves it to a function", () => {
    const way: Inject = ({ text: words, index, prompt: given }) =>
      given.toSpliced(index, 0, { role: "user", content: [text(words)] });
    expect(put(way)[4]).toEqual({ role: "user", content: [text("known")] });
  });

  it.each<Inject>(["user", "system", "sticky", () => []])(
    "changes nothing without a text",
    (way) => {
      expect(put(way, "", "")).toEqual(prompt);
      expect(inject(prompt.slice(0, 2), [], way, () => "known")).toEqual(prompt.slice(0, 2));
    },
  );

  it("leaves the prompt that it was given as it was", () => {
    const before = JSON.stringify(prompt);
    for (const way of ["user", "system", "sticky"] as const) put(way, "before");
    expect(JSON.stringify(prompt)).toBe(before);
  });
});
