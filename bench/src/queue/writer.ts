/**
 * A process that captures its share of the exchanges and reads in the background. Arguments: the place, the first and the last number
 * of its exchanges, how many scopes there are.
 */
import { createMemory } from "@holdfast/core";
import { openPlace } from "./open-place.ts";
import { standInModel } from "./stand-in-model.ts";

const [place, first, last, scopes] = process.argv.slice(2) as [string, string, string, string];
const store = await openPlace(place);
const memory = await createMemory({
  store,
  llm: standInModel,
  extraction: { delayMs: 0, leaseMs: 5_000 },
});
const times: number[] = [];
for (let number = Number(first); number < Number(last); number++) {
  const before = performance.now();
  await memory.capture(
    [
      { role: "user", content: `Exchange ${number}: I own vase number ${number}.` },
      { role: "assistant", content: `Vase ${number} is noted.` },
    ],
    // the key makes a capture that was acknowledged to nobody safe to repeat
    { userId: `user-${number % Number(scopes)}`, turnKey: `exchange-${number}` },
  );
  times.push(performance.now() - before);
}
await memory.flush();
await memory.close();
await store.close();
process.send?.({ times, megabytes: process.resourceUsage().maxRSS / 1024 });
process.disconnect?.();
