import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished, type TestContext } from "vitest";

/** A request that reached the server. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a test wants to look at
  body: any;
}

/** How the server answers one request. */
export type Reply = (response: ServerResponse, request: Received) => void;

/** A real HTTP server on 127.0.0.1 that answers each request with the next reply, and ends with the test. */
export async function httpServer(
  replies: Reply[] | ((request: Received) => Reply),
  test: Pick<TestContext, "onTestFinished"> = { onTestFinished },
) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => {
      const { url: path = "", headers } = request;
      const entry = { path, headers, body: text === "" ? undefined : JSON.parse(text) };
      received.push(entry);
      const reply = Array.isArray(replies) ? replies[received.length - 1] : replies(entry);
      (reply ?? json({ error: { message: "no more replies" } }, 418))(response, entry);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { baseURL: `http://127.0.0.1:${port}/v1`, received };
}

/** Answers with JSON. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
}

/** Answers as servers report an error. */
export function failure(status: number, message: string, more = {}, headers = {}): Reply {
  return json({ error: { message, type: "error", ...more } }, status, headers);
}

/** Answers with a chat completion. */
export function completion(
  content: string | null,
  more: object = {},
  finishReason = "stop",
): Reply {
  return json({
    id: "chat-1",
    object: "chat.completion",
    model: "small",
    choices: [
      { index: 0, message: { role: "assistant", content, ...more }, finish_reason: finishReason },
    ],
    usage: { prompt_tokens: 12, completion_tokens: 5, total_tokens: 17 },
  });
}

/** Answers with server-sent events, and ends the response as told. */
export function events(
  all: (object | string)[],
  end: "done" | "close" | "reset" | "hang" = "done",
): Reply {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of all) {
      response.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
    }
    if (end === "done") response.end("data: [DONE]\n\n");
    if (end === "close") response.end();
    if (end === "reset") setTimeout(() => response.destroy(), 20);
  };
}

/** A chunk of a streamed chat completion. */
export function chunk(
  content: string,
  finishReason: string | null = null,
  more: object = {},
): object {
  return {
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta: { content }, finish_reason: finishReason }],
    ...more,
  };
}

/** Never answers. */
export const hang: Reply = () => undefined;

/** Breaks the connection in the middle of a JSON body. */
export const reset: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"choices":[');
  setTimeout(() => response.destroy(), 20);
};
