import { fixedClock } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { MessageInput } from "./index.ts";

const maya = { userId: "maya" };

describe("what was added", () => {
  it("is found by the next search", async () => {
    const memory = await openTestMemory();
    for (const text of ["My sister Ana is allergic to walnuts.", "The launch moved to 12 May."]) {
      await memory.add(text, maya);
      const { results } = await memory.search(text, maya);
      expect(results[0]?.text).toBe(text);
    }
  });

  it("comes back with everything that was known of it", async () => {
    const memory = await openTestMemory({ clock: fixedClock("2026-03-02T10:00:00Z") });
    const { turns } = await memory.add(
      { role: "assistant", content: "Noted: launch on 12 May.", name: "Bot" },
      {
        ...maya,
        runId: "7",
        timestamp: "2026-03-01",
        metadata: { project: "apollo" },
        expiresAt: "2030-01-01",
      },
    );
    expect(turns).toEqual([{ id: expect.any(String), status: "recorded" }]);
    expect(await memory.get(turns[0]?.id as string)).toEqual({
      kind: "turn",
      id: turns[0]?.id,
      scope: { userId: "maya", runId: "7" },
      role: "assistant",
      name: "Bot",
      text: "Noted: launch on 12 May.",
      origin: "assistant",
      status: "active",
      at: "2026-03-01T00:00:00.000Z",
      recordedAt: "2026-03-02T10:00:00.000Z",
      expiresAt: "2030-01-01T00:00:00.000Z",
      metadata: { project: "apollo" },
    });
  });

  it("is one turn per message, in the order in which they were said, though all have one time", async () => {
    const memory = await openTestMemory({ clock: fixedClock() });
    const texts = Array.from({ length: 30 }, (_, index) => `message ${index}`);
    await memory.add(texts, maya);
    expect(textsOf((await memory.turns(maya)).items)).toEqual(texts);
  });

  /** @see mem0ai/mem0#5661 the buffer of the last messages kept the oldest */
  it("gives the last turns last when they are asked for", async () => {
    const memory = await openTestMemory({ clock: fixedClock() });
    await memory.add(["one", "two", "three", "four", "five", "six"], maya);
    const { items } = await memory.turns(maya, { order: "descending", limit: 4 });
    expect(textsOf(items)).toEqual(["six", "five", "four", "three"]);
  });

  it.each<[string, MessageInput]>([
    ["a text", "I prefer window seats."],
    ["an OpenAI message", { role: "user", content: "I prefer window seats." }],
    [
      "content parts",
      { role: "user", content: [{ type: "text", text: "I prefer window seats." }] },
    ],
    [
      "an AI SDK UI message",
      { role: "user", parts: [{ type: "text", text: "I prefer window seats." }] },
    ],
    [
      "a LangChain message",
      { getType: () => "human", content: "I prefer window seats." } as MessageInput,
    ],
    [
      "a Mastra message",
      {
        role: "user",
        content: { format: 2, parts: [{ type: "text", text: "I prefer window seats." }] },
      },
    ],
  ])("is the same words for %s", async (_, input) => {
    const memory = await openTestMemory();
    await memory.add(input, { ...maya, infer: false });
    const { results } = await memory.search("seats", maya);
    expect(results).toMatchObject([{ text: "I prefer window seats.", role: "user" }]);
  });

  it("is kept each time when no key says that it is the same", async () => {
    const memory = await openTestMemory();
    await Promise.all(Array.from({ length: 5 }, () => memory.add("I like tea.", maya)));
    expect(await memory.stats(maya)).toMatchObject({ turns: 5 });
  });

  it("is kept once under one key, for all callers the same", async () => {
    const memory = await openTestMemory();
    const options = { ...maya, idempotencyKey: "turn-7" };
    const results = await Promise.all(
      Array.from({ length: 5 }, () => memory.add("I like tea.", options)),
    );
    expect(new Set(results.map(({ turns }) => turns[0]?.id)).size).toBe(1);
    expect(results.map(({ turns }) => turns[0]?.status).toSorted()).toEqual([
      ...Array(4).fill("duplicate"),
      "recorded",
    ]);
    expect(await memory.stats(maya)).toMatchObject({ turns: 1 });
  });

  it("stays the caller's: neither message, metadata nor options are changed", async () => {
    const memory = await openTestMemory();
    const message = Object.freeze({
      role: "user",
      content: Object.freeze([Object.freeze({ type: "text", text: "Hi" })]),
    });
    const options = Object.freeze({
      ...maya,
      metadata: Object.freeze({ tags: Object.freeze(["a"]) }),
    });
    await memory.add(Object.freeze([message]), options as never);
    expect((await memory.turns(maya)).items).toMatchObject([
      { text: "Hi", metadata: { tags: ["a"] } },
    ]);
  });
});

describe("a record written by hand", () => {
  it("is found instead of the turn that it came from, and leads to it", async () => {
    const memory = await openTestMemory();
    const { operations, turns } = await memory.add("Deploys happen on Tuesdays.", {
      ...maya,
      type: "procedural",
    });
    expect(operations).toMatchObject([
      { op: "ADD", text: "Deploys happen on Tuesdays.", reason: "written by hand" },
    ]);
    const { results } = await memory.search("when are deploys?", maya);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({
      kind: "memory",
      type: "procedural",
      evidence: [{ turnId: turns[0]?.id }],
    });
    expect((await memory.turns(maya)).items).toHaveLength(1);
  });

  it("takes importance, expiry, time and metadata of the call", async () => {
    const memory = await openTestMemory();
    const options = {
      importance: 0.9,
      expiresAt: "2090-01-01",
      timestamp: "2026-01-05",
      metadata: { a: 1 },
    };
    await memory.add("Deploys happen on Tuesdays.", { ...maya, type: "semantic", ...options });
    expect((await memory.list(maya)).items).toMatchObject([
      {
        importance: 0.9,
        expiresAt: "2090-01-01T00:00:00.000Z",
        validFrom: "2026-01-05T00:00:00.000Z",
        metadata: { a: 1 },
      },
    ]);
  });
});

describe("what is not recorded", () => {
  it("is told with its reason", async () => {
    const memory = await openTestMemory();
    const result = await memory.add(
      [
        { role: "system", content: "Be brief." },
        { role: "assistant", content: null },
        "  ",
        "<private>my PIN</private>",
        "Hello",
      ],
      maya,
    );
    expect(result.skipped).toEqual([
      { index: 0, reason: "system" },
      { index: 1, reason: "empty" },
      { index: 2, reason: "empty" },
      { index: 3, reason: "private" },
    ]);
    expect(result.turns).toHaveLength(1);
    expect(result.mode).toBe("rules");
  });

  it("is a private passage, anywhere", async () => {
    const memory = await openTestMemory();
    await memory.add("My PIN is <private>swordfish</private> and I like tea.", {
      ...maya,
      type: "semantic",
    });
    expect((await memory.search("swordfish", maya)).results).toEqual([]);
    expect(JSON.stringify([await memory.list(maya), await memory.turns(maya)])).not.toContain(
      "swordfish",
    );
  });

  /** @see mem0ai/mem0#4573 one hallucination was stored 668 times because recalled text was recorded again */
  it("is our own recalled text when it is pasted back, so nothing feeds on itself", async () => {
    const memory = await openTestMemory({ clock: fixedClock() });
    await memory.add("I am allergic to walnuts.", maya);
    for (let round = 0; round < 3; round++) {
      const { text } = await memory.recall({ ...maya, query: "allergic" });
      expect(text.match(/walnuts/gu)).toHaveLength(1);
      await memory.add(
        [{ role: "user", content: `${text}\n\nWhat can I cook, round ${round}?` }],
        maya,
      );
    }
    expect(
      (await memory.search("walnuts", { ...maya, limit: 50 })).results.filter(({ text }) =>
        text.includes("walnuts"),
      ),
    ).toHaveLength(1);
  });
});

describe("an input that is refused", () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;

  it.each<[string, unknown, object, string]>([
    ["metadata with a cycle", "Hi", { metadata: cycle }, "invalid_metadata"],
    ["metadata with a BigInt", "Hi", { metadata: { n: 1n } }, "invalid_metadata"],
    [
      "a bad message among good ones",
      ["Hi", { role: "wizard", content: "x" }],
      {},
      "invalid_input",
    ],
    [
      "a bad time among good ones",
      ["Hi", { role: "user", content: "x", timestamp: "soon" }],
      {},
      "invalid_time",
    ],
    ["a bad expiry", "Hi", { expiresAt: "soon" }, "invalid_time"],
    ["an unknown option", "Hi", { user_id: "maya" }, "invalid_options"],
    ["an unknown type", "Hi", { type: "vault" }, "invalid_options"],
    ["no input", undefined, {}, "invalid_input"],
  ])("leaves nothing behind: %s", async (_, input, options, code) => {
    const memory = await openTestMemory();
    const error = await errorOf(() =>
      memory.add(input as MessageInput, { ...maya, ...options } as never),
    );
    expect(error.code).toBe(code);
    expect(await memory.stats()).toMatchObject({ turns: 0, events: 0, scopes: 0 });
  });
});
