import { createTool } from "@mastra/core/tools";
import { describe, expect, it } from "vitest";
import { z } from "zod/v4";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

const weather = createTool({
  id: "weather",
  description: "The weather of a city.",
  inputSchema: z.object({ city: z.string() }),
  execute: async () => ({ degrees: 14 }),
});

const specifications = ["v2", "v3", "v4"] as const;
const cases = specifications.flatMap((specification) =>
  modes.map((mode) => ({ specification, mode })),
);

describe.each(cases)(
  "with a model of specification $specification, $mode",
  ({ specification, mode }) => {
    it("recalls across threads and records each turn once, also with tools", async () => {
      const setup = await agentWithMemory({
        script: [
          "Noted.",
          { tool: "weather", input: { city: "Bristol" }, text: "Let me look." },
          "It is 14 degrees in Bristol.",
        ],
        model: { specification },
        agent: { tools: { weather } },
      });
      const { agent, calls, warnings, memory } = setup;
      await ask(agent, mode, "I live in Bristol.", ids("maya", "chat-1"));
      await memory.settled();
      await ask(agent, mode, "How is the weather where I live?", ids("maya", "chat-2"));

      expect(calls).toHaveLength(3);
      expect(calls[0]?.system).toBe("Be kind.");
      expect(calls[1]?.system).toContain("lives in Bristol");
      expect(calls[2]?.system).toBe(calls[1]?.system);
      expect(await recorded(setup, { userId: "maya" })).toEqual([
        "user: I live in Bristol.",
        "assistant: Noted.",
        "user: How is the weather where I live?",
        "assistant: Let me look.\nIt is 14 degrees in Bristol.",
      ]);
      expect(warnings).toEqual([]);
    });

    it("records the text of a structured answer", async () => {
      const setup = await agentWithMemory({
        script: ['{"city":"Bristol"}'],
        model: { specification },
      });
      const schema = z.object({ city: z.string() });
      await ask(setup.agent, mode, "Where do I live? Bristol!", {
        ...ids("maya", "chat-1"),
        structuredOutput: { schema },
      } as never);
      expect(await recorded(setup, { userId: "maya" })).toEqual([
        "user: Where do I live? Bristol!",
        'assistant: {"city":"Bristol"}',
      ]);
    });
  },
);
