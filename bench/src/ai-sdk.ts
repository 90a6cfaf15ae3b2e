/**
 * What a memory on a model of the AI SDK costs: time per call, and prompt cache, by where recalled text is put.
 *
 *   npm run bench:ai-sdk [-- --quick]
 *
 * Time: against the same scripted model without a memory, in one run. Cache: a chat of 10 turns with 3 steps each is played through
 * the adapter; a character counts as cached when the prompt up to it is the beginning of an earlier prompt. This is an idea of prefix
 * caching, not the bill of a provider: these cache blocks of tokens, for a while, and charge for writing.
 * Exits with 1 when a bar is missed.
 */
import { parseArgs } from "node:util";
import { measureCache } from "./ai-sdk/measure-cache.ts";
import { measureOverhead } from "./ai-sdk/measure-overhead.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log("usage: npm run bench:ai-sdk [-- --quick]");
  process.exit(0);
}

/** The most that a call without a recall may take longer, in milliseconds at the median. */
const bar = 1;

console.log("one call, memory in a file, prompt of                 p50 ms   p95 ms   times bare");
const overheads = await measureOverhead(options.quick ? 200 : 2_000);
for (const { name, p50, p95, bare } of overheads) {
  const times = (p50 / bare).toFixed(1);
  console.log(
    `${name.padEnd(50)} ${p50.toFixed(3).padStart(9)} ${p95.toFixed(3).padStart(8)} ${times.padStart(12)}`,
  );
}
const slow = overheads.filter(({ recalls, p50, bare }) => !recalls && p50 - bare > bar);
for (const { name } of slow) console.log(`MISSED: ${name} takes more than ${bar} ms longer`);

console.log(
  "\n10 turns of 3 steps                 characters sent   not cached   against no memory",
);
const places = await measureCache();
const [without] = places;
for (const { name, sent, uncached } of places) {
  const ratio = (uncached / (without?.uncached ?? 1)).toFixed(2);
  console.log(
    `${name.padEnd(34)} ${String(sent).padStart(16)} ${String(uncached).padStart(12)} ${ratio.padStart(19)}`,
  );
}
const cost = (name: string) => places.find((place) => place.name === name)?.uncached ?? 0;
const kept = cost('inject: "user"') < cost("first of all, as a system message") / 2;
if (!kept) console.log("MISSED: the default costs more than half of what a block in front costs");
process.exitCode = slow.length === 0 && kept ? 0 : 1;
