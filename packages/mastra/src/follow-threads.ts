import type { Scope, Turn } from "@holdfast/core";
import type { MastraDBMessage } from "@mastra/core/agent";
import type { HoldfastClient } from "./holdfast-client.ts";
import type { RunIds } from "./identity.ts";
import type { MemoryLink } from "./memory-link.ts";

/** Hides the turns of a deleted thread. Facts about the user stay. */
export function hideThread(run: RunIds, link: MemoryLink): Promise<void> {
  return withTurns(run, link, async (memory, scope) => {
    for (const { id } of await turnsOf(memory, scope)) await hide(memory, id, scope);
  });
}

/** Hides the turns of deleted messages, told by thread, role and time. */
export function hideMessages(
  run: RunIds,
  messages: readonly MastraDBMessage[],
  link: MemoryLink,
): Promise<void> {
  const times = new Set(messages.map(({ createdAt }) => createdAt.toISOString()));
  return withTurns(run, link, async (memory, scope) => {
    for (const { id, at } of await turnsOf(memory, scope))
      if (times.has(at)) await hide(memory, id, scope);
  });
}

/** Records the turns of a thread again for the resource that it was given to, and hides them from the one before. */
export function moveThread(run: RunIds, resourceId: string, link: MemoryLink): Promise<void> {
  return withTurns(run, link, async (memory, scope) => {
    const identity = await link.identify({ ...run, resourceId }, undefined);
    if (identity?.capture === undefined) return;
    for (const turn of await turnsOf(memory, scope)) {
      const { role, name, text, at, origin } = turn;
      await memory.capture([{ role, name, content: text, timestamp: at, origin }], {
        ...identity.capture,
        turnKey: `mastra:moved:${turn.id}`,
        actor: "mastra",
      });
      await hide(memory, turn.id, scope);
    }
  });
}

// In the queue, behind what is still to be recorded.
function withTurns(
  run: RunIds,
  link: MemoryLink,
  work: (memory: HoldfastClient, scope: Scope) => Promise<void>,
): Promise<void> {
  const change = async () => {
    const identity = await link.identify(run, undefined);
    if (identity?.capture === undefined) return;
    // whichever agent recorded them
    const { agentId: _, ...scope } = identity.capture;
    await work(await link.source.memory(), scope);
  };
  return link.enqueue(change, "What was done to a thread was not done to its recorded turns");
}

async function turnsOf(memory: HoldfastClient, scope: Scope): Promise<Turn[]> {
  const turns: Turn[] = [];
  let cursor: string | undefined;
  do {
    const page = await memory.turns(scope, { limit: 1_000, cursor });
    turns.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return turns;
}

async function hide(memory: HoldfastClient, id: string, scope: Scope): Promise<void> {
  await memory.delete(id, { actor: "mastra", reason: "deleted in Mastra" }, scope);
}
