import { createMemory, type Memory } from "@holdfast/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EveOperation, eveMemory } from "../src/eve/index.ts";

const slot = { scope: { key: "v1:abc" } };
const user = (content: string) => ({ role: "user", content });
const assistant = (text: string) => ({ role: "assistant", content: [{ type: "text", text }] });
let memory: Memory;
beforeEach(async () => {
  memory = await createMemory({ path: ":memory:" });
});
afterEach(() => memory.close());

let operations = 0;
function operation(fields: Partial<EveOperation>): EveOperation {
  operations++;
  return {
    memory: slot,
    messages: [],
    operationId: `operation ${operations}`,
    session: { id: "session-1" },
    ...fields,
  };
}
const started = (words: string, messages: EveOperation["messages"] = []) =>
  operation({ messages, turn: { input: [user(words)] } });

describe("eveMemory", () => {
  it("recalls what is known when a turn starts, as one message that can be superseded", async () => {
    await memory.add("My bike is a red Surly.", { userId: "v1:abc" });
    const { recall } = eveMemory({ memory });
    const recalled = await recall["turn.started"](started("Which bike is mine?"));
    expect(recalled?.messages).toEqual([
      { id: "holdfast", content: expect.stringContaining("Surly") },
    ]);
    const other = { ...started("Which bike is mine?"), memory: { scope: { key: "v1:other" } } };
    expect(await recall["turn.started"](other)).toBeNull();
  });

  it("takes back what it recalled before when nothing concerns the turn", async () => {
    const { recall } = eveMemory({ memory });
    expect(await recall["turn.started"](started("Hello."))).toBeNull();
    const again = await recall["turn.started"](started("Bye.", [user("Hello."), assistant("Hi.")]));
    expect(again?.messages[0]?.content).toMatch(/Nothing that is remembered/);
  });

  it("recalls the same when an operation is played again", async () => {
    await memory.add("My bike is a red Surly.", { userId: "v1:abc" });
    const { recall } = eveMemory({ memory });
    const turn = started("Which bike is mine?");
    const first = await recall["turn.started"](turn);
    await memory.erase({ userId: "v1:abc" });
    expect(await recall["turn.started"](turn)).toEqual(first);
  });

  it("fails no turn", async () => {
    const errors: unknown[] = [];
    const { recall, capture } = eveMemory({ memory, onError: (error) => errors.push(error) });
    await memory.close();
    expect(await recall["turn.started"](started("Hello."))).toBeNull();
    await capture["compaction.requested"](operation({ messages: [user("Hello.")] }));
    expect(errors).toHaveLength(2);
    await expect(capture["turn.completed"](started("Hello."))).rejects.toThrow(/closed/);
  });

  it("records a completed turn once, without what was recalled into it", async () => {
    const { capture } = eveMemory({ memory });
    const messages = [
      user("Before."),
      assistant("Yes."),
      user("<holdfast-memory>\nold\n</holdfast-memory>"),
      user("My bike is a red Surly."),
      { role: "tool", content: [{ type: "tool-result" }] },
      assistant("Noted."),
    ];
    const turn = operation({ messages, turn: { input: [user("My bike is a red Surly.")] } });
    await capture["turn.completed"](turn);
    await capture["turn.completed"](turn);
    const { items } = await memory.turns({ userId: "v1:abc", runId: "session-1" });
    expect(items.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      "user: My bike is a red Surly.",
      "assistant: Noted.",
    ]);
  });

  it("records what a compaction would drop and nobody recorded", async () => {
    const { capture } = eveMemory({ memory });
    const messages = [user("One."), assistant("Yes."), user("Two.")];
    await capture["turn.completed"](
      operation({ messages: messages.slice(0, 2), turn: { input: "One." } }),
    );
    await capture["compaction.requested"](operation({ messages, turn: null }));
    const { items } = await memory.turns({ userId: "v1:abc" });
    expect(items.map(({ text }) => text)).toEqual(["One.", "Yes.", "Two."]);
  });

  it("gives the agent tools when it has eve's way to define them", async () => {
    expect(await eveMemory({ memory }).tools({ memory: slot })).toBeNull();
    const { tools } = eveMemory({
      memory,
      defineTool: (tool: object) => ({ ...tool, defined: true }),
    });
    const defined = await tools({ memory: slot });
    expect(Object.keys(defined ?? {})).toEqual([
      "searchMemories",
      "addMemory",
      "updateMemory",
      "deleteMemory",
    ]);
    expect(defined?.addMemory).toMatchObject({ defined: true });
  });

  it("can stand for another scope", async () => {
    const { capture } = eveMemory({ memory, scope: () => ({ appId: "bikes" }) });
    await capture["turn.completed"](operation({ turn: { input: "Hello." } }));
    expect((await memory.turns({ appId: "bikes" })).items).toHaveLength(1);
  });
});
