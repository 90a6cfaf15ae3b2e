/**
 * How long the first facts of a process take by rules, whose patterns are compiled when first run, and an exchange when all is warm.
 *
 *   npm run bench:first-facts
 *
 * Run it several times: each run is one process. Where other work goes on beside it, look at the processor time, which counts what V8 does
 * beside the main thread as well. What it does not show: loading the package.
 */
import { fileURLToPath } from "node:url";
import { createMemory } from "@holdfast/core";
import { readCases } from "./beliefs/cases.ts";

const sentences = [
  "I live in Hamburg and work at Siemens as an engineer.",
  "My dog Rex is allergic to chicken, and I love climbing.",
  "I moved to Porto last month!",
];
const memory = await createMemory({ path: ":memory:" });
await memory.add("Ready?", { userId: "nobody", infer: false });
for (const [index, sentence] of sentences.entries()) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await memory.add(sentence, { userId: "first" });
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const worked = ((user + system) / 1_000).toFixed(0);
  console.log(`add ${index + 1}: ${took.toFixed(0)} ms, of processor time ${worked} ms`);
}
const cases = readCases(fileURLToPath(new URL("./beliefs/own-cases.jsonl", import.meta.url)));
for (const pass of ["first pass", "warm"]) {
  const start = performance.now();
  let turns = 0;
  for (const { id, sessions } of cases.slice(0, 300)) {
    for (const { at, messages } of sessions) {
      turns += messages.length;
      await memory.add(messages, { userId: `${pass}-${id}`, timestamp: at });
    }
  }
  const seconds = (performance.now() - start) / 1_000;
  console.log(`${pass}: ${(turns / seconds).toFixed(0)} turns/s recorded with facts`);
}
await memory.close();
