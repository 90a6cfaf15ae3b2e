import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnyLanguageModel, withMemory } from "@holdfast/ai-sdk";
import type { Memory } from "@holdfast/core";
import type { LanguageModel, UIMessage } from "ai";
import { answerChat } from "./answer-chat.ts";

// Who is logged in; an application takes it from its session, never from the request's body.
const scope = { userId: "maya" };

/** Serves the chat's page, its messages, and the memories that an answer has used. */
export async function servePage(memory: Memory, model: AnyLanguageModel, port: number) {
  const remembering = withMemory(model, { memory, scope }) as unknown as LanguageModel;
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "POST" && pathname === "/api/chat") {
      await answerChat(remembering, await bodyOf(request), response);
    } else if (pathname === "/api/memories") {
      const ids = searchParams.getAll("id").slice(0, 50);
      const items = await Promise.all(ids.map((id) => memory.get(id, scope)));
      const found = items.filter((item) => item !== undefined);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(found.map(({ id, kind, text }) => ({ id, kind, text }))));
    } else if (pathname === "/") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      createReadStream(new URL("./page.html", import.meta.url)).pipe(response);
    } else response.writeHead(404).end();
  }

  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await withMemory.settled();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<{ id: string; messages: UIMessage[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
