import type { MastraModelConfig } from "@mastra/core/llm";
import { MockLanguageModelV4 } from "ai/test";
import { MockLanguageModelV2 } from "ai5/test";
import { MockLanguageModelV3 } from "ai6/test";

/** What the model says in one step: a text, a call of a tool, or an error. */
export type MockStep = string | { tool: string; input: object; text?: string } | Error;

/** One call of the model as it saw it. */
export interface SeenCall {
  /** All system messages, joined. */
  system: string;
  /** The other messages as `role: text`. */
  messages: string[];
}

/** A model of a script, and what it was asked. */
export interface MockModel {
  model: MastraModelConfig;
  calls: SeenCall[];
}

/** How a {@link mockModel} behaves. */
export interface MockModelOptions {
  /** The specification of the model. @default "v3" */
  specification?: "v2" | "v3" | "v4";
  /** Awaited between the chunks of a stream, with the number of the chunk. */
  betweenChunks?: (chunk: number) => Promise<void> | void;
}

/**
 * A language model of the AI SDK that answers from a script, or by a function of what it was asked. The last step is repeated.
 */
export function mockModel(
  script: readonly MockStep[] | ((call: SeenCall, index: number) => MockStep),
  { specification = "v3", betweenChunks }: MockModelOptions = {},
): MockModel {
  const calls: SeenCall[] = [];
  const next = (options: { prompt: unknown }): MockStep => {
    const call = readPrompt(options.prompt);
    const index = calls.push(call) - 1;
    const step =
      typeof script === "function"
        ? script(call, index)
        : script[Math.min(index, script.length - 1)];
    if (step instanceof Error) throw step;
    return step as MockStep;
  };
  const old = specification === "v2";
  const doGenerate = async (options: { prompt: unknown }) => {
    const step = next(options);
    return {
      content: partsOf(step, calls.length),
      ...endOf(step, old),
      warnings: [],
    };
  };
  const doStream = async (options: { prompt: unknown; abortSignal?: AbortSignal | undefined }) => {
    const step = next(options);
    const chunks = chunksOf(step, calls.length, old);
    let at = 0;
    const stream = new ReadableStream({
      async pull(controller) {
        await betweenChunks?.(at);
        if (options.abortSignal?.aborted) {
          controller.error(options.abortSignal.reason);
          return;
        }
        const chunk = chunks[at++];
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    });
    return { stream };
  };
  const parts = { provider: "mock", modelId: "mock-model", doGenerate, doStream } as never;
  const model =
    specification === "v2"
      ? new MockLanguageModelV2(parts)
      : specification === "v3"
        ? new MockLanguageModelV3(parts)
        : new MockLanguageModelV4(parts);
  return { model: model as unknown as MastraModelConfig, calls };
}

function partsOf(step: MockStep, call: number): object[] {
  if (typeof step === "string") return [{ type: "text", text: step }];
  const { tool, input, text } = step as { tool: string; input: object; text?: string };
  return [
    ...(text === undefined ? [] : [{ type: "text", text }]),
    { type: "tool-call", toolCallId: `call-${call}`, toolName: tool, input: JSON.stringify(input) },
  ];
}

function endOf(step: MockStep, old: boolean) {
  const reason = typeof step === "string" ? "stop" : "tool-calls";
  return {
    finishReason: old ? reason : { unified: reason, raw: reason },
    usage: old
      ? { inputTokens: 1, outputTokens: 1, totalTokens: 2 }
      : { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
  };
}

function chunksOf(step: MockStep, call: number, old: boolean): object[] {
  const chunks: object[] = [{ type: "stream-start", warnings: [] }];
  for (const part of partsOf(step, call) as { type: string; text: string }[]) {
    if (part.type !== "text") {
      chunks.push(part);
      continue;
    }
    chunks.push({ type: "text-start", id: "t" });
    for (const word of part.text.split(/(?<= )/u))
      chunks.push({ type: "text-delta", id: "t", delta: word });
    chunks.push({ type: "text-end", id: "t" });
  }
  chunks.push({ type: "finish", ...endOf(step, old) });
  return chunks;
}

function readPrompt(prompt: unknown): SeenCall {
  const messages = prompt as {
    role: string;
    content: string | { type: string; text?: string }[];
  }[];
  const textOf = (content: (typeof messages)[number]["content"]) =>
    typeof content === "string"
      ? content
      : content.map(({ type, text }) => text ?? `[${type}]`).join("");
  return {
    system: messages
      .filter(({ role }) => role === "system")
      .map(({ content }) => textOf(content))
      .join("\n"),
    messages: messages
      .filter(({ role }) => role !== "system")
      .map(({ role, content }) => `${role}: ${textOf(content)}`),
  };
}
