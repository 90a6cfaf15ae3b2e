import assert from "node:assert/strict";
import type { MiddlewareContext } from "./middleware-context.ts";
import { known, maya, toldIn } from "./middleware-samples.ts";

/** What a call gets when the memory is at fault: an answer, and a warning. */
export function describeFailOpen({ describe, it }: MiddlewareContext): void {
  describe("a memory", () => {
    for (const how of ["fails", "hangs"] as const) {
      it(`that ${how} costs a call nothing but a warning`, async (tools) => {
        tools.memory.disturb(how);
        const { bare, model } = tools.script([{ text: "Hello." }]);
        const result = await tools.generate({
          model,
          prompt: "Hi.",
          ...tools.memory.identify(maya),
        });
        assert.equal(result.text, "Hello.");
        assert.equal(result.warnings?.length, 1);
        assert.equal(bare.calls.length, 1);
      });

      it(`that ${how} costs a stream nothing but a warning`, async (tools) => {
        tools.memory.disturb(how);
        const { model } = tools.script([{ text: ["Hel", "lo."] }]);
        const result = tools.stream({ model, prompt: "Hi.", ...tools.memory.identify(maya) });
        assert.equal(await result.text, "Hello.");
        assert.equal((await result.warnings)?.length, 1);
      });
    }

    it("gives no warning when all is well, and tells what it recalled", async (tools) => {
      await tools.memory.remember("maya", known.fact);
      const { model } = tools.script([{ text: "To walnuts." }, { text: "To walnuts." }]);
      const settings = { model, prompt: known.question, ...tools.memory.identify(maya) };
      const generated = await tools.generate(settings);
      assert.deepEqual(generated.warnings ?? [], []);
      const streamed = tools.stream(settings);
      await streamed.consumeStream();
      for (const metadata of [generated.providerMetadata, await streamed.providerMetadata])
        assert.notDeepEqual(metadata ?? {}, {});
    });

    it("puts nothing before the application's instructions", async (tools) => {
      await tools.memory.remember("maya", known.fact);
      const { bare, model } = tools.script([{ text: "To walnuts." }]);
      const system = "Be brief.";
      const prompt = known.question;
      await tools.generate({ model, system, prompt, ...tools.memory.identify(maya) });
      const [call] = bare.calls;
      assert.ok(toldIn(call).includes(known.word));
      assert.equal(call?.prompt[0]?.role, "system");
      assert.equal(call?.prompt[0]?.content, system);
      const roles = call?.prompt.map(({ role }) => role) ?? [];
      const leading = roles.findIndex((role) => role !== "system");
      assert.ok(!roles.slice(leading).includes("system"), roles.join());
    });
  });
}
