import { describe, expect, it } from "vitest";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";

const maya = { userId: "maya" };

async function openWithMove() {
  const memory = await openTestMemory();
  await memory.add("Hi! I live in Manchester.", { ...maya, timestamp: "2026-03-10" });
  const { operations } = await memory.add("I moved to Bristol last month.", {
    ...maya,
    timestamp: "2026-06-18",
  });
  return { memory, operations };
}

describe("a fact that changes", () => {
  it("is reported with what it replaces, why, and the words that say so", async () => {
    const { operations } = await openWithMove();
    expect(operations).toMatchObject([
      {
        op: "UPDATE",
        text: expect.stringContaining("Bristol"),
        previous: "The user lives in Manchester",
        reason: "replaces “The user lives in Manchester”",
        evidence: [{ quote: expect.stringContaining("moved to Bristol") }],
      },
    ]);
  });

  it("leaves only the new one to be believed, and the old one true of its time", async () => {
    const { memory } = await openWithMove();
    expect(textsOf((await memory.list(maya)).items).join()).toMatch(/^[^,]*Bristol[^,]*$/u);
    const then = await memory.list(maya, { asOf: "2026-04-01" });
    expect(textsOf(then.items)).toEqual(["The user lives in Manchester"]);
  });

  it("comes back with a revert", async () => {
    const { memory, operations } = await openWithMove();
    await memory.revert(operations[0]?.eventId as string);
    expect(textsOf((await memory.list(maya)).items)).toEqual(["The user lives in Manchester"]);
  });
});
