import { describe, expect, it } from "vitest";
import type { Part } from "../spec/language-model.ts";
import { StepReader } from "./step-reader.ts";

function read(parts: Part[], reason?: unknown): StepReader {
  const step = new StepReader();
  for (const part of parts) step.take(part);
  if (reason !== undefined) step.finished(reason);
  return step;
}
const unified = (word: string) => ({ unified: word, raw: word });

describe("StepReader", () => {
  it("reads the words of a result, without reasoning", () => {
    const { answer } = read([
      { type: "reasoning", text: "Hm." },
      { type: "text", text: "Hello. " },
      { type: "text", text: " " },
      { type: "text", text: "How are you?" },
    ]);
    expect(answer).toBe("Hello.\nHow are you?");
  });

  it("reads the words of a stream, whose texts may overlap", () => {
    const { answer, end } = read([
      { type: "text-delta", id: "1", delta: "Hel" },
      { type: "text-delta", id: "2", delta: "Bye." },
      { type: "text-delta", id: "1", delta: "lo." },
      { type: "reasoning-delta", id: "3", delta: "Hm." },
      { type: "ping" },
      { type: "finish", finishReason: unified("stop") },
    ]);
    expect(answer).toBe("Hello.\nBye.");
    expect(end).toBe("final");
  });

  it.each([
    ["stop", [], "final"],
    ["length", [], "final"],
    ["content-filter", [], "final"],
    ["tool-calls", [], "continues"],
    ["stop", [{ type: "tool-call", toolName: "weather" }], "continues"],
    ["stop", [{ type: "tool-call", toolName: "search", providerExecuted: true }], "final"],
    ["stop", [{ type: "tool-approval-request" }], "continues"],
    ["error", [], "failed"],
    ["stop", [{ type: "error", error: "overloaded" }], "failed"],
    ["interrupted", [], "partial"],
    [undefined, [], "partial"],
  ] as const)("sees that %s with %j is %s, as a word and as an object", (reason, parts, end) => {
    expect(read([...parts], reason).end).toBe(end);
    if (reason !== undefined) expect(read([...parts], unified(reason)).end).toBe(end);
  });
});
