import type { MastraDBMessage } from "@mastra/core/agent";
import { expect, it } from "vitest";
import { isUserMessage, spokenMessages } from "./read-messages.ts";

const createdAt = new Date("2026-03-02T10:00:00Z");

it.each([
  ["user", undefined, true],
  ["assistant", undefined, false],
  ["signal", "user", true],
  ["signal", "user-message", true],
  ["signal", "state", false],
  ["signal", "reactive", false],
  ["signal", "notification", false],
  ["signal", "system-reminder", false],
  ["signal", undefined, false],
] as const)(
  "a message of role %s with signal %s counts as the user's: %s",
  (role, type, expected) => {
    expect(isUserMessage(message(role, [{ type: "text", text: "hi" }], type))).toBe(expected);
  },
);

it("keeps the words of user and assistant with their times", () => {
  const call = { type: "tool-invocation", toolInvocation: { toolName: "look", state: "call" } };
  const messages = [
    message("system", [{ type: "text", text: "Be kind." }]),
    message("user", [
      { type: "text", text: "Look." },
      { type: "file", data: "…" },
    ]),
    message("assistant", [
      { type: "text", text: "One moment." },
      call,
      { type: "text", text: "Done." },
    ]),
    message("assistant", [call]),
    message("signal", [{ type: "text", text: "later" }], "state"),
    message("signal", [{ type: "text", text: "And there?" }], "user"),
  ];
  expect(spokenMessages(messages)).toEqual([
    { role: "user", content: "Look.", timestamp: createdAt },
    { role: "assistant", content: "One moment.\nDone.", timestamp: createdAt },
    { role: "user", content: "And there?", timestamp: createdAt },
  ]);
});

it("falls back to the plain content of older messages", () => {
  const old = message("user", []);
  old.content.content = "Hello";
  expect(spokenMessages([old])[0]?.content).toBe("Hello");
});

function message(role: string, parts: object[], signal?: string): MastraDBMessage {
  const metadata = signal === undefined ? {} : { signal: { type: signal } };
  const content = { format: 2, parts, metadata };
  return { id: "m1", role, createdAt, content } as unknown as MastraDBMessage;
}
