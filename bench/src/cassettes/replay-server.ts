import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { keyOfQuestion } from "./cassette.ts";

/** A server on this machine that gives recorded answers. */
export interface ReplayServer {
  baseURL: string;
  /** Keys of questions to which there was no answer. */
  missing: string[];
  close(): void;
}

/**
 * Serves recorded answers as an OpenAI-compatible model does, so that a replay takes the whole way of a real call. A question without
 * a recorded answer gets status 404: the prompt or the case has changed since.
 */
export async function startReplayServer(
  answers: ReadonlyMap<string, string>,
): Promise<ReplayServer> {
  const missing: string[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += part;
    const key = keyOfQuestion(JSON.parse(text));
    const content = answers.get(key);
    if (content === undefined) missing.push(key);
    response.writeHead(content === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(
      JSON.stringify(
        content === undefined
          ? { error: { message: `no answer was recorded for ${key}` } }
          : {
              object: "chat.completion",
              choices: [
                { index: 0, finish_reason: "stop", message: { role: "assistant", content } },
              ],
              usage: {
                prompt_tokens: Math.ceil(text.length / 4),
                completion_tokens: Math.ceil(content.length / 4),
              },
            },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    missing,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
