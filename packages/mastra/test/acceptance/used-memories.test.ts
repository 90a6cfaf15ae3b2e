import { describe, expect, it } from "vitest";
import { agentWithMemory, ids } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

describe.each(modes)("recalled memories that an answer used, %s", (mode) => {
  it("are counted once, and those that it did not use are not", async () => {
    const { agent, client, memory } = await agentWithMemory({
      script: ["Leave out the cashews: you are allergic to them.", "Good night."],
    });
    await client.add("I'm allergic to cashews. I live in Bristol.", { userId: "maya" });
    await ask(agent, mode, "What should I leave out of my curry?", ids("maya", "chat-1"));
    await ask(agent, mode, "Thanks, good night.", ids("maya", "chat-1"));
    await memory.settled();
    const { items } = await client.list({ userId: "maya" });
    const uses = Object.fromEntries(items.map(({ object, uses }) => [object, uses]));
    expect(uses).toMatchObject({ cashews: 1, Bristol: undefined });
  });
});
