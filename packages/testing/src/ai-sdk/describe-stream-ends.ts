import assert from "node:assert/strict";
import type { MiddlewareContext, MiddlewareTools, Streamed } from "./middleware-context.ts";
import { assertCounts, maya, wordsOf } from "./middleware-samples.ts";

const long = Array.from({ length: 500 }, (_, index) => `word${index} `);
const prompt = "Tell me a long story.";

/** What becomes of a turn whose stream ends in another way than it should. */
export function describeStreamEnds({ describe, it }: MiddlewareContext): void {
  describe("a stream", () => {
    it("that the user stops keeps what both have said so far", async (tools) => {
      const { model } = tools.script([{ text: ["Once ", "upon"], hangs: true }]);
      const controller = new AbortController();
      const abortSignal = controller.signal;
      const result = tools.stream({ model, prompt, abortSignal, ...tools.memory.identify(maya) });
      await readTo(result, "upon", () => controller.abort());
      await assertCounts(tools, { recalls: 1, captures: 1 });
      const [user, assistant, ...rest] = await tools.memory.recorded(maya);
      assert.deepEqual(user, { role: "user", text: prompt, partial: false });
      assert.deepEqual(assistant, { role: "assistant", text: "Once upon", partial: true });
      assert.deepEqual(rest, []);
    });

    // ai 7 leaves a stream alone that nobody reads: neither its end nor a cancellation is seen. ai 5 and 6 read it to its end.
    it("that nobody reads any more is recorded when it ends, or else caught up with by the next turn", async (tools) => {
      const { bare, model } = tools.script([{ text: long }, { text: "Good." }]);
      const first = tools.stream({ model, prompt, ...tools.memory.identify(maya) });
      for await (const _ of first.textStream) break;
      await quiet(() => bare.pulled);
      const ended = bare.pulled > long.length;
      await assertCounts(tools, { recalls: 1, captures: ended ? 1 : 0 });
      const messages = [
        { role: "user", content: prompt },
        { role: "assistant", content: "word0 word1" },
        { role: "user", content: "Thanks, that is enough." },
      ];
      await tools.generate({ model, messages, ...tools.memory.identify(maya) });
      assert.deepEqual(await wordsOf(tools), [
        ["user", prompt],
        ["assistant", ended ? long.join("").trim() : "word0 word1"],
        ["user", "Thanks, that is enough."],
        ["assistant", "Good."],
      ]);
    });

    it("that nobody reads but that is consumed is recorded", async (tools) => {
      const { model } = tools.script([{ text: long }]);
      const result = tools.stream({ model, prompt, ...tools.memory.identify(maya) });
      const consumed = result.consumeStream();
      for await (const _ of result.textStream) break;
      await consumed;
      await assertCounts(tools, { recalls: 1, captures: 1 });
      assert.deepEqual(await wordsOf(tools), [
        ["user", prompt],
        ["assistant", long.join("").trim()],
      ]);
    });

    it("with an error in it is not recorded, and the error passes", async (tools) => {
      const errorPart = new Error("overloaded");
      const { model } = tools.script([{ text: "Once", errorPart }]);
      assert.equal(await errorOf(tools, model), errorPart);
      await assertCounts(tools, { recalls: 1, captures: 0 });
    });

    it("that breaks is not recorded, and the error passes", async (tools) => {
      const breaks = new Error("connection lost");
      const { model } = tools.script([{ text: "Once", breaks }]);
      assert.equal(await errorOf(tools, model), breaks);
      await assertCounts(tools, { recalls: 1, captures: 0 });
    });

    it("is pulled no faster than without a memory", async (tools) => {
      const { bare, model } = tools.script([{ text: long }, { text: long }]);
      const pulled: number[] = [];
      for (const each of [bare, model]) {
        const before = bare.pulled;
        const result = tools.stream({ model: each, prompt, ...tools.memory.identify(maya) });
        await result.textStream.getReader().read();
        await quiet(() => bare.pulled);
        pulled.push(bare.pulled - before);
      }
      const [without = 0, remembering = 0] = pulled;
      assert.ok(remembering <= without + 5, `${remembering} parts were pulled, ${without} without`);
    });
  });

  describe("a call", () => {
    it("that the user stops keeps what the user said", async (tools) => {
      const { model } = tools.script([{ hangs: true }]);
      const controller = new AbortController();
      const abortSignal = controller.signal;
      const call = tools.generate({ model, prompt, abortSignal, ...tools.memory.identify(maya) });
      const refused = assert.rejects(Promise.resolve(call));
      await until(() => tools.memory.recalls() === 1);
      controller.abort();
      await refused;
      assert.deepEqual(await wordsOf(tools), [["user", prompt]]);
    });

    it("that the provider refuses fails with the provider's own error", async (tools) => {
      const error = Object.assign(new Error("no such model"), { statusCode: 404 });
      const { model } = tools.script([{ throws: error }]);
      const call = tools.generate({ model, prompt, ...tools.memory.identify(maya) });
      await assert.rejects(Promise.resolve(call), (thrown) => thrown === error);
      await assertCounts(tools, { recalls: 1, captures: 0 });
    });
  });
}

async function readTo(result: Streamed, piece: string, then: () => void): Promise<void> {
  try {
    for await (const text of result.textStream) if (text === piece) then();
  } catch {
    // some versions end the stream of an aborted call with an error
  }
}

// An error in the stream is told to streamText's onError; a stream that breaks fails whoever reads it.
async function errorOf({ stream, memory }: MiddlewareTools, model: object): Promise<unknown> {
  const seen: unknown[] = [];
  const onError = ({ error }: { error: unknown }) => seen.push(error);
  const result = stream({ model, prompt, onError, ...memory.identify(maya) });
  await result.consumeStream({ onError: (error: unknown) => seen.push(error) });
  return seen[0];
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turnOfTheLoop();
}

// Waits until a number has not moved for a while, counted in turns of the event loop.
async function quiet(count: () => number): Promise<void> {
  for (let last = -1, still = 0; still < 100; await turnOfTheLoop()) {
    still = count() === last ? still + 1 : 0;
    last = count();
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
