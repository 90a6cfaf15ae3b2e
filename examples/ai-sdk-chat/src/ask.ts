import { type LanguageModel, type ModelMessage, stepCountIs, streamText } from "ai";
import { pantry } from "./pantry.ts";

/** What came of a question. */
export interface Answer {
  metadata: Readonly<Record<string, unknown>> | undefined;
  steps: number;
}

/** Asks a model and hands on its words as they come. The conversation grows by the question and by what came of it. */
export async function ask(
  model: LanguageModel,
  conversation: ModelMessage[],
  question: string,
  onText: (text: string) => void,
): Promise<Answer> {
  conversation.push({ role: "user", content: question });
  const result = streamText({
    model,
    instructions: "You help with cooking. Be brief.",
    messages: conversation,
    tools: { pantry },
    stopWhen: stepCountIs(5),
  });
  for await (const text of result.textStream) onText(text);
  conversation.push(...(await result.response).messages);
  return { metadata: await result.providerMetadata, steps: (await result.steps).length };
}
