import { createInterface } from "node:readline/promises";
import { type MemoryReport, withMemory } from "@holdfast/ai-sdk";
import type { Memory } from "@holdfast/core";
import type { ModelMessage } from "ai";
import { ask } from "./ask.ts";
import type { RealModel } from "./choose-model.ts";

/** Talks with a real model until the input ends. Each start is a new conversation of the same user. */
export async function talk(memory: Memory, real: RealModel): Promise<void> {
  const model = withMemory(real, { memory });
  const scope = { userId: "you", runId: new Date().toISOString() };
  const conversation: ModelMessage[] = [];
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.setPrompt("\nyou    ");
  terminal.prompt();
  for await (const question of terminal) {
    if (question.trim() !== "") {
      const write = (text: string) => process.stdout.write(text);
      const { metadata } = await withMemory.run(scope, () =>
        ask(model, conversation, question, write),
      );
      const report = metadata?.holdfast as MemoryReport | undefined;
      console.log(`\n       (used ${report?.recalled.length ?? 0} memories)`);
    }
    terminal.prompt();
  }
}
