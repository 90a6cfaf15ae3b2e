import { describe, expect, it } from "vitest";
import { type ScriptedAnswer, scriptedModel } from "./scripted-model.ts";

const request = { system: "abcd", messages: [{ role: "user", content: "efgh" }] } as const;
const value = { facts: ["tea"] };
const json = JSON.stringify(value);

describe("scriptedModel", () => {
  it.each<[ScriptedAnswer, RegExp | string]>([
    ["as it is", "as it is"],
    [{ value }, json],
    [{ prose: value }, /^Sure.*\n\n\{"facts":\["tea"\]\}\n\n/],
    [{ fenced: value }, /^```json\n\{[^`]*\}\n```$/],
    [{ thinking: value }, /^<think>[^<]*<\/think>\s+\{"facts":\["tea"\]\}$/],
    [{ truncated: value, at: 0.5 }, json.slice(0, json.length / 2)],
  ])("answers %o", async (answer, text) => {
    const model = scriptedModel([answer]);
    const { text: given, usage } = await model.generate(request);
    expect(given).toMatch(text);
    expect(usage).toEqual({ inputTokens: 2, outputTokens: Math.ceil(given.length / 4) });
    expect(model.requests).toEqual([request]);
  });

  it("fails as it is told", async () => {
    const own = new Error("own");
    const model = scriptedModel([{ status: 429, retryAfter: 2 }, { reset: true }, { error: own }]);
    await expect(model.generate(request)).rejects.toMatchObject({
      status: 429,
      headers: { "retry-after": "2" },
    });
    await expect(model.generate(request)).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(model.generate(request)).rejects.toBe(own);
    await expect(model.generate(request)).rejects.toThrow("no answer for request 3");
  });

  it("hangs until the call is aborted, and answers no call that was", async () => {
    const model = scriptedModel(() => ({ hang: true }));
    const controller = new AbortController();
    const call = model.generate({ ...request, signal: controller.signal });
    setTimeout(() => controller.abort("enough"), 5);
    await expect(call).rejects.toBe("enough");
    await expect(model.generate({ ...request, signal: controller.signal })).rejects.toBe("enough");
  });

  it("can answer from the request", async () => {
    const model = scriptedModel(({ messages }, index) => `${index}: ${messages[0]?.content}`);
    await model.generate(request);
    expect((await model.generate(request)).text).toBe("1: efgh");
  });
});
