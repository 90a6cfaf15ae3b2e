import type { Memory } from "@holdfast/core";
import { createRandom } from "../random.ts";
import type { CallMetadata, CrashMessage } from "./crash-message.ts";
import { crashUsers } from "./crash-message.ts";

/**
 * Writes to a memory until the process is killed, and tells the parent process about every call: the work of a script that
 * {@link runCrashRounds} starts. Adds turns one by one and in batches, writes records, and changes, deletes and erases what this
 * writer added.
 *
 * @param memory on the place that the script was given as its first argument
 * @param name the script's second argument
 * @throws Error when the process was not started with a channel to its parent
 */
export async function runCrashWriter(memory: Memory, name: string): Promise<never> {
  const random = createRandom(
    [...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
  );
  const turns: string[] = [];
  const records: { id: string; revision: number }[] = [];
  try {
    await tell({ step: "ready" });
    for (let count = 0; ; count++) {
      const step = random.next();
      if (step < 0.55 || turns.length === 0) await addTurns(1, count);
      else if (step < 0.7) await addTurns(2 + random.whole(10), count);
      else if (step < 0.8 || records.length === 0) await addRecord(count);
      else if (step < 0.9) await update(random.pick(records));
      else await removeOne();
    }
  } catch (error) {
    await tell({
      step: "failed",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    throw error;
  }

  async function addTurns(size: number, count: number): Promise<void> {
    const call = `${name}/${count}`;
    const messages = Array.from({ length: size }, (_, index) => sentence(`${call} ${index}`));
    const metadata: CallMetadata & { [key: string]: string | number } = { call, size };
    const added = await memory.add(messages, {
      // what is at stake is the writing; reading facts would only make it rarer
      infer: false,
      userId: random.pick(crashUsers),
      runId: name,
      metadata,
    });
    const turnIds = added.turns.map(({ id }) => id);
    await tell({ step: "added", turnIds, recordIds: [] });
    if (size === 1) turns.push(...turnIds);
  }

  async function addRecord(count: number): Promise<void> {
    const metadata = { call: `${name}/${count}`, size: 1 };
    const options = {
      userId: random.pick(crashUsers),
      runId: name,
      metadata,
      type: "semantic",
    } as const;
    const added = await memory.add(sentence("revision 0"), options);
    const recordIds = added.operations.map(({ id }) => id);
    await tell({ step: "added", turnIds: added.turns.map(({ id }) => id), recordIds });
    records.push(...recordIds.map((id) => ({ id, revision: 0 })));
  }

  async function update(record: { id: string; revision: number }): Promise<void> {
    const revision = record.revision + 1;
    await tell({ step: "updating", id: record.id, revision });
    await memory.update(record.id, { text: sentence(`revision ${revision}`) });
    record.revision = revision;
    await tell({ step: "updated", id: record.id, revision });
  }

  async function removeOne(): Promise<void> {
    const fromTurns = records.length === 0 || random.next() < 0.5;
    const id = fromTurns ? takeOne(turns) : takeOne(records).id;
    if (random.next() < 0.5) {
      await tell({ step: "deleting", id });
      await memory.delete(id);
      await tell({ step: "deleted", id });
    } else {
      await tell({ step: "erasing", id });
      await memory.erase(id, { scrub: false });
      await tell({ step: "erased", id });
    }
  }

  function takeOne<T>(from: T[]): T {
    return from.splice(random.whole(from.length), 1)[0] as T;
  }

  function sentence(start: string): string {
    const words = Array.from({ length: 3 + random.whole(40) }, () => `word${random.whole(500)}`);
    return `${start}, ${words.join(" ")}`;
  }
}

// Waits until the message has left the process: what was announced is known before it is done.
function tell(message: CrashMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) throw new Error("a crash writer is started by runCrashRounds");
    process.send(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}
