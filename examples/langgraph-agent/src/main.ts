/** The example: see the README beside it. Exits with 1 when the agent forgets anything. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kind } from "./open-support.ts";

const kinds: Kind[] = ["createAgent", "StateGraph"];
for (const kind of kinds) {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-langgraph-agent-"));
  try {
    const path = join(folder, "memory.db");
    console.log(`\n${kind}\n\n  first process`);
    await run(new URL("./first-process.ts", import.meta.url), kind, path, "SIGKILL");
    console.log("  (killed)\n\n  second process, on the same file");
    await run(new URL("./second-process.ts", import.meta.url), kind, path, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(script: URL, kind: Kind, path: string, end: number | string): Promise<void> {
  const child = fork(script, [kind, path], { execArgv: ["--disable-warning=ExperimentalWarning"] });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if ((signal ?? code) === end) return;
  console.error(`${script.pathname} ended with ${signal ?? code}.`);
  process.exitCode = 1;
}
