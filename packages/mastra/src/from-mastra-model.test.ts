import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { mockModel } from "../test/support/mock-model.ts";
import type { MastraModel } from "./from-mastra-model.ts";
import { fromMastraModel, isMastraModel } from "./from-mastra-model.ts";

const request = { system: "Be kind.", messages: [{ role: "user" as const, content: "Hello" }] };

describe("fromMastraModel", () => {
  it.each(["v2", "v3", "v4"] as const)(
    "takes a model of specification %s",
    async (specification) => {
      const { model, calls } = mockModel(["Hi."], { specification });
      const answer = await fromMastraModel(model as MastraModel).generate(request);
      expect(answer).toMatchObject({ text: "Hi.", finishReason: "stop" });
      expect(calls).toEqual([{ system: "Be kind.", messages: ["user: Hello"] }]);
    },
  );

  it("takes a configuration of a compatible server", async () => {
    const url = await compatibleServer();
    const model = fromMastraModel({ id: "custom/tiny", url, apiKey: "none" });
    expect(model.id).toBe("mastra:custom/tiny");
    expect((await model.generate(request)).text).toBe("from the server");
  });

  it("takes a name of the router, and says at the first call that the key is missing", async () => {
    const model = fromMastraModel("openai/gpt-4o-mini");
    expect(model.id).toBe("mastra:openai/gpt-4o-mini");
    const key = process.env.OPENAI_API_KEY;
    delete process.env.OPENAI_API_KEY;
    onTestFinished(() => {
      if (key !== undefined) process.env.OPENAI_API_KEY = key;
    });
    await expect(model.generate(request)).rejects.toThrow(/OPENAI_API_KEY/u);
  });

  it("asks the next one of a list when one fails", async () => {
    const broken = mockModel([new Error("overloaded")]).model as MastraModel;
    const skipped = mockModel(["skipped"]).model as MastraModel;
    const good = mockModel(["good"]).model as MastraModel;
    const list = [{ model: broken }, { model: skipped, enabled: false }, { model: good }];
    expect((await fromMastraModel(list).generate(request)).text).toBe("good");
    await expect(fromMastraModel([{ model: broken }]).generate(request)).rejects.toThrow(
      "overloaded",
    );
    expect(() => fromMastraModel([{ model: good, enabled: false }])).toThrow(/no model/u);
  });
});

it("tells what only Mastra understands from what the core takes itself", () => {
  expect(isMastraModel("openai/gpt-4o-mini")).toBe(true);
  expect(isMastraModel({ id: "custom/tiny", url: "http://127.0.0.1:1" })).toBe(true);
  expect(isMastraModel({ providerId: "custom", modelId: "tiny" })).toBe(true);
  expect(isMastraModel([{ model: "openai/gpt-4o-mini" }])).toBe(true);
  expect(isMastraModel(mockModel([]).model)).toBe(false);
  expect(isMastraModel({ id: "own", generate: () => "" })).toBe(false);
  expect(isMastraModel(() => "")).toBe(false);
});

async function compatibleServer(): Promise<string> {
  const body = JSON.stringify({
    id: "1",
    object: "chat.completion",
    created: 0,
    model: "tiny",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "from the server" },
        finish_reason: "stop",
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
  const server = createServer((_, response) =>
    response.setHeader("content-type", "application/json").end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}
