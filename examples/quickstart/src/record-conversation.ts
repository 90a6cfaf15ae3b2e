import type { Memory } from "@holdfast/core";
import type { Conversation } from "./conversation.ts";
import { counted, day, milliseconds, styled } from "./terminal.ts";

const mostLines = 10;

/**
 * Records a conversation session by session, each as a run of its own at the time it was held, and says so: a line for each
 * session, or one for all of a long conversation.
 */
export async function recordConversation(
  memory: Memory,
  conversation: Conversation,
  options: { infer: boolean },
): Promise<void> {
  const { userId, sessions } = conversation;
  const longest = Math.max(...sessions.map(({ runId }) => runId.length));
  const each = sessions.length <= mostLines;
  const started = performance.now();
  let recorded = 0;
  for (const { runId, at, messages } of sessions) {
    const before = performance.now();
    const { turns } = await memory.add(
      messages.map(({ at: timestamp, ...message }) => ({ ...message, timestamp })),
      { userId, runId, timestamp: at, infer: options.infer },
    );
    recorded += turns.length;
    if (each) report(`${day(at)}  ${runId.padEnd(longest)}`, turns.length, before);
  }
  if (!each) {
    const [first, last] = [sessions[0]?.at ?? "", sessions.at(-1)?.at ?? ""];
    report(
      `${userId}  ${sessions.length} sessions, ${day(first)} to ${day(last)}`,
      recorded,
      started,
    );
  }
}

function report(what: string, turns: number, since: number): void {
  const took = styled("dim", milliseconds(performance.now() - since));
  console.log(`  ${what}  ${counted(turns, "turn").padStart(9)}  ${took}`);
}
