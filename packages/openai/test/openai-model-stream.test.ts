import { describe, expect, it } from "vitest";
import { openaiModel } from "../src/index.ts";
import {
  chunk,
  completion,
  events,
  failure,
  httpServer,
  json,
  type Received,
  type Reply,
} from "./http-server.ts";

const request = { messages: [{ role: "user", content: "Answer in JSON." }] } as const;

async function modelOn(replies: Reply[] | ((request: Received) => Reply)) {
  const { baseURL, received } = await httpServer(replies);
  return { llm: openaiModel({ baseURL, model: "small", stream: true }), received };
}

describe("openaiModel with stream: true", () => {
  const usage = { choices: [], usage: { prompt_tokens: 12, completion_tokens: 5 } };

  it("gathers the answer", async () => {
    const pieces = [chunk('{"facts":'), chunk('["tea"]}'), chunk("", "stop"), usage];
    const { llm, received } = await modelOn([events(pieces)]);
    expect(await llm.generate(request)).toEqual({
      text: '{"facts":["tea"]}',
      usage: { inputTokens: 12, outputTokens: 5 },
      finishReason: "stop",
    });
    expect(received[0]?.body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it("does without the usage where the server does not know it", async () => {
    const { llm, received } = await modelOn((sent) =>
      "stream_options" in sent.body
        ? failure(422, "extra field: stream_options")
        : events([chunk("{}", "length")]),
    );
    expect(await llm.generate(request)).toMatchObject({ text: "{}", finishReason: "length" });
    await llm.generate(request);
    expect(received).toHaveLength(3);
  });

  it("gathers a refusal", async () => {
    const refusal = { choices: [{ delta: { refusal: "I cannot." }, finish_reason: "stop" }] };
    const { llm } = await modelOn([events([refusal])]);
    expect(await llm.generate(request)).toMatchObject({
      text: "I cannot.",
      finishReason: "content-filter",
    });
  });

  it("gives no answer when the call is aborted before the stream has ended", async () => {
    const { llm } = await modelOn([events([chunk("{}", "stop")], "hang")]);
    const signal = AbortSignal.timeout(100);
    await expect(llm.generate({ ...request, signal })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  it("takes a complete answer from a server that does not stream", async () => {
    const { llm } = await modelOn([completion("{}"), json({ error: { message: "worker died" } })]);
    expect((await llm.generate(request)).text).toBe("{}");
    await expect(llm.generate(request)).rejects.toThrow("worker died");
  });
});
