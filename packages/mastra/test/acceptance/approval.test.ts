import { Mastra } from "@mastra/core";
import { createTool } from "@mastra/core/tools";
import { expect, it } from "vitest";
import { z } from "zod/v4";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { readAll } from "../support/ask.ts";

const pay = createTool({
  id: "pay",
  description: "Pays an invoice.",
  inputSchema: z.object({ invoice: z.string() }),
  requireApproval: true,
  execute: async () => ({ paid: true }),
});

it.each(["approved", "declined"])(
  "records a turn once when a tool waited and was %s, with what was recalled before",
  async (decision) => {
    const script = [{ tool: "pay", input: { invoice: "17" }, text: "I will pay." }, "Done."];
    const setup = await agentWithMemory({ script, agent: { tools: { pay } } });
    const { agent, calls, storage, client, warnings } = setup;
    new Mastra({ agents: { helper: agent }, storage, logger: false });
    await client.add("I pay from the savings account.", { userId: "maya", runId: "chat-0" });

    const stream = await agent.stream("Pay invoice 17.", ids("maya", "chat-1"));
    await readAll(stream);
    expect(await recorded(setup, { runId: "chat-1" })).toEqual([]);

    const call = { runId: stream.runId, toolCallId: "call-1" };
    await readAll(
      decision === "approved"
        ? await agent.approveToolCall(call)
        : await agent.declineToolCall(call),
    );
    expect(calls[0]?.system).toContain("savings account");
    expect(calls[1]?.system).toBe(calls[0]?.system);
    expect(await recorded(setup, { runId: "chat-1" })).toEqual([
      "user: Pay invoice 17.",
      "assistant: I will pay.",
      "assistant: Done.",
    ]);
    expect(warnings).toEqual([]);
  },
);
