import { onTestFinished } from "vitest";
import type { Memory, MemoryOptions } from "../../src/index.ts";
import { createMemory } from "../../src/index.ts";

/** A memory that lives in the process (or at `options.path`) and is closed when the test ends. */
export async function openTestMemory(options: MemoryOptions = {}): Promise<Memory> {
  const memory = await createMemory({ path: ":memory:", ...options });
  onTestFinished(() => memory.close());
  return memory;
}
