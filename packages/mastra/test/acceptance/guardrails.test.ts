import type { MastraDBMessage } from "@mastra/core/agent";
import type { InputProcessor, OutputProcessor } from "@mastra/core/processors";
import { describe, expect, it } from "vitest";
import { agentWithMemory, ids, recorded } from "../support/agent-with-memory.ts";
import { ask, modes } from "../support/ask.ts";

const phone = /\d{3}-\d{4}/gu;

const redactInput: InputProcessor = {
  id: "redact-input",
  processInput: ({ messages }) => messages.map(redact),
};
const redactOutput: OutputProcessor = {
  id: "redact-output",
  processOutputResult: ({ messages }) => messages.map(redact),
};
const redactStream: OutputProcessor = {
  id: "redact-stream",
  async processOutputStream({ part }) {
    if (part.type !== "text-delta") return part;
    return {
      ...part,
      payload: { ...part.payload, text: part.payload.text.replace(phone, "[PHONE]") },
    };
  },
};
const block = (...phases: string[]): InputProcessor & OutputProcessor => ({
  id: "block",
  processInput({ messages, abort }) {
    return phases.includes("input") ? abort("no") : messages;
  },
  processOutputResult({ messages, abort }) {
    return phases.includes("output") ? abort("no") : messages;
  },
});

describe.each(modes)("%s", (mode) => {
  it("records what the processors of the agent left, wherever they stand", async () => {
    for (const output of [redactOutput, redactStream]) {
      const setup = await agentWithMemory({
        script: ["Call 555-9999."],
        agent: { inputProcessors: [redactInput], outputProcessors: [output] },
      });
      await ask(setup.agent, mode, "My phone is 555-1234.", ids("maya", "chat-1"));
      expect(await recorded(setup, { userId: "maya" })).toEqual([
        "user: My phone is [PHONE].",
        "assistant: Call [PHONE].",
      ]);
    }
  });

  it("asks the memory with the redacted words", async () => {
    const setup = await agentWithMemory({ agent: { inputProcessors: [redactInput] } });
    const asked: unknown[] = [];
    const recall = setup.client.recall.bind(setup.client);
    setup.client.recall = async (options) => {
      asked.push(options.messages);
      return recall(options);
    };
    await ask(setup.agent, mode, "Whose phone is 555-1234?", ids("maya", "chat-1"));
    expect(asked).toMatchObject([[{ content: "Whose phone is [PHONE]?" }]]);
  });

  it.each(["input", "output"])(
    "records nothing of a turn that was blocked at its %s",
    async (phase) => {
      const processor = block(phase);
      const setup = await agentWithMemory({
        agent: { inputProcessors: [processor], outputProcessors: [processor] },
      });
      await ask(setup.agent, mode, "Something forbidden.", ids("maya", "chat-1")).catch(() => "");
      expect(await recorded(setup, { userId: "maya" })).toEqual([]);
    },
  );
});

function redact(message: MastraDBMessage): MastraDBMessage {
  const parts = message.content.parts.map((part) =>
    part.type === "text" ? { ...part, text: part.text.replace(phone, "[PHONE]") } : part,
  );
  const content = { ...message.content, parts };
  if (content.content !== undefined) content.content = content.content.replace(phone, "[PHONE]");
  return { ...message, content };
}
