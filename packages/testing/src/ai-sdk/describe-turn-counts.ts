import assert from "node:assert/strict";
import type { MiddlewareContext } from "./middleware-context.ts";
import {
  assertCounts,
  assertSameStart,
  known,
  maya,
  toldIn,
  wordsOf,
} from "./middleware-samples.ts";
import { retryableError } from "./retryable-error.ts";

const rain = { tools: [{ name: "weather" }] };

/** A turn is one recall and one recording, however many steps and attempts it takes. */
export function describeTurnCounts({ describe, it }: MiddlewareContext): void {
  describe("a turn", () => {
    it("of one step is recalled for once and recorded once", async (tools) => {
      await tools.memory.remember("maya", known.fact);
      const { bare, model } = tools.script([{ text: "To walnuts." }]);
      const prompt = known.question;
      const result = await tools.generate({ model, prompt, ...tools.memory.identify(maya) });
      assert.equal(result.text, "To walnuts.");
      assert.ok(toldIn(bare.calls[0]).includes(known.word));
      await assertCounts(tools, { recalls: 1, captures: 1 });
      assert.deepEqual(await wordsOf(tools), [
        ["user", known.question],
        ["assistant", "To walnuts."],
      ]);
    });

    it("of three steps is recalled for once and recorded once", async (tools) => {
      await tools.memory.remember("maya", known.fact);
      const { bare, model } = tools.script([
        rain,
        { ...rain, text: "One moment." },
        { text: "Rain." },
      ]);
      const prompt = `${known.question} And the weather?`;
      const result = await tools.generate({
        model,
        prompt,
        ...tools.withTools,
        ...tools.memory.identify(maya),
      });
      assert.equal(result.steps.length, 3);
      assert.equal(bare.calls.length, 3);
      assert.ok(toldIn(bare.calls[0]).includes(known.word));
      assertSameStart(bare.calls);
      await assertCounts(tools, { recalls: 1, captures: 1 });
      assert.deepEqual(await wordsOf(tools), [
        ["user", prompt],
        ["assistant", "One moment.\nRain."],
      ]);
    });

    it("of three streamed steps is recalled for once and recorded once", async (tools) => {
      await tools.memory.remember("maya", known.fact);
      const { bare, model } = tools.script([rain, rain, { text: ["It ", "rains."] }]);
      const result = tools.stream({
        model,
        prompt: known.question,
        ...tools.withTools,
        ...tools.memory.identify(maya),
      });
      assert.equal(await result.text, "It rains.");
      assert.equal(bare.calls.length, 3);
      assertSameStart(bare.calls);
      await assertCounts(tools, { recalls: 1, captures: 1 });
      assert.deepEqual(await wordsOf(tools), [
        ["user", known.question],
        ["assistant", "It rains."],
      ]);
    });

    it("without anything to recall is asked about once as well", async (tools) => {
      const { bare, model } = tools.script([rain, rain, { text: "Rain." }]);
      const prompt = "And the weather?";
      await tools.generate({ model, prompt, ...tools.withTools, ...tools.memory.identify(maya) });
      assert.equal(bare.calls.length, 3);
      await assertCounts(tools, { recalls: 1, captures: 1 });
    });

    it("whose first attempt fails is neither recalled for nor recorded again", async (tools) => {
      const error = retryableError();
      let attempts = 0;
      const { bare, model } = tools.script(() =>
        attempts++ === 0 ? { throws: error } : { text: "Hello." },
      );
      await tools.generate({ model, prompt: "Good morning!", ...tools.memory.identify(maya) });
      assert.equal(bare.calls.length, 2);
      assert.equal(toldIn(bare.calls[0]), toldIn(bare.calls[1]));
      await assertCounts(tools, { recalls: 1, captures: 1 });
    });

    it("that comes again as a new call is recalled for anew", async (tools) => {
      const { bare, model } = tools.script([{ text: "I do not know." }, { text: "To walnuts." }]);
      const settings = { model, prompt: known.question, ...tools.memory.identify(maya) };
      await tools.generate(settings);
      await tools.memory.remember("maya", known.fact);
      await tools.generate(settings);
      assert.ok(toldIn(bare.calls[1]).includes(known.word));
      assert.equal(tools.memory.recalls(), 2);
    });

    it("of structured output is recalled for, and the user's words are recorded", async (tools) => {
      await tools.memory.remember("maya", known.fact);
      const { bare, model } = tools.script([{ text: '{"food":"walnuts"}' }]);
      const schema = {
        type: "object",
        properties: { food: { type: "string" } },
        required: ["food"],
        additionalProperties: false,
      };
      await tools.generate({
        model,
        prompt: known.question,
        ...tools.output(schema),
        ...tools.memory.identify(maya),
      });
      assert.ok(toldIn(bare.calls[0]).includes(known.word));
      await assertCounts(tools, { recalls: 1, captures: 1 });
      assert.deepEqual(await wordsOf(tools), [["user", known.question]]);
    });
  });
}
