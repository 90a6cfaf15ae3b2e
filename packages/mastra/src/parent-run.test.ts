import { RequestContext } from "@mastra/core/request-context";
import { expect, it } from "vitest";
import { parentOf, rememberRun } from "./parent-run.ts";

const uuid = "0ee334cd-5ed1-49cf-b875-2941104d01df";
const parent = { threadId: "chat-1", resourceId: "maya" };
const child = { threadId: `chat-1-${uuid}`, resourceId: "maya-researcher" };
const grandchild = { threadId: `chat-1-${uuid}-${uuid}`, resourceId: "maya-researcher-writer" };

it("finds the outermost run of a sub-agent, also below a sub-agent", () => {
  const context = new RequestContext();
  rememberRun(parent, context);
  expect(parentOf(parent, context)).toBeUndefined();
  expect(parentOf(child, context)).toEqual(parent);
  expect(parentOf(grandchild, context)).toEqual(parent);
  rememberRun(child, context);
  expect(parentOf(child, context)).toEqual(parent);
  expect(parentOf(grandchild, context)).toEqual(parent);
});

it.each([
  ["another user", { threadId: "chat-1", resourceId: "ben" }],
  ["the same user elsewhere", { threadId: "chat-2", resourceId: "maya" }],
  ["a user called like a sub-agent", { threadId: "chat-1", resourceId: "maya-researcher" }],
  ["a thread of another user that begins alike", { ...child, resourceId: "ben" }],
  ["a thread with something else behind it", { ...child, threadId: `chat-1-copy-${uuid}` }],
  ["no user", { threadId: child.threadId }],
])("takes %s for a run of its own", (_, run) => {
  const context = new RequestContext();
  rememberRun(parent, context);
  expect(parentOf(run, context)).toBeUndefined();
});

it("knows no parent without a request context or a run before", () => {
  rememberRun(parent, undefined);
  expect(parentOf(child, undefined)).toBeUndefined();
  expect(parentOf(child, new RequestContext())).toBeUndefined();
});

it("does not believe a request context that a client has written", () => {
  const run = { threadId: "chat-9", resourceId: "mallory" };
  const context = new RequestContext();
  rememberRun(parent, context);
  const copy = structuredClone(context.get("holdfast__run"));
  for (const [whose, forged] of [
    [run, { run, root: parent }],
    [child, copy],
    [run, "maya"],
    [run, null],
  ] as const) {
    const written = new RequestContext();
    written.set("holdfast__run", forged as never);
    expect(parentOf(whose, written)).toBeUndefined();
  }
});
