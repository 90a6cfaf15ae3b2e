import { describe, expect, it } from "vitest";
import { openTestMemory } from "../../test/support/open-test-memory.ts";
import type { Memory } from "../index.ts";

const ada = { userId: "ada" };

describe("uses of recalled records", () => {
  it("are counted for what the answer takes up, once an exchange", async () => {
    const memory = await openTestMemory();
    const [walnuts, tea] = await remember(memory, [
      "Ana is allergic to walnuts.",
      "Ana drinks green tea at five.",
    ]);
    const exchange = [
      { role: "user", content: "Can Ana have this cake?" },
      {
        role: "assistant",
        content: "Better not: Ana is allergic to walnuts, and it is full of them.",
      },
    ] as const;
    const options = { ...ada, runId: "chat", turnKey: "1", recalled: [walnuts, tea] };
    await memory.capture([...exchange], options);
    await memory.capture([...exchange], options);
    await memory.flush();
    expect(await memory.get(walnuts)).toMatchObject({ uses: 1, usedAt: expect.any(String) });
    expect(await memory.get(tea)).not.toHaveProperty("uses");
    expect(await memory.history(walnuts)).toHaveLength(1);
  });

  it("are not counted for what only repeats the question, or is somebody else's", async () => {
    const memory = await openTestMemory();
    const [cake] = await remember(memory, ["Ana bakes cake."]);
    const [other] = await remember(memory, ["Ben is allergic to walnuts."], { userId: "ben" });
    await memory.capture(
      [
        { role: "user", content: "Does Ana bake cake?" },
        { role: "assistant", content: "Yes, Ana bakes cake. Ben is allergic to walnuts." },
      ],
      { ...ada, recalled: [cake, other] },
    );
    await memory.flush();
    for (const id of [cake, other]) expect(await memory.get(id)).not.toHaveProperty("uses");
  });

  it("lift a record among equals", async () => {
    const memory = await openTestMemory();
    const [first, second] = await remember(memory, [
      "The oven needs descaling.",
      "The oven needs oil.",
    ]);
    const order = async () =>
      (await memory.search("oven needs", { ...ada, explain: true })).results.map(({ id }) => id);
    const before = await order();
    const last = before.at(-1) as string;
    await memory.capture(
      [
        { role: "user", content: "What about it?" },
        { role: "assistant", content: "The oven needs descaling and the oven needs oil." },
      ],
      { ...ada, runId: "x", infer: false, recalled: [last] },
    );
    await memory.flush();
    const records = (await order()).filter((id) => id === first || id === second);
    expect(records[0]).toBe(last);
  });
});

async function remember(memory: Memory, texts: readonly string[], scope = ada) {
  const ids: string[] = [];
  for (const text of texts) {
    const { operations } = await memory.add(text, { ...scope, type: "semantic" });
    ids.push(operations[0]?.id as string);
  }
  return ids as [string, string];
}
