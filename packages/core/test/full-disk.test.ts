import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Memory } from "../src/index.ts";
import { createMemory } from "../src/index.ts";
import { errorOf } from "./support/error-of.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const maxBytes = 400 * 1_024;
const scope = { userId: "ada" };

describe("a full disk", () => {
  it("refuses a write as a whole, keeps reading, and writes again once there is room", async () => {
    await using memory = await createMemory({ path: temporaryFile(), maxBytes });
    const first = await memory.add("The launch is on 12 May.", scope);
    const error = await fillUntilFull(memory);
    expect(error.code).toBe("store_full");
    expect(error.hint).toContain("Nothing of this call was written");

    const before = await memory.stats();
    const large = Array.from(
      { length: 50 },
      (_, index) => `a batch, message ${index} ${"word ".repeat(200)}`,
    );
    expect((await errorOf(() => memory.add(large, { ...scope, type: "semantic" }))).code).toBe(
      "store_full",
    );
    const after = await memory.stats();
    expect({ ...after, cacheBytes: 0 }).toEqual({ ...before, cacheBytes: 0 });
    const found = await memory.search("a batch, message 7", { ...scope, limit: 100 });
    expect(found.results.filter(({ text }) => text.startsWith("a batch"))).toEqual([]);
    expect((await memory.search("when is the launch?", scope)).results[0]?.id).toBe(
      first.turns[0]?.id,
    );

    const { items } = await memory.turns(scope, { limit: 30, order: "descending" });
    for (const { id } of items) await memory.erase(id);
    const again = await memory.add("There is room again.", scope);
    expect((await memory.search("room again", scope)).results[0]?.id).toBe(again.turns[0]?.id);
  });

  it("is no obstacle to erasing everything", async () => {
    const path = temporaryFile();
    await using memory = await createMemory({ path, maxBytes });
    await fillUntilFull(memory);
    const { turns } = await memory.stats();
    expect(await memory.erase(scope)).toMatchObject({ turns });
    expect((await memory.stats()).turns).toBe(0);
    expect(statSync(path).size).toBeLessThanOrEqual(maxBytes);
  });
});

async function fillUntilFull(memory: Memory) {
  return errorOf(async () => {
    for (let count = 0; count < 2_000; count++) {
      await memory.add(`filler ${count} ${"word ".repeat(count % 2 === 0 ? 20 : 400)}`, scope);
    }
  });
}
