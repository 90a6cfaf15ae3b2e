import { createMemory, type Memory } from "@holdfast/core";
import {
  type ScriptedAiSdkModel,
  type ScriptedCall,
  type ScriptedStep,
  scriptedAiSdkModel,
} from "@holdfast/testing";
import { type MemoryOptions, type PromptMessage, withMemory } from "../../src/index.ts";

/** Whose chat it is. */
export const maya = { userId: "maya", runId: "chat-1" };

/** A message of a prompt. */
export function message(role: "user" | "assistant", text: string): PromptMessage {
  return { role, content: [{ type: "text", text }] };
}

/** A model of v4 with a memory, without an SDK around it. */
export interface Chat {
  memory: Memory;
  /** The model without the memory. */
  bare: ScriptedAiSdkModel<"v4">;
  model: ScriptedAiSdkModel<"v4">;
  /** Calls the model with messages. */
  say(...prompt: PromptMessage[]): Promise<CallResult>;
  /** What is recorded of Maya's chat. */
  recorded(): Promise<string[]>;
}

/** What a call gives. */
export interface CallResult {
  warnings: { type: string; message: string }[];
  providerMetadata?: { holdfast?: { recalled: { id: string }[]; tokens: number; ms: number } };
}

/** A chat on a memory in the process. */
export async function openChat(
  script: readonly ScriptedStep[] | ((call: ScriptedCall) => ScriptedStep),
  options: Partial<MemoryOptions> = {},
): Promise<Chat> {
  const memory = await createMemory({ path: ":memory:" });
  const bare = scriptedAiSdkModel("v4", script);
  const model = withMemory(bare, { memory, scope: maya, ...options });
  return {
    memory,
    bare,
    model,
    say: (...prompt) => model.doGenerate({ prompt, headers: {} }) as Promise<CallResult>,
    async recorded() {
      await withMemory.settled();
      const { items } = await memory.turns(maya);
      return items.map(({ role, text }) => `${role}: ${text}`);
    },
  };
}
