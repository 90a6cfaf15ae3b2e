import { createMemory } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import type { HoldfastClient } from "../../src/index.ts";
import { agentWithMemory, ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

const never = new Promise<never>(() => undefined);

describe.each(modes)("%s with a memory that", (mode) => {
  it("is closed succeeds, and says so", async () => {
    const closed = await createMemory({ path: ":memory:" });
    await closed.close();
    const { agent, warnings, memory } = await agentWithMemory({
      memory: { holdfast: { memory: closed } },
    });
    expect(await ask(agent, mode, "Hello", ids("maya", "chat-1"))).toBe("All right.");
    await memory.settled();
    expect(warnings.join("\n")).toMatch(/Nothing was recalled.*\n.*A turn was not recorded/u);
  });

  it("cannot be opened succeeds, keeps the history, and opens later", async () => {
    const path = `${import.meta.dirname}/no-such-folder/memory.db`;
    const { agent, warnings, memory } = await agentWithMemory({
      memory: { holdfast: { memory: undefined, path } },
    });
    expect(await ask(agent, mode, "Hello", ids("maya", "chat-1"))).toBe("All right.");
    await memory.settled();
    expect(warnings[0]).toMatch(/Nothing was recalled/u);
    const { messages } = await memory.recall({ threadId: "chat-1", resourceId: "maya" });
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
  });

  it("hangs goes on at the deadline", async () => {
    const hanging = { recall: () => never, capture: () => never } as unknown as HoldfastClient;
    const { agent, warnings } = await agentWithMemory({
      memory: { holdfast: { memory: hanging, deadlineMs: 30 } },
    });
    expect(await ask(agent, mode, "Hello", ids("maya", "chat-1"))).toBe("All right.");
    expect(warnings).toEqual(["Nothing was recalled: Error: There was no answer within 30 ms."]);
  });

  it("is asked in a scope that it refuses succeeds", async () => {
    const { agent, warnings, memory } = await agentWithMemory();
    expect(await ask(agent, mode, "Hello", ids("*", "chat-1"))).toBe("All right.");
    await memory.settled();
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toMatch(/Nothing was recalled: HoldfastError/u);
  });

  it("has an identity resolver or listener that throws succeeds", async () => {
    const { agent } = await agentWithMemory({
      memory: {
        holdfast: {
          identify: () => {
            throw new Error("no such user");
          },
          onWarning: () => {
            throw new Error("no such log");
          },
        },
      },
    });
    expect(await ask(agent, mode, "Hello", ids("maya", "chat-1"))).toBe("All right.");
  });
});
