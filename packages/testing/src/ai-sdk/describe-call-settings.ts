import assert from "node:assert/strict";
import type { MiddlewareContext } from "./middleware-context.ts";
import { assertCounts, known, maya, toldIn, wordsOf } from "./middleware-samples.ts";

const ben = { userId: "ben", runId: "chat-2" };

/** Whose memory a call uses, and what others see of it. */
export function describeCallSettings({ describe, it }: MiddlewareContext): void {
  describe("whose turn it is", () => {
    it("is kept apart for users who are served at the same time by one agent", async (tools) => {
      const rain = { tools: [{ name: "weather" }] };
      const { bare, model } = tools.script(({ prompt }) =>
        prompt.at(-1)?.role === "tool"
          ? { text: `Rain, ${nameIn(toldIn({ prompt } as never))}.` }
          : rain,
      );
      await tools.memory.remember("maya", "My umbrella is purple.");
      await tools.memory.remember("ben", "My umbrella is black.");
      const agent = tools.agent({ model });
      const ask = (identity: typeof maya) =>
        tools.memory.runAs(identity, () =>
          agent.generate({ prompt: `I am ${identity.userId}. Which umbrella do I take?` }),
        );
      await Promise.all([ask(maya), ask(ben)]);
      await assertCounts(tools, { recalls: 2, captures: 2 });
      for (const [identity, own, other] of [
        [maya, "purple", "black"],
        [ben, "black", "purple"],
      ] as const) {
        const calls = bare.calls.filter((call) =>
          toldIn(call).includes(`I am ${identity.userId}.`),
        );
        assert.equal(calls.length, 2);
        for (const call of calls) {
          assert.ok(toldIn(call).includes(own));
          assert.ok(!toldIn(call).includes(other));
        }
        assert.deepEqual(await wordsOf(tools, identity), [
          ["user", `I am ${identity.userId}. Which umbrella do I take?`],
          ["assistant", `Rain, ${identity.userId}.`],
        ]);
      }
    });

    it("is known to the end of a stream that is read elsewhere", async (tools) => {
      const { model } = tools.script([{ text: ["Hel", "lo."] }]);
      const agent = tools.agent({ model });
      const result = await tools.memory.runAs(maya, () => agent.stream({ prompt: "Hi." }));
      assert.equal(await result.text, "Hello.");
      assert.deepEqual(await wordsOf(tools), [
        ["user", "Hi."],
        ["assistant", "Hello."],
      ]);
    });

    it("reaches no provider, while the provider's own options do", async (tools) => {
      const { bare, model } = tools.script([{ text: "Hello." }]);
      const identity = tools.memory.identify(maya) as { providerOptions?: object };
      const providerOptions = { ...identity.providerOptions, scripted: { effort: "low" } };
      await tools.generate({ model, prompt: "Hi.", ...identity, providerOptions });
      assert.deepEqual(bare.calls[0]?.providerOptions, { scripted: { effort: "low" } });
    });

    it("is nobody's without being said: nothing is recalled or recorded, with a warning", async (tools) => {
      const { bare, model } = tools.script([{ text: "I do not know." }]);
      await tools.memory.remember("maya", known.fact);
      const result = await tools.generate({ model, prompt: known.question });
      assert.ok(!toldIn(bare.calls[0]).includes(known.word));
      assert.equal(result.warnings?.length, 1);
      await assertCounts(tools, { recalls: 0, captures: 0 });
    });
  });
}

function nameIn(told: string): string {
  return told.includes("I am maya.") ? "maya" : "ben";
}
