import { createMemory } from "@holdfast/core";
import { createGenerator } from "../search/generate.ts";
import type { Place } from "./pair-of-stores.ts";
import { onBoth, quantile } from "./pair-of-stores.ts";

const turns = 2_000;
const searches = 200;

/** Searches by words in a user's 2,000 turns, when the index is in memory and when it is not. */
export async function measureSearches(place: Place): Promise<Record<string, number>> {
  const measured = await onBoth(place, async (store) => {
    const generator = createGenerator(2);
    const memory = await createMemory({ store, extraction: { background: false } });
    const scope = { userId: "maya" };
    for (let count = 0; count < turns; count += 100) {
      const messages = Array.from({ length: 100 }, () => ({
        role: "user" as const,
        content: generator.turn(),
      }));
      await memory.add(messages, { ...scope, runId: `chat-${count}`, infer: false });
    }
    const time = async (search: () => Promise<unknown>) => {
      const before = performance.now();
      await search();
      return performance.now() - before;
    };
    const cold = await createMemory({ store, extraction: { background: false } });
    const first = await time(() => cold.search(generator.question(), scope));
    const times: number[] = [];
    for (let count = 0; count < searches; count++)
      times.push(await time(() => cold.search(generator.question(), scope)));
    return { first, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
  });
  return Object.fromEntries(
    Object.entries(measured).flatMap(([name, { first, p50, p95 }]) => [
      [`${name}: milliseconds of a search in 2,000 turns, the first`, first],
      [`${name}: later ones, p50`, p50],
      [`${name}: later ones, p95`, p95],
    ]),
  );
}
