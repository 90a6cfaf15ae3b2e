import { MessageList } from "@mastra/core/agent";
import { describe, expect, it } from "vitest";
import { findTurn } from "./find-turn.ts";

type Source = "memory" | "input" | "response" | "context";

describe("findTurn", () => {
  it("takes the last words of the user and what was answered", () => {
    const found = turnOf([
      ["memory", "user", "earlier", "m1"],
      ["memory", "assistant", "before", "m2"],
      ["input", "user", "first half", "m3"],
      ["input", "user", "second half", "m4"],
      ["response", "assistant", "answer", "m5"],
    ]);
    expect(found).toEqual({
      said: ["user: first half", "user: second half", "assistant: answer"],
      turnKey: "mastra:m3",
    });
  });

  it("leaves out what the caller laid beside the conversation", () => {
    const found = turnOf([
      ["context", "user", "the page that the user looks at", "m1"],
      ["input", "user", "question", "m2"],
      ["response", "assistant", "answer", "m3"],
    ]);
    expect(found?.said).toEqual(["user: question", "assistant: answer"]);
  });

  it("names a turn by the conversation when the client sends it whole", () => {
    const conversation = (suffix: string, last: string): Entry[] => [
      ["input", "user", "one", `a${suffix}`],
      ["input", "assistant", "two", `b${suffix}`],
      ["input", "user", last, `c${suffix}`],
      ["response", "assistant", "four", `d${suffix}`],
    ];
    const [first, again, other] = [
      turnOf(conversation("1", "three")),
      turnOf(conversation("2", "three")),
      turnOf(conversation("3", "drei")),
    ];
    expect(first?.said).toEqual(["user: three", "assistant: four"]);
    expect(first?.turnKey).toMatch(/^mastra:history:[\w-]{43}$/u);
    expect(again?.turnKey).toBe(first?.turnKey);
    expect(other?.turnKey).not.toBe(first?.turnKey);
  });

  it("finds the question of a run that goes on with the result of a tool", () => {
    const found = turnOf([
      ["memory", "user", "question", "m1"],
      ["input", "assistant", "one moment", "m2"],
      ["response", "assistant", "answer", "m3"],
    ]);
    expect(found).toEqual({
      said: ["user: question", "assistant: one moment\nanswer"],
      turnKey: "mastra:m1",
    });
  });

  it("finds nothing when nobody spoke", () => {
    expect(turnOf([["response", "assistant", "hello", "m1"]])).toBeUndefined();
    expect(turnOf([])).toBeUndefined();
  });
});

type Entry = [source: Source, role: "user" | "assistant", text: string, id: string];

function turnOf(entries: Entry[]) {
  const list = new MessageList({ threadId: "chat-1", resourceId: "maya" });
  entries.forEach(([source, role, text, id], index) => {
    const content = { format: 2 as const, parts: [{ type: "text" as const, text }] };
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, index));
    list.add({ id, role, content, createdAt, threadId: "chat-1" }, source);
  });
  const found = findTurn(list);
  return (
    found && {
      said: found.messages.map(({ role, content }) => `${role}: ${content}`),
      turnKey: found.turnKey,
    }
  );
}
