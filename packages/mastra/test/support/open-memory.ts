import type { Memory } from "@holdfast/core";
import { createMemory } from "@holdfast/core";
import { onTestFinished } from "vitest";

/** A real Holdfast memory that ends with the test. */
export async function openMemory(): Promise<Memory> {
  const memory = await createMemory({ path: ":memory:" });
  onTestFinished(() => memory.close());
  return memory;
}
