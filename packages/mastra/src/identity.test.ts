import { expect, it } from "vitest";
import { identityOf } from "./identity.ts";

it("recalls by user and records by user and thread", () => {
  expect(identityOf({ threadId: "chat-1", resourceId: "maya" })).toEqual({
    recall: { userId: "maya" },
    capture: { userId: "maya", runId: "chat-1" },
  });
});

it("adds the ids of application and agent", () => {
  const fixed = { appId: "shop", agentId: "helper" };
  expect(identityOf({ threadId: "chat-1", resourceId: "maya" }, fixed)).toEqual({
    recall: { appId: "shop", userId: "maya" },
    capture: { appId: "shop", userId: "maya", agentId: "helper", runId: "chat-1" },
  });
});

it("keeps a thread without a resource to itself", () => {
  expect(identityOf({ threadId: "chat-1" })).toEqual({
    recall: { runId: "chat-1" },
    capture: { runId: "chat-1" },
  });
});

it("lets a sub-agent read the user of its parent and record nothing", () => {
  const parent = { threadId: "chat-1", resourceId: "maya" };
  const context = { threadId: "chat-1-x", resourceId: "maya-researcher", parent };
  expect(identityOf(context, { agentId: "helper" })).toEqual({ recall: { userId: "maya" } });
});
