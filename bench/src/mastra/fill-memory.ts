import { randomUUID } from "node:crypto";
import type { MastraDBMessage } from "@mastra/core/agent";
import type { Contender } from "./contenders.ts";

const threads = 10;
const atOnce = 50;

/** Saves so many messages of one user, in ten threads, as the contender saves them. */
export async function fillMemory(
  { memory, holdfast }: Contender,
  size: number,
  random: { turn(): string },
): Promise<void> {
  if (memory === undefined) return;
  const resourceId = "user";
  for (let thread = 0; thread < threads; thread++) {
    await memory.createThread({ threadId: `thread-${thread}`, resourceId });
  }
  const start = Date.UTC(2026, 0, 1);
  for (let saved = 0; saved < size; saved += atOnce) {
    const threadId = `thread-${(saved / atOnce) % threads}`;
    const messages = Array.from({ length: Math.min(atOnce, size - saved) }, (_, index) => ({
      id: randomUUID(),
      role: index % 2 === 0 ? "user" : "assistant",
      createdAt: new Date(start + (saved + index) * 60_000),
      threadId,
      resourceId,
      content: { format: 2, parts: [{ type: "text", text: random.turn() }] },
    })) as MastraDBMessage[];
    await memory.saveMessages({ messages });
    await holdfast?.capture(messages as never, {
      userId: resourceId,
      runId: threadId,
      infer: false,
    });
  }
  await holdfast?.flush();
}
