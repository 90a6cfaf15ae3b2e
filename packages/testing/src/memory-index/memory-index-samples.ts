import type { Memory, Scope } from "@holdfast/core";
import { createRandom } from "../random.ts";

const words =
  "car tea doctor house river paper green morning window music train salt winter letter garden bread harbour clock stone lamp".split(
    " ",
  );

/** Sentences of random words, the same for the same seed. */
export function sentences(count: number, seed: number, length = 6): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length }, () => random.pick(words)).join(" "),
  );
}

/** The scopes of the samples: two users whose ids begin alike, one with two runs, and an agent of both. */
export const sampleScopes: readonly Scope[] = [
  { userId: "u1", runId: "one" },
  { userId: "u1", runId: "two", agentId: "helper" },
  { userId: "u10", agentId: "helper" },
  { userId: "u%", agentId: "helpers" },
];

/** Records some hundred turns with metadata in the scopes of the samples. */
export async function recordSamples(memory: Memory, count: number): Promise<void> {
  for (const [place, scope] of sampleScopes.entries()) {
    const texts = sentences(count / sampleScopes.length, place + 1);
    const messages = texts.map((content, index) => ({
      role: index % 3 === 0 ? ("assistant" as const) : ("user" as const),
      content,
      timestamp: Date.UTC(2026, place, 1) + index * 60_000,
      metadata: { topic: `topic ${index % 10}`, rank: index },
    }));
    await memory.add(messages, { ...scope, infer: false });
  }
  await memory.flush();
}
