import { setImmediate as nextTick } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

describe.each(modes)("%s", (mode) => {
  it("records nothing of a read-only run, and recalls all the same", async () => {
    const setup = await agentWithMemory();
    await setup.client.add("I'm allergic to cashews.", { userId: "maya", runId: "chat-0" });
    const { memory } = ids("maya", "chat-1");
    await ask(setup.agent, mode, "What do I eat?", {
      memory: { ...memory, options: { readOnly: true } },
    });
    expect(setup.calls[0]?.system).toContain("cashews");
    expect(await recorded(setup, { userId: "maya", runId: "chat-1" })).toEqual([]);
  });

  it("records nothing with a memory that is read-only as a whole", async () => {
    const setup = await agentWithMemory({ memory: { options: { readOnly: true } } });
    await ask(setup.agent, mode, "What do I eat?", ids("maya", "chat-1"));
    expect(await recorded(setup, { userId: "maya" })).toEqual([]);
  });

  it("records nothing of a run whose model failed", async () => {
    const setup = await agentWithMemory({ script: [new Error("overloaded"), "All right."] });
    await ask(setup.agent, mode, "I moved to Bristol.", ids("maya", "chat-1")).catch(
      () => undefined,
    );
    expect(await recorded(setup, { userId: "maya" })).toEqual([]);
    await ask(setup.agent, mode, "I moved to Bristol.", ids("maya", "chat-1"));
    expect(await recorded(setup, { userId: "maya" })).toEqual([
      "user: I moved to Bristol.",
      "assistant: All right.",
    ]);
  });
});

/** @see https://github.com/mastra-ai/mastra/issues/13984 */
it("keeps what was said before a run was aborted, as an unfinished turn", async () => {
  const controller = new AbortController();
  const setup = await agentWithMemory({
    script: ["one two three four five"],
    model: {
      betweenChunks: async (chunk) => {
        await nextTick();
        if (chunk === 5) controller.abort();
      },
    },
  });
  await ask(setup.agent, "stream", "Count for me.", {
    ...ids("maya", "chat-1"),
    abortSignal: controller.signal,
  }).catch(() => undefined);
  expect(await recorded(setup, { userId: "maya" })).toEqual([
    "user: Count for me.",
    "assistant: one two three",
  ]);
  const { items } = await setup.client.turns({ userId: "maya" });
  expect(items.at(-1)?.metadata).toMatchObject({ partial: true });
});
