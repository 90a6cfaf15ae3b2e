import type { CrashMessage } from "./crash-message.ts";

/** What is known of one item. */
export interface CrashedItem {
  kind: "turn" | "memory";
  /** The last revision that was acknowledged, from 0. */
  revision: number;
  deleted: "no" | "announced" | "acknowledged";
  erased: "no" | "announced" | "acknowledged";
}

/** Everything that writers have acknowledged of one place. */
export interface CrashLog {
  /** How many calls were acknowledged. */
  acknowledged: number;
  items: Map<string, CrashedItem>;
}

/** A log of nothing. */
export function emptyCrashLog(): CrashLog {
  return { acknowledged: 0, items: new Map() };
}

/** Notes what a writer said. */
export function noteMessage(log: CrashLog, message: CrashMessage): void {
  if (message.step === "ready" || message.step === "failed") return;
  if (message.step === "added") {
    for (const id of message.turnIds) log.items.set(id, newItem("turn"));
    for (const id of message.recordIds) log.items.set(id, newItem("memory"));
    log.acknowledged++;
    return;
  }
  const item = log.items.get(message.id) as CrashedItem;
  if (message.step === "updated") item.revision = message.revision;
  if (message.step === "deleting") item.deleted = "announced";
  if (message.step === "deleted") item.deleted = "acknowledged";
  if (message.step === "erasing") item.erased = "announced";
  if (message.step === "erased") item.erased = "acknowledged";
  if (message.step.endsWith("ed")) log.acknowledged++;
}

function newItem(kind: CrashedItem["kind"]): CrashedItem {
  return { kind, revision: 0, deleted: "no", erased: "no" };
}
