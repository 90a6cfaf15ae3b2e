import { withMemory } from "@holdfast/ai-sdk";
import { createMemory, type Memory } from "@holdfast/core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { scriptedCook } from "./scripted-cook.ts";
import { servePage } from "./serve-page.ts";

let memory: Memory;
let page: Awaited<ReturnType<typeof servePage>>;
beforeEach(async () => {
  memory = await createMemory({ path: ":memory:" });
  page = await servePage(memory, scriptedCook(), 0);
});
afterEach(async () => {
  await page.close();
  await memory.close();
});

async function send(id: string, ...texts: string[]): Promise<string> {
  const messages = texts.map((text, index) => ({
    id: `${id}-${index}`,
    role: index % 2 === 0 ? "user" : "assistant",
    parts: [{ type: "text", text }],
  }));
  const body = JSON.stringify({ id, messages });
  const stream = await (await fetch(`${page.address}api/chat`, { method: "POST", body })).text();
  await withMemory.settled();
  await memory.flush();
  return stream;
}

it("sends what was recalled as metadata of the message, and shows it on request", async () => {
  await send("chat-1", "I'm allergic to cashews.");
  const stream = await send("chat-2", "What shall I cook for dinner?");
  const metadata = /"messageMetadata":\{"memory":(\{.*?\})\}\}/.exec(stream)?.[1];
  const { recalled } = JSON.parse(metadata ?? "{}");
  const query = new URLSearchParams(recalled.map(({ id }: { id: string }) => ["id", id]));
  const items = await (await fetch(`${page.address}api/memories?${query}`)).json();
  expect((items as { text: string }[]).map(({ text }) => text)).toContain(
    "The user is allergic to cashews",
  );
});

it("shows nothing of other users", async () => {
  const { operations } = await memory.add("I fear dogs.", { userId: "ben" });
  const id = operations[0]?.id ?? "";
  expect(await (await fetch(`${page.address}api/memories?id=${id}`)).json()).toEqual([]);
});

it("keeps only the new version of a message that was edited, the first one of a chat too", async () => {
  await send("chat-1", "I live in Bristol.");
  await send("chat-1", "I live in Porto.");
  const { items } = await memory.turns({ userId: "maya", runId: "chat-1" });
  const texts = items.map(({ text }) => text);
  expect(texts.sort()).toEqual(["I live in Porto.", "Nice to know."]);
});
