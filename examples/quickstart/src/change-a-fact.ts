import type { Memory } from "@holdfast/core";
import { day } from "./terminal.ts";

/** Writes one fact by hand, changes it, shows its history and takes the change back. */
export async function changeAFact(memory: Memory, userId: string): Promise<void> {
  const scope = { userId };
  const { operations } = await memory.add("Maya's timetable service launches on 5 June.", {
    ...scope,
    type: "semantic",
    timestamp: "2026-04-16T08:05:00Z",
  });
  const [added] = operations;
  if (added === undefined) throw new Error("nothing was recorded");
  const updated = await memory.update(
    added.id,
    {
      text: "Maya's timetable service launches on 9 July.",
      validFrom: "2026-06-18T20:25:17Z",
      reason: "she said that it slipped again",
    },
    scope,
  );
  for (const { operation, reason, after } of await memory.history(added.id, scope)) {
    if (after?.kind !== "memory") continue;
    console.log(
      `  ${operation.padEnd(7)} ${after.text} (since ${day(after.validFrom)})\n          ${reason}`,
    );
  }
  const [reverted] = await memory.revert(updated.eventId ?? "", { reason: "just to show it" });
  console.log(`  REVERT  ${reverted?.text}\n          the log keeps all three entries`);
}
