import { createMemory } from "@holdfast/core";
import { createGenerator } from "../search/generate.ts";
import type { Place } from "./pair-of-stores.ts";
import { onBoth, quantile } from "./pair-of-stores.ts";

const exchanges = 400;

/** How many exchanges (two turns each) a process captures a second, one after the other and for 16 users at once. */
export async function measureWrites(place: Place): Promise<Record<string, number>> {
  const measured = await onBoth(place, async (store) => {
    const memory = await createMemory({ store, extraction: { background: false } });
    const generator = createGenerator(1);
    const times: number[] = [];
    let count = 0;
    const capture = async (user: number) => {
      const before = performance.now();
      await memory.capture(
        [
          { role: "user", content: generator.turn() },
          { role: "assistant", content: generator.turn() },
        ],
        { userId: `user-${user}`, runId: "chat", turnKey: `exchange-${count++}` },
      );
      times.push(performance.now() - before);
    };
    for (let user = 0; user < 16; user++) await capture(user);
    times.length = 0;
    const start = performance.now();
    for (let number = 0; number < exchanges; number++) await capture(number % 16);
    const alone = exchanges / ((performance.now() - start) / 1_000);
    const p50 = quantile(times, 0.5);
    const together = performance.now();
    await Promise.all(
      Array.from({ length: 16 }, async (_, user) => {
        for (let number = 0; number < exchanges / 16; number++) await capture(user);
      }),
    );
    return { alone, p50, together: exchanges / ((performance.now() - together) / 1_000) };
  });
  return Object.fromEntries(
    Object.entries(measured).flatMap(([name, { alone, p50, together }]) => [
      [`${name}: exchanges a second, one after the other`, alone],
      [`${name}: milliseconds of one, p50`, p50],
      [`${name}: exchanges a second, 16 users at once`, together],
    ]),
  );
}
