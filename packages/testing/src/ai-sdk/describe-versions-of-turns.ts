import assert from "node:assert/strict";
import type { MiddlewareContext } from "./middleware-context.ts";
import { maya, wordsOf } from "./middleware-samples.ts";

const user = (content: string) => ({ role: "user", content });
const assistant = (content: string) => ({ role: "assistant", content });

/** What becomes of turns that the user takes back. */
export function describeVersionsOfTurns({ describe, it }: MiddlewareContext): void {
  describe("a conversation", () => {
    it("whose answer is generated again keeps the new answer only", async (tools) => {
      const { model } = tools.script([{ text: "Blue." }, { text: "Green." }]);
      const settings = { model, prompt: "Name a colour.", ...tools.memory.identify(maya) };
      await tools.generate(settings);
      await tools.memory.settled();
      await tools.generate(settings);
      assert.deepEqual(await wordsOf(tools), [
        ["user", "Name a colour."],
        ["assistant", "Green."],
      ]);
    });

    it("whose message is edited keeps the new version, and not what followed the old one", async (tools) => {
      const answers = ["Hello.", "Noted: Porto.", "Sunny.", "Noted: Lyon."];
      const { model } = tools.script(answers.map((text) => ({ text })));
      const say = async (...messages: object[]) => {
        await tools.generate({ model, messages, ...tools.memory.identify(maya) });
        await tools.memory.settled();
      };
      const start = [user("Hi."), assistant("Hello.")];
      await say(user("Hi."));
      await say(...start, user("I am off to Porto."));
      await say(...start, user("I am off to Porto."), assistant("Noted: Porto."), user("Weather?"));
      await say(...start, user("I am off to Lyon."));
      assert.deepEqual(await wordsOf(tools), [
        ["user", "Hi."],
        ["assistant", "Hello."],
        ["user", "I am off to Lyon."],
        ["assistant", "Noted: Lyon."],
      ]);
    });

    it("of which only the last messages are sent is not recorded twice", async (tools) => {
      const { model } = tools.script(({ prompt }) => ({ text: `Answer ${prompt.length}.` }));
      const history: { role: string; content: string }[] = [];
      for (const question of ["One?", "Two?", "Three?", "Four?"]) {
        history.push(user(question));
        const messages = history.slice(-3);
        const { text } = await tools.generate({ model, messages, ...tools.memory.identify(maya) });
        await tools.memory.settled();
        history.push(assistant(text));
      }
      assert.deepEqual(
        await wordsOf(tools),
        history.map(({ role, content }) => [role, content]),
      );
    });

    it("of which no history is sent keeps all of it", async (tools) => {
      const { model } = tools.script(() => ({ text: "Noted." }));
      const said = ["I am off to Porto.", "I like trains.", "I travel light."];
      for (const prompt of said) {
        await tools.generate({ model, prompt, ...tools.memory.identify(maya) });
        await tools.memory.settled();
      }
      const words = await wordsOf(tools);
      assert.deepEqual(
        words.filter(([role]) => role === "user").map(([, text]) => text),
        said,
      );
    });

    it("behind examples for the model is recorded without these", async (tools) => {
      const { model } = tools.script(() => ({ text: "en" }));
      const examples = [user("I live in Rome."), assistant("en")];
      for (const content of ["I sing.", "I dance."]) {
        const messages = [...examples, user(content)];
        await tools.generate({ model, messages, ...tools.memory.identify(maya) });
        await tools.memory.settled();
      }
      assert.deepEqual(await wordsOf(tools), [
        ["user", "I sing."],
        ["assistant", "en"],
        ["user", "I dance."],
        ["assistant", "en"],
      ]);
    });

    it("that says the same twice keeps both", async (tools) => {
      const { model } = tools.script([{ text: "Done." }, { text: "Done." }]);
      const turn = [user("Set a timer."), assistant("Done.")];
      for (const messages of [turn.slice(0, 1), [...turn, ...turn.slice(0, 1)]]) {
        await tools.generate({ model, messages, ...tools.memory.identify(maya) });
        await tools.memory.settled();
      }
      assert.equal((await wordsOf(tools)).length, 4);
    });

    it("beside which the model is asked for a title keeps its own turn", async (tools) => {
      const { model } = tools.script([{ text: "Have fun!" }, { text: "A trip" }]);
      const identity = tools.memory.identify(maya);
      await tools.generate({ model, messages: [user("I am off to Porto.")], ...identity });
      await tools.memory.settled();
      const messages = [user("Give this chat a title: I am off to Porto.")];
      await tools.generate({ model, ...instructions("You write titles."), messages, ...identity });
      const words = await wordsOf(tools);
      assert.deepEqual(words.slice(0, 2), [
        ["user", "I am off to Porto."],
        ["assistant", "Have fun!"],
      ]);
    });
  });
}

/** Instructions, under the name that ai 5 and 6 know; ai 7 takes it as well. */
function instructions(system: string): object {
  return { system };
}
