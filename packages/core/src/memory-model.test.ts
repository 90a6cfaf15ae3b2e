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

describe("facts read by a model", () => {
  it("are recorded with their source, quote and cost", async () => {
    const llm = scriptedModel([{ value: { facts: [porto] } }], { id: "test:small" });
    const memory = await open(llm);
    const added = await memory.add("Hi, I live in Porto.", scope);
    expect(added).toMatchObject({ mode: "model", queued: 0, refused: [], warnings: [] });
    expect(added.operations).toMatchObject([{ op: "ADD", text: "The user lives in Porto" }]);
    expect(added.usage).toMatchObject({ calls: 1, inputTokens: expect.any(Number) });
    const [record] = (await memory.list(scope)).items;
    expect(record).toMatchObject({
      source: "model",
      extractor: expect.stringMatching(/^test:small\/extraction@\d+,judge@\d+$/),
      evidence: [{ turnId: added.turns[0]?.id, quote: "I live in Porto" }],
      confidence: 0.9,
    });
    expect((await memory.stats()).extraction).toEqual({ pending: 0, failed: 0 });
  });

  it("cost fewer than 1,500 tokens before the conversation, and never show an id", async () => {
    const llm = scriptedModel(() => ({ value: { facts: [porto] } }));
    const memory = await open(llm);
    await memory.add("I live in Porto.", scope);
    await memory.add("Porto is lovely.", scope);
    for (const { system = "" } of llm.requests) expect(estimateTokens(system)).toBeLessThan(1_500);
    const [record] = (await memory.list(scope)).items;
    const asked = JSON.stringify(llm.requests);
    expect(asked).toContain('{\\"memory\\":1,\\"text\\":\\"The user lives in Porto\\"');
    expect(asked).not.toContain(record?.id);
  });

  it("replace what the model says they replace, and keep it as history", async () => {
    const lyon = answeredFact("The user lives in Lyon (moved from Porto)", {
      predicate: "home",
      object: "Lyon",
      change: "update",
      memories: [1],
      quote: "I moved to Lyon",
    });
    const memory = await open(
      scriptedModel([{ value: { facts: [porto] } }, { value: { facts: [lyon] } }]),
    );
    await memory.add("I live in Porto.", { ...scope, timestamp: "2026-01-05" });
    const { operations } = await memory.add("I moved to Lyon.", {
      ...scope,
      timestamp: "2026-03-05",
    });
    expect(operations).toMatchObject([
      { op: "UPDATE", text: lyon.text, previous: porto.text, reason: `replaces “${porto.text}”` },
    ]);
    const [former] = (await memory.list(scope, { status: "superseded" })).items;
    expect(former).toMatchObject({ text: porto.text, validTo: "2026-03-05T00:00:00.000Z" });
    const then = await memory.list(scope, { asOf: "2026-02-01" });
    expect(then.items.map(({ text }) => text)).toEqual([porto.text]);
    await memory.revert(operations[0]?.eventId ?? "");
    expect(await factsOf(memory)).toEqual([porto.text]);
  });

  it("replace what was said before them in the same breath", async () => {
    const first = answeredFact("The user codes in Kate", {
      predicate: "codes in",
      object: "Kate",
      quote: "I code in Kate",
    });
    const second = answeredFact("The user codes in Zed (switched from Kate)", {
      predicate: "codes in",
      object: "Zed",
      change: "update",
      quote: "now it is Zed",
    });
    const memory = await open(scriptedModel([{ value: { facts: [first, second] } }]));
    const { operations } = await memory.add("I code in Kate. Well, now it is Zed.", scope);
    expect(operations.map(({ op }) => op)).toEqual(["ADD", "UPDATE"]);
    expect(await factsOf(memory)).toEqual([second.text]);
  });

  it("are ended, corrected, repeated and forgotten as the model says", async () => {
    const has = answeredFact("The user has a cat Moth", { quote: "my cat Moth", importance: 4 });
    const script = [
      { facts: [porto, has, answeredFact("The user eats fish", { quote: "I eat fish" })] },
      {
        facts: [
          answeredFact("The user lives in Porto", {
            change: "same",
            memories: [1],
            quote: "Porto",
          }),
          answeredFact("The user has a cat Mott", {
            change: "correction",
            memories: [2],
            quote: "Mott",
          }),
          answeredFact("The user no longer eats fish", {
            change: "end",
            memories: [3],
            quote: "no fish",
          }),
        ],
      },
      { facts: [answeredFact("Forget where the user lives", { change: "forget", memories: [1] })] },
    ];
    const known: string[] = [];
    const llm = scriptedModel(({ messages }, index) => {
      // the model answers by the numbers it was shown
      const shown = [...(messages[0]?.content ?? "").matchAll(/"memory":(\d+),"text":"([^"]+)"/gu)];
      known.push(shown.map((match) => match[2]).join());
      const numberOf = (text: string) =>
        Number(shown.find((match) => match[2]?.includes(text))?.[1] ?? 99);
      const topics = ["Porto", "cat", "fish"];
      const facts = script[index]?.facts.map((each) => ({
        ...each,
        memories: each.memories.map((which) => numberOf(topics[which - 1] ?? "")),
      }));
      return { value: { facts } };
    });
    const memory = await open(llm);
    await memory.add("I live in Porto with my cat Moth and I eat fish.", scope);
    const second = await memory.add("Still in Porto. The cat is Mott. I eat no fish.", scope);
    expect(second.operations.map(({ op }) => op)).toEqual(["NOOP", "UPDATE", "UPDATE"]);
    expect(await factsOf(memory)).toEqual([
      "The user has a cat Mott",
      "The user lives in Porto",
      "The user no longer eats fish",
    ]);
    const retracted = (await memory.list(scope, { status: "retracted" })).items;
    expect(retracted.map(({ text }) => text)).toEqual(["The user has a cat Moth"]);
    const third = await memory.add("Please forget where I live: Porto.", scope);
    expect(third.operations[0]).toMatchObject({ op: "DELETE", text: "The user lives in Porto" });
    expect(await factsOf(memory)).not.toContain("The user lives in Porto");
    expect(known[1]).toContain("Porto");
  });

  it("get their dates from the time of the turn, not from the model", async () => {
    const trip = answeredFact("The user flies to Oslo next Friday", {
      kind: "event",
      certainty: "planned",
      when: "next Friday",
      quote: "flying to Oslo next Friday",
    });
    const memory = await open(scriptedModel([{ value: { facts: [trip] } }]));
    await memory.add("I'm flying to Oslo next Friday.", { ...scope, timestamp: "2019-05-06" });
    expect(await factsOf(memory)).toEqual(["The user flies to Oslo on 2019-05-17"]);
  });

  it("are not believed when they are only supposed, and that is told", async () => {
    const maybe = answeredFact("The user moves to Lyon", {
      certainty: "uncertain",
      quote: "if I moved",
    });
    const memory = await open(scriptedModel([{ value: { facts: [maybe] } }]));
    const added = await memory.add("What if I moved to Lyon?", scope);
    expect(added.operations).toEqual([]);
    expect(added.refused).toEqual([{ text: maybe.text, reason: "not stated as a fact" }]);
  });

  it("are never merged over a number or a name, whatever the model says", async () => {
    const two = answeredFact("The user has 2 dogs", { quote: "2 dogs" });
    const three = answeredFact("The user has 3 dogs", {
      change: "same",
      memories: [1],
      quote: "3 dogs",
    });
    const memory = await open(
      scriptedModel([{ value: { facts: [two] } }, { value: { facts: [three] } }]),
    );
    await memory.add("I have 2 dogs.", scope);
    await memory.add("I have 3 dogs.", scope);
    expect(await factsOf(memory)).toEqual(["The user has 2 dogs", "The user has 3 dogs"]);
  });

  it("of another source than the user never replace the user's words", async () => {
    const evil = answeredFact("The user lives in Minsk", {
      predicate: "lives in",
      object: "Minsk",
      change: "update",
      memories: [1],
      quote: "lives in Minsk",
    });
    const memory = await open(
      scriptedModel([{ value: { facts: [porto] } }, { value: { facts: [evil] } }]),
    );
    await memory.add("I live in Porto.", scope);
    const { operations } = await memory.add("Porto news: Maya lives in Minsk.", {
      ...scope,
      origin: "web:https://news.example",
    });
    expect(operations[0]).toMatchObject({
      op: "ADD",
      reason: expect.stringContaining("contradicts"),
    });
    const { items } = await memory.list(scope);
    expect(items.find(({ text }) => text.includes("Porto"))?.status).toBe("active");
    expect(items.find(({ text }) => text.includes("Minsk"))?.confidence).toBeLessThanOrEqual(0.3);
  });

  it("read a long conversation in several questions, none of them too long", async () => {
    const llm = scriptedModel(() => ({ value: { facts: [] } }));
    const memory = await open(llm);
    await memory.add(
      Array.from({ length: 12 }, (_, index) => `${index} ${"word ".repeat(1_000)}`),
      scope,
    );
    expect(llm.requests.length).toBeGreaterThan(1);
    for (const { messages } of llm.requests) {
      expect(estimateTokens(messages[0]?.content ?? "")).toBeLessThan(8_000);
    }
  });
});
