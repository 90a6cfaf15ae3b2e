import { join } from "node:path";
import { HoldfastMemory } from "@holdfast/mastra";
import { Agent } from "@mastra/core/agent";
import { createTool } from "@mastra/core/tools";
import { LibSQLStore } from "@mastra/libsql";
import { z } from "zod";
import { scriptedModel } from "./scripted-model.ts";

/** The name of a model for Mastra's router; without a key a script plays the model. */
export const modelName = process.env.OPENAI_API_KEY
  ? (process.env.MODEL ?? "openai/gpt-5-mini")
  : undefined;

/** The agent of this example, its memory in a folder. */
export function createAssistant(folder: string) {
  const storage = new LibSQLStore({ id: "history", url: `file:${join(folder, "mastra.db")}` });
  const memory = new HoldfastMemory({
    storage, // threads and messages stay Mastra's
    holdfast: {
      path: join(folder, "memory.db"), // what the user said, and the facts in it, are Holdfast's
      ...(modelName === undefined ? { llm: false } : {}), // with a model, the agent's own reads the facts
    },
  });
  const weather = createTool({
    id: "weather",
    description: "Tomorrow's weather in a city.",
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => ({ city, degrees: 11 + (city.length % 7), sky: "clear" }),
  });
  // has no memory of its own: it gets the assistant's, and so reads the same user
  const cook = new Agent({
    id: "cook",
    name: "Cook",
    description: "Suggests what to eat.",
    instructions: "You are a cook. Suggest one dish in one sentence.",
    model: modelName ?? scriptedModel,
  });
  const assistant = new Agent({
    id: "assistant",
    name: "Assistant",
    instructions:
      "You are a personal assistant. Ask the cook about food. Answer in a sentence or two.",
    model: modelName ?? scriptedModel,
    memory,
    tools: { weather },
    agents: { cook },
  });
  return { assistant, memory, storage };
}
