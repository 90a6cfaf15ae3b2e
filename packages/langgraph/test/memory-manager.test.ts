import { createMemory, HoldfastError, type Memory } from "@holdfast/core";
import { scriptedModel } from "@holdfast/testing";
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createMemoryManager, createThreadExtractor, type MemoryWarning } from "../src/index.ts";

const run = (thread_id: string) => ({ context: { userId: "maya" }, configurable: { thread_id } });
const talk = (...texts: string[]): BaseMessage[] =>
  texts.map((content, index) =>
    index % 2 === 0 ? new HumanMessage({ content, id: `m${index}` }) : new AIMessage(content),
  );

async function said(memory: Memory, runId: string): Promise<string[]> {
  const { items } = await memory.turns({ userId: "maya", runId }, { order: "ascending" });
  return items.map(({ text }) => text);
}

describe("createMemoryManager", () => {
  it("keeps a conversation, and its facts once it was flushed", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const manager = createMemoryManager({ memory });
    await manager.submit(talk("I live in Bristol.", "Noted."), run("1"));
    expect(await said(memory, "1")).toEqual(["I live in Bristol.", "Noted."]);
    await manager.flush();
    expect((await memory.list({ userId: "maya" })).items).toHaveLength(1);
  });

  it("keeps each exchange once, however often it is handed in", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const manager = createMemoryManager({ memory });
    const whole = talk("One?", "One.", "Two?", "Two.", "Three?", "Three.");
    for (const length of [2, 4, 4, 6]) await manager.submit(whole.slice(0, length), run("1"));
    expect(await said(memory, "1")).toEqual(whole.map(({ text }) => text));
  });

  it("lets a newer state take the place of one that waits, each thread for itself", async () => {
    const memory = await createMemory({ path: ":memory:" });
    let captures = 0;
    const counting = {
      capture: (...call: Parameters<Memory["capture"]>) => {
        captures++;
        return memory.capture(...call);
      },
      flush: () => memory.flush(),
    };
    const manager = createMemoryManager({ memory: counting, quietMs: 60_000 });
    for (const text of ["A", "B", "C"]) void manager.submit(talk("Hi?", text), run("1"));
    void manager.submit(talk("Hello?", "D"), run("2"));
    expect(captures).toBe(0);
    await manager.flush();
    expect(captures).toBe(2);
    expect(await said(memory, "1")).toEqual(["Hi?", "C"]);
    expect(await said(memory, "2")).toEqual(["Hello?", "D"]);
  });

  it("keeps what waits when it is closed, and nothing handed in later", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const warnings: MemoryWarning[] = [];
    const onWarning = (warning: MemoryWarning) => warnings.push(warning);
    const manager = createMemoryManager({ memory, quietMs: 60_000, onWarning });
    void manager.submit(talk("Hi?", "A"), run("1"));
    await manager.close();
    expect(await said(memory, "1")).toEqual(["Hi?", "A"]);
    await manager.submit(talk("Late?", "B"), run("1"));
    expect(warnings).toMatchObject([{ cause: { code: "closed" } }]);
  });

  it("tries again what may pass, and gives up what does not", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const warnings: MemoryWarning[] = [];
    const failures = [
      new HoldfastError("store_locked", "locked"),
      new HoldfastError("store_locked", "locked"),
    ];
    const manager = createMemoryManager({
      memory: {
        capture: (...call) => {
          const failure = failures.shift();
          return failure === undefined ? memory.capture(...call) : Promise.reject(failure);
        },
        flush: () => memory.flush(),
      },
      onWarning: (warning) => warnings.push(warning),
    });
    await manager.submit(talk("Hi?", "A"), run("1"));
    expect(await said(memory, "1")).toEqual(["Hi?", "A"]);
    failures.push(new HoldfastError("invalid_scope", "no"));
    await manager.submit(talk("Hi?", "B"), run("1"));
    expect(warnings).toMatchObject([{ cause: { code: "invalid_scope" } }]);
  });

  it("keeps nothing of a run that belongs to nobody", async () => {
    const memory = await createMemory({ path: ":memory:" });
    await createMemoryManager({ memory }).submit(talk("Hi?", "A"), {});
    expect((await memory.stats()).turns).toBe(0);
  });
});

describe("createThreadExtractor", () => {
  it("reads a value out of a whole conversation", async () => {
    const model = scriptedModel([{ fenced: { title: "Where Maya lives", solved: true } }]);
    const schema = z.object({ title: z.string(), solved: z.boolean() });
    const extract = createThreadExtractor({ model, schema, instructions: "Name it." });
    expect(await extract(talk("I live in Bristol.", "Noted."))).toEqual({
      title: "Where Maya lives",
      solved: true,
    });
    expect(model.requests[0]?.messages[0]?.content).toContain(
      "User: I live in Bristol.\nAssistant: Noted.",
    );
    expect(model.requests[0]?.system).toMatch(/^Name it\./u);
  });

  it("fails with an error that says so when the model does", async () => {
    const extract = createThreadExtractor({
      model: scriptedModel([{ status: 401 }]),
      schema: z.object({ title: z.string() }),
    });
    await expect(extract(talk("Hi."))).rejects.toMatchObject({ code: "model_failed" });
  });
});
