import type { Memory } from "@holdfast/core";
import { createMemory } from "@holdfast/core";
import { onTestFinished } from "vitest";
import type { HoldfastClient } from "../../src/holdfast-client.ts";

/** A real Holdfast memory that ends with the test. */
export async function openMemory(): Promise<Memory & HoldfastClient> {
  const memory = await createMemory({ path: ":memory:" });
  onTestFinished(() => memory.close());
  // TEMPORARY until capture lands
  return Object.assign(memory, {
    async capture(messages: never, options: Record<string, unknown>) {
      const { turnKey, partial, existing: _, ...others } = options;
      return memory.add(messages, {
        ...others,
        idempotencyKey: turnKey,
        ...(partial ? { metadata: { partial: true } } : {}),
      } as never);
    },
  }) as never;
}
