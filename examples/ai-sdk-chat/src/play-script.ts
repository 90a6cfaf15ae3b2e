import { type MemoryReport, withMemory } from "@holdfast/ai-sdk";
import type { Memory } from "@holdfast/core";
import type { ModelMessage } from "ai";
import { ask } from "./ask.ts";
import { scriptedCook } from "./scripted-cook.ts";

const chats = [
  ["Hi! I live in Bristol and I'm allergic to cashews."],
  ["What shall I cook for dinner?", "Is there a market nearby?"],
  ["I moved to Porto last week.", "And which market is there now?"],
];

/** Plays three chats, each a new conversation, and shows after each question what the model was given besides it. */
export async function playScript(memory: Memory): Promise<void> {
  const cook = scriptedCook();
  const model = withMemory(cook, { memory });
  for (const [index, questions] of chats.entries()) {
    console.log(`\n── chat ${index + 1} ──`);
    const conversation: ModelMessage[] = [];
    for (const question of questions) {
      console.log(`\nyou    ${question}`);
      const before = cook.calls.length;
      process.stdout.write("model  ");
      const { metadata, steps } = await withMemory.run(
        { userId: "maya", runId: `chat-${index + 1}` },
        () => ask(model, conversation, question, (text) => process.stdout.write(text)),
      );
      console.log();
      showGiven(cook.calls[before]?.prompt.at(-1)?.content, question);
      showReport(metadata?.holdfast as MemoryReport | undefined, steps);
      // so that the facts are read out before the next question, which comes faster here than from a person
      await withMemory.settled();
      await memory.flush();
    }
  }
  console.log("\nThe model is scripted and knows nothing; a real one: --help.");
}

function showGiven(content: unknown, question: string): void {
  const texts = (Array.isArray(content) ? content : []).map(({ text }) => String(text));
  for (const text of texts.filter((each) => each !== question))
    console.log(text.replace(/^/gm, "       │ "));
}

function showReport(report: MemoryReport | undefined, steps: number): void {
  const count = report?.recalled.length ?? 0;
  const used = `${count} ${count === 1 ? "memory" : "memories"}, ${report?.tokens ?? 0} tokens`;
  console.log(`       used ${used}, ${steps} ${steps === 1 ? "step" : "steps"}`);
}
