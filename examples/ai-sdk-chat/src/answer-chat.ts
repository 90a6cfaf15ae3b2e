import type { ServerResponse } from "node:http";
import {
  convertToModelMessages,
  type LanguageModel,
  pipeUIMessageStreamToResponse,
  stepCountIs,
  streamText,
  toUIMessageStream,
  type UIMessage,
} from "ai";
import { pantry } from "./pantry.ts";

/** Answers what `useChat` sends, with what was recalled in the metadata of the message. */
export async function answerChat(
  model: LanguageModel,
  { id, messages }: { id: string; messages: UIMessage[] },
  response: ServerResponse,
): Promise<void> {
  const turnId = messages.findLast(({ role }) => role === "user")?.id;
  const result = streamText({
    model,
    instructions: "You help with cooking. Be brief.",
    messages: await convertToModelMessages(messages),
    tools: { pantry },
    stopWhen: stepCountIs(5),
    providerOptions: { holdfast: { runId: id, ...(turnId ? { turnId } : {}) } },
  });
  void result.consumeStream(); // reads on when the client goes away, so that the turn is recorded
  const stream = toUIMessageStream({
    stream: result.stream,
    originalMessages: messages,
    messageMetadata: ({ part }) =>
      part.type === "finish-step" ? { memory: part.providerMetadata?.holdfast } : undefined,
  });
  await pipeUIMessageStreamToResponse({ response, stream });
}
