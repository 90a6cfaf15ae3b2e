import type { CallbackHandlerMethods } from "@langchain/core/callbacks/base";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import { FakeListChatModel, FakeLLM, FakeStreamingChatModel } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { callModel } from "./call-model.ts";
import { fromLangChainChatModel, isLangChainChatModel } from "./from-lang-chain-chat-model.ts";

const messages = [
  { role: "user", content: "I like tea." },
  { role: "assistant", content: "{}" },
  { role: "user", content: "Again." },
] as const;

/** A real chat model of LangChain that also tells what reached it. */
class Listening extends FakeListChatModel {
  heard: { messages: BaseMessage[]; signal: unknown }[] = [];
  modelName = "small";
  answer = new AIMessage("{}");

  override async _generate(input: BaseMessage[], options?: this["ParsedCallOptions"]) {
    this.heard.push({ messages: input, signal: options?.signal });
    return { generations: [{ text: "", message: this.answer }] };
  }
}

describe("fromLangChainChatModel", () => {
  it("gives the model its messages, the signal, and a tag that keeps its words out of the user's stream", async () => {
    const tags: unknown[] = [];
    // LangGraph's stream of messages is made by such a handler.
    const handleChatModelStart: CallbackHandlerMethods["handleChatModelStart"] = (...started) => {
      tags.push(started[5]);
    };
    const model = new Listening({ responses: [], callbacks: [{ handleChatModelStart }] });
    const { signal } = new AbortController();
    const llm = fromLangChainChatModel(model);
    expect(llm.id).toBe("langchain:fake-list:small");
    await llm.generate({ system: "Extract.", messages, signal });
    const [heard] = model.heard;
    expect(heard?.messages.map((message) => [message.getType(), message.content])).toEqual([
      ["system", "Extract."],
      ["human", "I like tea."],
      ["ai", "{}"],
      ["human", "Again."],
    ]);
    expect(tags).toEqual([expect.arrayContaining(["langsmith:nostream"])]);
    expect(heard?.signal).toBe(signal);
  });

  it("reads the text, the usage and the reason to end, whichever way the provider writes them", async () => {
    const model = new Listening({ responses: [] });
    const content = [
      { type: "reasoning", reasoning: "Tea!" },
      { type: "text", text: '{"facts":' },
      { type: "text", text: "[]}" },
    ];
    model.answer = Object.assign(new AIMessage({ content }), {
      usage_metadata: { input_tokens: 12, output_tokens: 5, total_tokens: 17 },
      response_metadata: { stop_reason: "max_tokens" },
    });
    expect(await fromLangChainChatModel(model).generate({ messages })).toEqual({
      text: '{"facts":[]}',
      usage: { inputTokens: 12, outputTokens: 5 },
      finishReason: "length",
    });
  });

  it("goes through a whole call, an answer that has to be sent back included", async () => {
    const model = new FakeListChatModel({
      responses: ["Sure!", '```json\n{"facts":["tea"]}\n```'],
    });
    const schema = z.object({ facts: z.array(z.string()) });
    const call = { system: "Extract.", messages, schema, schemaName: "facts" };
    const { value, usage } = await callModel(fromLangChainChatModel(model), call);
    expect(value).toEqual({ facts: ["tea"] });
    expect(usage.calls).toBe(2);
  });

  it("takes a model that streams, a wrapped model, and a model of plain text", async () => {
    const chat = new FakeListChatModel({ responses: ["one"] });
    const wrapped = chat.withConfig({ tags: ["mine"] });
    for (const model of [chat, wrapped, chat.withRetry(), chat.withFallbacks([chat])]) {
      expect(isLangChainChatModel(model)).toBe(true);
      const { text } = await fromLangChainChatModel(model).generate({ messages });
      expect(text).toBe("one");
    }
    expect(fromLangChainChatModel(wrapped).id).toBe("langchain:fake-list");
    const llm = new FakeLLM({ response: "two" });
    expect((await fromLangChainChatModel(llm).generate({ messages })).text).toBe("two");
    const streaming = new FakeStreamingChatModel({ responses: [new AIMessage("three")] });
    expect((await fromLangChainChatModel(streaming).generate({ messages })).text).toBe("three");
  });

  it("gives up when the signal fires, whatever the model does", async () => {
    const slow = new FakeListChatModel({ responses: ["late"], sleep: 2_000 });
    const signal = AbortSignal.timeout(10);
    const started = performance.now();
    await expect(fromLangChainChatModel(slow).generate({ messages, signal })).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it("says so when what was invoked is no chat model", async () => {
    const graph = { lc_namespace: ["langgraph"], invoke: async () => ({ messages: [] }) };
    await expect(fromLangChainChatModel(graph).generate({ messages })).rejects.toThrow(
      "chat model",
    );
  });
});
