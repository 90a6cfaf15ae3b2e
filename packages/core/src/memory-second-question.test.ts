import { answeredFact, scriptedModel } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMemory } from "./create-memory.ts";
import type { Memory } from "./memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import { estimateTokens } from "./text/token-estimate.ts";

const scope = { userId: "maya" };

const porto = answeredFact("The user lives in Porto", {
  predicate: "lives in",
  object: "Porto",
  quote: "I live in Porto",
});

async function open(llm: MemoryOptions["llm"], options: MemoryOptions = {}): Promise<Memory> {
  const memory = await createMemory({
    path: ":memory:",
    llm,
    extraction: { background: false },
    ...options,
  });
  onTestFinished(() => memory.close());
  return memory;
}

const factsOf = async (memory: Memory) =>
  (await memory.list(scope)).items.map(({ text }) => text).sort();

describe("facts that are compared by a second question", () => {
  it("are asked about again where the model calls new what rules see as a change", async () => {
    const lyon = { ...porto, text: "The user lives in Lyon", object: "Lyon", quote: "in Lyon" };
    const near = { ...porto, text: "The user lives by the river", object: "river", quote: "river" };
    const verdicts = ["replaces", "separate"].map((verdict) => ({
      value: { verdicts: [{ pair: 1, verdict }] },
    }));
    const [replaces, separate] = verdicts as [(typeof verdicts)[0], (typeof verdicts)[0]];
    const answer = (...facts: object[]) => ({ value: { facts } });
    const llm = scriptedModel([answer(porto), answer(lyon), replaces, answer(near), separate]);
    const memory = await open(llm);
    await memory.add("I live in Porto.", scope);
    const changed = await memory.add("I live in Lyon now.", scope);
    expect(changed.operations).toMatchObject([{ op: "UPDATE", previous: porto.text }]);
    const added = await memory.add("I live by the river.", scope);
    expect(added.operations).toMatchObject([{ op: "ADD", text: near.text }]);
    expect(await factsOf(memory)).toEqual([near.text, lyon.text].sort());
  });

  it("are compared by a second question where rules leave it open", async () => {
    const tea = answeredFact("The user drinks green tea every morning", { quote: "green tea" });
    const coffee = answeredFact("The user drinks strong coffee every morning", { quote: "coffee" });
    const others = Array.from({ length: 16 }, (_, index) =>
      answeredFact(`The user owns vase ${index}`, { quote: "every" }),
    );
    const asked: string[] = [];
    const llm = scriptedModel(({ system = "", messages }) => {
      asked.push(messages[0]?.content ?? "");
      if (system.includes("pair"))
        return { value: { verdicts: [{ pair: 1, verdict: "replaces" }] } };
      return { value: { facts: asked.length === 1 ? [tea, ...others] : [coffee] } };
    });
    const memory = await open(llm);
    await memory.add("I drink green tea every morning.", scope);
    // the model is not shown the tea, because no word leads there; the fact itself does
    const { operations, usage } = await memory.add("coffee", scope);
    expect(usage?.calls).toBe(2);
    expect(operations).toMatchObject([{ op: "UPDATE", text: coffee.text, previous: tea.text }]);
    expect(asked[2]).toContain('"old":"The user drinks green tea every morning"');
  });

  it("end what a second question finds, where the model cannot tell what is over", async () => {
    const harp = answeredFact("The user signed up for a harp class", {
      predicate: "learns",
      quote: "harp class",
    });
    const ducks = answeredFact("The user keeps ducks", { predicate: "has", quote: "ducks" });
    const over = answeredFact("The user dropped the harp", {
      predicate: "plays",
      change: "end",
      quote: "dropped the harp",
    });
    const verdicts = [{ pair: 1, verdict: "replaces" }];
    const script = [{ facts: [harp, ducks] }, { facts: [over] }, { verdicts }];
    const llm = scriptedModel(script.map((value) => ({ value })));
    const memory = await open(llm);
    await memory.add("I signed up for a harp class. I keep ducks.", scope);
    const { operations, usage } = await memory.add("I dropped the harp.", scope);
    expect(usage?.calls).toBe(2);
    expect(operations).toMatchObject([{ op: "UPDATE", text: over.text, previous: harp.text }]);
    expect(await factsOf(memory)).toEqual([over.text, ducks.text].sort());
    await memory.revert(operations[0]?.eventId ?? "");
    expect(await factsOf(memory)).toEqual([ducks.text, harp.text].sort());
  });

  it("cost a second question of fewer than 5,000 tokens, however much it may end", async () => {
    const long = `the reed organ ${"of the old hall ".repeat(60)}`;
    const facts = Array.from({ length: 12 }, (_, index) =>
      answeredFact(`The user plays tune ${index} on ${long}`, {
        predicate: "plays",
        quote: "play",
      }),
    );
    const changes = facts.map((each) => ({
      ...each,
      text: each.text.replace("tune", "hymn"),
      change: "update" as const,
    }));
    const llm = scriptedModel([
      { value: { facts } },
      { value: { facts: changes } },
      { value: { verdicts: [] } },
    ]);
    const memory = await open(llm);
    await memory.add("I play tunes.", scope);
    await memory.add("I play hymns now.", scope);
    const [, , second] = llm.requests;
    const asked = `${second?.system}${second?.messages[0]?.content}`;
    expect(asked.match(/"pair":\d+/gu)).toHaveLength(20);
    expect(estimateTokens(asked)).toBeLessThan(5_000);
    expect(estimateTokens(asked)).toBeGreaterThan(2_500);
  });
});
