import { type Inject, type PromptMessage, withMemory } from "@holdfast/ai-sdk";
import { createMemory } from "@holdfast/core";
import { type ScriptedCall, scriptedAiSdkModel } from "@holdfast/testing";
import { createGenerator } from "../search/generate.ts";

/** What a place for recalled text costs. */
export interface PlaceCost {
  name: string;
  /** Characters of all prompts together. */
  sent: number;
  /** Characters that no earlier prompt began with. */
  uncached: number;
}

const places: readonly [name: string, inject: Inject | undefined][] = [
  ["no memory", undefined],
  ['inject: "user"', "user"],
  ['inject: "sticky"', "sticky"],
  ['inject: "system"', "system"],
  ["at the end of the instructions", atTheEndOfTheInstructions],
  ["first of all, as a system message", firstOfAll],
];

const turns = 10;
const steps = 3;

/** Plays the same chat with recalled text in each place, on an empty prompt cache. */
export async function measureCache(): Promise<PlaceCost[]> {
  const costs: PlaceCost[] = [];
  for (const [name, inject] of places) {
    const prompts = (await play(inject)).map(({ prompt }) => JSON.stringify(prompt));
    const sent = prompts.reduce((sum, { length }) => sum + length, 0);
    const uncached = prompts.reduce((sum, prompt, index) => {
      const known = prompts.slice(0, index).map((earlier) => sharedStart(earlier, prompt));
      return sum + prompt.length - Math.max(0, ...known);
    }, 0);
    costs.push({ name, sent, uncached });
  }
  return costs;
}

// 8,000 characters of instructions, results of tools of 1,200, answers of 600, other facts in each turn.
async function play(inject: Inject | undefined): Promise<readonly ScriptedCall[]> {
  const random = createGenerator(7);
  const long = (length: number) => {
    let text = random.turn();
    while (text.length < length) text += ` ${random.turn()}`;
    return text.slice(0, length);
  };
  const memory = await createMemory({ path: ":memory:" });
  for (let index = 0; index < 400; index++)
    await memory.add(random.turn(), { userId: "maya", runId: `earlier-${index}`, infer: false });
  const bare = scriptedAiSdkModel("v4", () => ({ text: "Yes." }));
  const model =
    inject === undefined
      ? bare
      : withMemory(bare, { memory, scope: { userId: "maya" }, mode: "read", inject });
  const prompt: PromptMessage[] = [{ role: "system", content: long(8_000) }];
  const part = (text: string) => [{ type: "text", text }];
  for (let turn = 0; turn < turns; turn++) {
    prompt.push({ role: "user", content: part(random.question()) });
    const headers = {};
    for (let step = 0; step < steps; step++) {
      await model.doGenerate({ prompt: [...prompt], headers });
      if (step === steps - 1) prompt.push({ role: "assistant", content: part(long(600)) });
      else {
        const call = { type: "tool-call", toolCallId: `${turn}-${step}`, toolName: "look" };
        const output = { type: "text", value: long(1_200) };
        prompt.push({ role: "assistant", content: [call] });
        prompt.push({ role: "tool", content: [{ ...call, type: "tool-result", output }] });
      }
    }
  }
  await memory.close();
  return bare.calls;
}

function atTheEndOfTheInstructions({
  prompt,
  text,
}: {
  prompt: readonly PromptMessage[];
  text: string;
}) {
  const [system, ...rest] = prompt;
  if (system === undefined) return prompt;
  return [{ ...system, content: `${system.content}\n\n${text}` }, ...rest];
}

function firstOfAll({ prompt, text }: { prompt: readonly PromptMessage[]; text: string }) {
  return [{ role: "system" as const, content: text }, ...prompt];
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
