import { createMemory } from "@holdfast/core";
import { answeredFact } from "@holdfast/testing";
import { describe, expect, it, type TestContext } from "vitest";
import { openaiModel } from "../src/index.ts";
import {
  chunk,
  completion,
  events,
  failure,
  hang,
  httpServer,
  json,
  type Reply,
  reset,
} from "./http-server.ts";

const scope = { userId: "maya" };
const facts = JSON.stringify({
  facts: [answeredFact("The user lives in Porto", { quote: "I live in Porto" })],
});

interface Options {
  stream?: boolean;
  timeoutMs?: number;
}

async function open(test: TestContext, replies: Reply[], options: Options = {}) {
  const { baseURL, received } = await httpServer(replies, test);
  const { stream = false, timeoutMs = 5_000 } = options;
  const memory = await createMemory({
    path: ":memory:",
    llm: openaiModel({ baseURL, model: "small", stream }),
    extraction: { background: false, timeoutMs },
  });
  test.onTestFinished(() => memory.close());
  return { memory, received };
}

// side by side: what they do most is to wait before they ask again
describe.concurrent("a memory with a model behind a server", () => {
  it("asks for the shape of the facts and records them", async (test) => {
    const { memory, received } = await open(test, [completion(facts)]);
    const added = await memory.add("Hi, I live in Porto.", scope);
    expect(added.operations).toMatchObject([{ op: "ADD", text: "The user lives in Porto" }]);
    expect(added.usage).toMatchObject({ calls: 1, inputTokens: 12, outputTokens: 5 });
    const format = received[0]?.body.response_format;
    expect(format).toMatchObject({ type: "json_schema", json_schema: { strict: true } });
    expect(JSON.stringify(format)).not.toMatch(/"default"|9007199254740991|minLength/u);
  });

  const faults: [string, Reply, Options?][] = [
    ["status 401", failure(401, "no")],
    ["a quota that is used up", failure(429, "no", { code: "insufficient_quota" })],
    ["status 200 with an error inside", json({ error: { message: "overloaded" } })],
    ["status 200 with something else inside", json({ hello: "world" })],
    ["a refusal", completion(null, { refusal: "I can't do that." })],
    ["an answer that never comes", hang, { timeoutMs: 200 }],
    [
      "a stream that stops in the middle",
      events([chunk(facts.slice(0, 40))], "hang"),
      { stream: true, timeoutMs: 200 },
    ],
  ];
  it.for(faults)("loses nothing to %s", async ([_, fault, options], test) => {
    const { memory } = await open(test, [fault, fault, fault, completion(facts)], options);
    const added = await memory.add("Hi, I live in Porto.", scope);
    expect(added).toMatchObject({ queued: 1, operations: [] });
    expect(added.warnings).toHaveLength(1);
    expect((await memory.turns(scope)).items).toHaveLength(1);
    expect(await memory.failures(scope)).toHaveLength(1);
    // as many questions as the fault still answers, then the good one
    for (let tries = 0; tries < 4; tries++) {
      const flushed = await memory.flush().catch((error: unknown) => error);
      if (flushed === undefined) break;
    }
    expect(await memory.failures(scope)).toEqual([]);
    expect((await memory.list(scope)).items).toMatchObject([{ text: "The user lives in Porto" }]);
  });

  it.for([
    ["in the middle of an answer", reset, false],
    ["in the middle of a stream", events([chunk(facts.slice(0, 40))], "reset"), true],
  ] satisfies [string, Reply, boolean][])(
    "asks again at once when the connection breaks %s",
    async ([_, broken, stream], test) => {
      const answer = stream ? events([chunk(facts), chunk("", "stop")]) : completion(facts);
      const { memory, received } = await open(test, [broken, answer], {
        stream,
        timeoutMs: 20_000,
      });
      const { queued } = await memory.add("Hi, I live in Porto.", scope);
      expect([queued, received.length]).toEqual([0, 2]);
      expect((await memory.list(scope)).items).toHaveLength(1);
    },
  );
});
