import type { MastraModelConfig } from "@mastra/core/llm";

type Part = { type: string; text?: string; toolName?: string; output?: { value?: unknown } };
type Answer = { type: string; text: string }[];
type PromptMessage = { role: string; content: string | Part[] };

/**
 * Plays the model when there is no key: a few fixed rules. What it knows of the user it has from the system messages alone, which is
 * where recalled memories stand.
 */
export const scriptedModel = {
  specificationVersion: "v2",
  provider: "example",
  modelId: "script",
  supportedUrls: {},
  doGenerate: async ({ prompt }: { prompt: PromptMessage[] }) => {
    const content = answer(prompt);
    const finishReason = content[0]?.type === "text" ? "stop" : "tool-calls";
    return { content, finishReason, usage, warnings: [] };
  },
  doStream: async ({ prompt }: { prompt: PromptMessage[] }) => {
    const chunks = answer(prompt).flatMap((part): object[] =>
      part.type === "text"
        ? [
            { type: "text-start", id: "1" },
            { type: "text-delta", id: "1", delta: part.text },
            { type: "text-end", id: "1" },
          ]
        : [part],
    );
    const finishReason = chunks.length > 1 ? "stop" : "tool-calls";
    return { stream: ReadableStream.from([...chunks, { type: "finish", finishReason, usage }]) };
  },
} as unknown as MastraModelConfig;

const usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };

function answer(prompt: PromptMessage[]): Answer {
  const system = prompt
    .filter(({ role }) => role === "system")
    .map(textOf)
    .join("\n");
  const last = prompt.at(-1);
  const question = last === undefined ? "" : textOf(last);
  if (last?.role === "tool") return say(resultIn(last));
  if (system.includes("You are a cook")) {
    const avoided = /allergic to (\w+)/u.exec(system)?.[1];
    return say(`Mushroom risotto${avoided === undefined ? "" : `, and no ${avoided}`}.`);
  }
  if (/weather/iu.test(question)) {
    const city = /lives in (\p{Lu}\w+)/u.exec(system)?.[1];
    return city === undefined ? say("Where do you live?") : call("weather", { city });
  }
  if (/dinner/iu.test(question)) return call("agent-cook", { prompt: "Suggest a dinner." });
  return say("Noted.");
}

function resultIn({ content }: PromptMessage): string {
  const value = (content as Part[]).at(-1)?.output?.value;
  if (typeof value === "string") return value;
  const { city, degrees, sky, text } = value as Record<string, unknown>;
  return String(text ?? `Tomorrow in ${city}: ${sky}, ${degrees} degrees.`);
}

function say(text: string): Answer {
  return [{ type: "text", text }];
}

function call(toolName: string, input: object): Answer {
  const toolCall = { toolCallId: crypto.randomUUID(), toolName, input: JSON.stringify(input) };
  return [{ type: "tool-call", text: "", ...toolCall }];
}

function textOf({ content }: PromptMessage): string {
  return typeof content === "string" ? content : content.map(({ text = "" }) => text).join("");
}
