import type { ScriptedAnswer } from "@holdfast/testing";
import { answeredFact, fixedClock, scriptedModel } from "@holdfast/testing";
import { describe, expect, it, onTestFinished, type TestContext } from "vitest";
import { createMemory } from "./create-memory.ts";
import type { Memory } from "./memory.ts";
import type { LanguageModelLike } from "./provider/resolve-language-model.ts";
import type { AnsweredFact } from "./write/model/extraction-answer.ts";

const scope = { userId: "maya" };
const start = Date.UTC(2026, 2, 2);

const fact = (text: string, fields: Partial<AnsweredFact> = {}) =>
  answeredFact(text, { quote: "I live in Porto", ...fields });
const porto = fact("The user lives in Porto", { predicate: "lives in", object: "Porto" });
const good: ScriptedAnswer = { value: { facts: [porto] } };
const words = "Hello! I live in Porto.";

async function open(
  llm: LanguageModelLike,
  timeoutMs?: number,
  test: Pick<TestContext, "onTestFinished"> = { onTestFinished },
): Promise<Memory> {
  const extraction = { background: false, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  const memory = await createMemory({
    path: ":memory:",
    llm,
    extraction,
    clock: fixedClock(start),
  });
  test.onTestFinished(() => memory.close());
  return memory;
}

const factsOf = async (memory: Memory) =>
  (await memory.list(scope)).items.map(({ text }) => text).sort();

describe("an answer in an odd dress is read", () => {
  const dresses: [string, ScriptedAnswer][] = [
    ["prose around it", { prose: { facts: [porto] } }],
    ["a code fence", { fenced: { facts: [porto] } }],
    ["thinking before it", { thinking: { facts: [porto] } }],
    ["a bare list", { value: [porto] }],
    ["a wrapper", { value: { result: { facts: [porto] } } }],
    ["trailing commas", `{"facts":[${JSON.stringify(porto).slice(0, -1)},},],}`],
    ["keys it was not asked for", { value: { facts: [{ ...porto, mood: "sunny" }], note: "hi" } }],
    [
      "a word that no field has",
      { value: { facts: [{ ...porto, kind: "truth", change: "UPSERT" }] } },
    ],
    [
      "duplicate keys",
      `{"facts":[${JSON.stringify(porto)}],"facts":[${JSON.stringify(fact("The user is well"))}]}`,
    ],
  ];
  it.each(dresses)("%s", async (_, answer) => {
    const memory = await open(scriptedModel([answer]));
    const added = await memory.add(words, scope);
    expect(added.queued).toBe(0);
    expect(await factsOf(memory)).toContain("The user lives in Porto");
  });

  /** @see https://github.com/mem0ai/mem0/issues/5428 */
  it("keeps the whole facts of an answer that was cut off, and says so", async () => {
    const more = fact("The user has a cat Moth and many plans for the garden behind the house");
    const answer = { truncated: { facts: [porto, more] }, at: 0.8 };
    const memory = await open(scriptedModel([answer]));
    const { warnings } = await memory.add(words, scope);
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
    expect(warnings.join()).toContain("cut off");
  });

  /** @see https://github.com/mem0ai/mem0/issues/5902 */
  it("keeps facts that are plain strings, as unconfirmed", async () => {
    const memory = await open(
      scriptedModel([{ value: { facts: ["The user lives in Porto", 7] } }]),
    );
    const { operations, warnings } = await memory.add(words, scope);
    expect(operations[0]?.reason).toContain("unconfirmed");
    expect((await memory.list(scope)).items[0]?.confidence).toBeLessThanOrEqual(0.3);
    expect(warnings).toEqual(["1 of 2 facts could not be read."]);
  });

  it("keeps a fact in another language than the conversation's", async () => {
    const portuguese = fact("A pessoa mora no Porto", { predicate: "mora em", object: "Porto" });
    const memory = await open(scriptedModel([{ value: { facts: [portuguese] } }]));
    await memory.add(words, scope);
    expect(await factsOf(memory)).toEqual(["A pessoa mora no Porto"]);
  });
});

describe("an answer that claims too much", () => {
  it("names memories that do not exist: it is told, and nothing else is touched", async () => {
    const ghost = fact("The user lives in Lyon", { change: "update", memories: [7, -1, 0] });
    const unsure: ScriptedAnswer = { value: { verdicts: [] } };
    const memory = await open(scriptedModel([good, { value: { facts: [ghost] } }, unsure]));
    await memory.add(words, scope);
    const { refused } = await memory.add("I live in Porto and Lyon.", scope);
    expect(refused.map(({ reason }) => reason)).toEqual(
      [7, -1, 0].map((number) => `it names memory ${number}, which does not exist`),
    );
    expect(await factsOf(memory)).toContain("The user lives in Porto");
  });

  it("changes one memory twice: the first change counts", async () => {
    const lyon = fact("The user lives in Lyon", { change: "update", memories: [1] });
    const oslo = fact("The user lives in Oslo", { change: "update", memories: [1] });
    const memory = await open(scriptedModel([good, { value: { facts: [lyon, oslo] } }]));
    await memory.add(words, scope);
    const { operations, refused } = await memory.add("Well, I live in Porto no more.", scope);
    expect(operations.filter(({ op }) => op === "UPDATE")).toHaveLength(1);
    expect(refused[0]?.reason).toContain("was changed by another fact before");
  });

  it("deletes everything: all but a few stay, and that is told", async () => {
    const many = Array.from({ length: 12 }, (_, index) => fact(`The user owns vase ${index}`));
    const all = Array.from({ length: 12 }, (_, index) => index + 1);
    const wipe = fact("Everything", { change: "forget", memories: all });
    const memory = await open(
      scriptedModel([{ value: { facts: many } }, { value: { facts: [wipe] } }]),
    );
    await memory.add(words, scope);
    const { operations } = await memory.add("I live in Porto, ok?", scope);
    expect(operations.filter(({ reason }) => reason.startsWith("refused"))).toHaveLength(7);
    expect((await memory.list(scope)).items).toHaveLength(7);
  });

  it("floods: the first hundred are kept, and that is told", async () => {
    const flood = Array.from({ length: 500 }, (_, index) => fact(`The user owns vase ${index}`));
    const memory = await open(scriptedModel([{ value: { facts: flood } }]));
    const { warnings } = await memory.add(words, scope);
    expect((await memory.stats()).records.active).toBe(100);
    expect(warnings).toEqual(["500 facts were found; the first 100 were kept."]);
  });

  it("quotes what nobody said: the fact is unconfirmed, and replaces nothing", async () => {
    const invented = fact("The user lives in Minsk", {
      predicate: "lives in",
      quote: "I live in Minsk",
    });
    const memory = await open(scriptedModel([good, { value: { facts: [invented] } }]));
    await memory.add(words, scope);
    const { operations } = await memory.add("Nice weather.", scope);
    expect(operations[0]?.reason).toContain("unconfirmed");
    expect(await factsOf(memory)).toContain("The user lives in Porto");
    const { text } = await memory.recall({ query: "where does the user live, Minsk?", ...scope });
    expect(text).toMatch(/Minsk.*\(unconfirmed\)/u);
  });
});

describe("a model that gives no answer", () => {
  const none: [string, ScriptedAnswer[], string][] = [
    ["prose", ["I'd rather talk about the weather.", "As I said."], "model_output_invalid"],
    ["a refusal", ["I can't help with that.", "I'm sorry."], "model_output_invalid"],
    ["an empty text", ["", " "], "model_output_invalid"],
    ["null", ["null", "null"], "model_output_invalid"],
    [
      "facts without a text",
      [{ value: { facts: [{}] } }, { value: { facts: [{}] } }],
      "model_output_invalid",
    ],
    ["status 400", [{ status: 400 }], "model_failed"],
    ["status 401", [{ status: 401 }], "model_failed"],
    [
      "status 429 that lasts",
      [{ status: 429, retryAfter: 0.001 }, { status: 429, retryAfter: 0.001 }, { status: 429 }],
      "model_failed",
    ],
    ["an error of its own", [{ error: new TypeError("x is not a function") }], "model_failed"],
  ];
  // side by side: what they do most is to wait before they ask again
  it.concurrent.for(none)(
    "%s: the turn is safe, the error visible, the next flush succeeds",
    async ([_, answers, code], test) => {
      const llm = scriptedModel([...answers, good]);
      const memory = await open(llm, 60_000, test);
      const added = await memory.add(words, scope);
      expect(added).toMatchObject({ queued: 1, operations: [], mode: "model" });
      expect(added.warnings[0]).toContain("No facts were read yet");
      expect((await memory.search("Porto", scope)).results).toHaveLength(1);
      expect(await memory.failures(scope)).toMatchObject([
        { turnId: added.turns[0]?.id, scope, attempts: 1, code, retryAt: expect.any(String) },
      ]);
      expect((await memory.stats()).extraction).toEqual({ pending: 1, failed: 0 });
      await memory.flush();
      expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
      expect(await memory.failures()).toEqual([]);
    },
  );

  it.concurrent.for([
    ["status 500", { status: 500 }],
    ["status 429", { status: 429, retryAfter: 0.001 }],
    ["a connection that breaks", { reset: true }],
  ] satisfies [string, ScriptedAnswer][])(
    "%s once: it is asked again at once",
    async ([_, fault], test) => {
      const llm = scriptedModel([fault, good]);
      const memory = await open(llm, undefined, test);
      const { queued, usage } = await memory.add(words, scope);
      expect([queued, usage?.calls]).toEqual([0, 2]);
    },
  );

  it("hangs past its time: the turn waits on", async () => {
    const memory = await open(scriptedModel([{ hang: true }, good]), 30);
    const { warnings } = await memory.add(words, scope);
    expect(warnings[0]).toContain("did not answer within 30 ms");
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });

  it("is aborted by the caller: that is an abort, and the turn waits on as if it had not been tried", async () => {
    const memory = await open(scriptedModel([{ hang: true }, good]));
    const signal = AbortSignal.timeout(20);
    await expect(memory.add(words, { ...scope, signal })).rejects.toMatchObject({
      code: "aborted",
    });
    expect((await memory.turns(scope)).items).toHaveLength(1);
    expect(await memory.failures()).toEqual([]);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });

  it("fails in a flush: the flush says so, and the next one can succeed", async () => {
    const memory = await open(scriptedModel([{ status: 400 }, good]));
    await memory.capture(words, scope);
    await expect(memory.flush()).rejects.toMatchObject({ code: "model_failed" });
    expect((await memory.failures())[0]?.message).toContain("400");
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });

  it("is given up after some attempts, and tried again when somebody asks for it", async () => {
    const llm = scriptedModel((_, index) => (index < 5 ? { status: 400 } : good));
    const memory = await open(llm);
    await memory.capture(words, scope);
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect(memory.flush()).rejects.toMatchObject({ code: "model_failed" });
    }
    expect((await memory.stats()).extraction).toEqual({ pending: 0, failed: 1 });
    expect(await memory.failures()).toMatchObject([{ attempts: 5 }]);
    expect((await memory.failures())[0]?.retryAt).toBeUndefined();
    await memory.flush();
    expect(llm.requests).toHaveLength(5);
    await memory.flush({ retryFailed: true });
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });

  it("trips over one turn of many: the others are read", async () => {
    const llm = scriptedModel(({ messages }) => {
      const asked = messages[0]?.content ?? "";
      return asked.includes("poison") ? "no" : { value: { facts: [porto] } };
    });
    const memory = await open(llm);
    for (const text of ["I live in Porto", "some poison", "fine", "good"])
      await memory.capture(text, scope);
    for (let attempt = 0; attempt < 5; attempt++) await memory.flush().catch(() => undefined);
    const failed = await memory.failures();
    expect(failed).toHaveLength(1);
    const turn = await memory.get(failed[0]?.turnId ?? "");
    expect(turn?.text).toBe("some poison");
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });
});
