import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MemoryMode, type PromptMessage, withMemory } from "@holdfast/ai-sdk";
import { createMemory } from "@holdfast/core";
import { scriptedAiSdkModel } from "@holdfast/testing";
import { percentile } from "../locomo/metrics.ts";
import { createGenerator } from "../search/generate.ts";

/** How long a call takes. */
export interface Overhead {
  name: string;
  /** Whether the memory is asked. */
  recalls: boolean;
  p50: number;
  p95: number;
  /** The median of the same call without a memory. */
  bare: number;
}

const sizes = [
  ["1 message", 1],
  ["201 messages (90,000 characters)", 201],
] as const;

/** Times calls of a model that answers at once, with each mode of the memory, taking turns with the bare model. */
export async function measureOverhead(rounds: number): Promise<Overhead[]> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  const memory = await createMemory({ path: join(folder, "memory.db") });
  const random = createGenerator(42);
  const scope = { userId: "maya", runId: "chat" };
  const history = Array.from({ length: 1_000 }, (_, index) => ({
    role: index % 2 === 0 ? "user" : "assistant",
    content: random.turn(),
  }));
  await memory.add(history, { userId: "maya", runId: "earlier", infer: false });
  const overheads: Overhead[] = [];
  try {
    for (const [size, count] of sizes) {
      for (const mode of ["off", "write", "read"] as const satisfies MemoryMode[]) {
        const bare = scriptedAiSdkModel("v4", () => ({ text: "Yes." }));
        // capture itself is beside the response: what is left of "write" is the reading of the prompt
        const capture = { capture: async () => none, recall: memory.recall.bind(memory) };
        const model = withMemory(bare, { memory: capture, scope, mode });
        const times: Record<"bare" | "with", number[]> = { bare: [], with: [] };
        for (let round = 0; round < rounds; round++) {
          const prompt = promptOf(count, random.turn);
          for (const [name, each] of [
            ["bare", bare],
            ["with", model],
          ] as const) {
            const started = performance.now();
            await each.doGenerate({ prompt, headers: {} });
            times[name].push(performance.now() - started);
          }
          await withMemory.settled();
        }
        const measured = times.with.slice(rounds / 10);
        overheads.push({
          name: `${size}, mode "${mode}"`,
          recalls: mode === "read",
          p50: percentile(measured, 0.5),
          p95: percentile(measured, 0.95),
          bare: percentile(times.bare.slice(rounds / 10), 0.5),
        });
      }
    }
    return overheads;
  } finally {
    await memory.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const none = { turns: [], replaced: [], skipped: [], queued: 0, warnings: [] };

function promptOf(count: number, text: () => string): PromptMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    role: index % 2 === 0 ? "user" : "assistant",
    content: [{ type: "text", text: count === 1 ? text() : `${text()} ${text()} ${text()}` }],
  }));
}
