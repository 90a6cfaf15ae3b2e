/** The demo: records conversations, asks about them in a new process, changes a fact. See the README beside it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemory, HoldfastError } from "@holdfast/core";
import { budget } from "./ask-question.ts";
import { changeAFact } from "./change-a-fact.ts";
import type { Conversation } from "./conversation.ts";
import { DemoError } from "./demo-error.ts";
import type { DemoOptions } from "./options.ts";
import { readOptions, usage } from "./options.ts";
import { readMaterial } from "./read-material.ts";
import { recordConversation } from "./record-conversation.ts";
import { showSummary } from "./show-summary.ts";
import { counted, endWithReader, heading, milliseconds } from "./terminal.ts";
import type { Totals } from "./totals.ts";

endWithReader();
try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(usage);
  else process.exitCode = await run(options);
} catch (error) {
  if (error instanceof DemoError) console.error(error.message);
  else if (HoldfastError.isInstance(error)) console.error(`${error.message}\n${error.hint}`);
  else throw error;
  process.exitCode = 2;
}

async function run(options: DemoOptions): Promise<number> {
  const conversations = readMaterial(options);
  if (options.path !== undefined && existsSync(options.path)) {
    throw new DemoError(`${options.path} exists. The demo starts with a new file: choose another.`);
  }
  const folder = options.path === undefined ? temporaryFolder(options.keep) : "";
  const path = options.path ?? join(folder, "memory.db");
  await record(path, conversations, options.data === undefined);
  const { totals, failed } = await askInNewProcess(path, options);
  if (options.data === undefined && options.ask.length === 0) {
    console.log(heading("A fact that changes"));
    const memory = await createMemory({ path });
    await changeAFact(memory, conversations[0]?.userId as string);
    await memory.close();
  }
  const kept = folder === "" || options.keep;
  if (totals) showSummary(totals, { path, bytes: statSync(path).size, kept, budget });
  const missed = totals !== undefined && totals.complete < totals.asked;
  return failed || (options.data === undefined && missed) ? 1 : 0;
}

// Deleted however the process ends, unless it shall be kept.
function temporaryFolder(keep: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-demo-"));
  if (!keep) process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  process.once("SIGINT", () => process.exit(130));
  return folder;
}

// Facts are read out of a chat with an assistant; in a file of two people talking, the turns are what is asked for.
async function record(
  path: string,
  conversations: readonly Conversation[],
  infer: boolean,
): Promise<void> {
  const started = performance.now();
  const memory = await createMemory({ path });
  console.log(heading(`Recorded into a new file (process ${process.pid})`));
  console.log(`  ${path}\n`);
  for (const conversation of conversations)
    await recordConversation(memory, conversation, { infer });
  const { turns } = await memory.stats();
  await memory.close();
  const took = milliseconds(performance.now() - started);
  console.log(
    `\n  ${counted(turns, "turn")} in ${took}, each safe on disk before the next session`,
  );
}

async function askInNewProcess(
  path: string,
  { data, ask }: DemoOptions,
): Promise<{ totals: Totals | undefined; failed: boolean }> {
  const parameters = [
    ...["--path", path],
    ...(data === undefined ? [] : ["--data", data]),
    ...ask.map((question) => `--ask=${question}`),
  ];
  const child = fork(new URL("./ask.ts", import.meta.url), parameters);
  process.prependListener("exit", () => child.kill());
  let totals: Totals | undefined;
  child.on("message", (message) => {
    totals = message as Totals;
  });
  const [code] = await once(child, "close");
  return { totals, failed: code !== 0 };
}
