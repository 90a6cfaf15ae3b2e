import { fork } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** What the processes of a run tell. */
export interface WriterReport {
  /** Milliseconds of a capture. */
  p50: number;
  p95: number;
  /** The most memory that one of the processes held. */
  megabytes: number;
}

interface Told {
  times: number[];
  megabytes: number;
}

const script = fileURLToPath(new URL("./writer.ts", import.meta.url));
const killAfterMs = 4_000;

/** Lets two processes capture half of the exchanges each, and waits until everything was read. */
export async function runWriters(options: {
  path: string;
  captures: number;
  scopes: number;
  kill: boolean;
}): Promise<WriterReport> {
  const { path, captures, scopes, kill } = options;
  const half = Math.floor(captures / 2);
  const start = (first: number, last: number) =>
    runWriter([path, String(first), String(last), String(scopes)]);
  const second = start(half, captures);
  const first = start(0, half);
  if (kill) {
    await wait(killAfterMs);
    first.kill();
  }
  const told = await Promise.all([first.told.catch(() => start(0, half).told), second.told]);
  const times = told.flatMap((each) => each.times).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return {
    p50: at(0.5),
    p95: at(0.95),
    megabytes: Math.max(...told.map(({ megabytes }) => megabytes)),
  };
}

function runWriter(args: string[]): { told: Promise<Told>; kill(): void } {
  const child = fork(script, args, { execArgv: ["--disable-warning=ExperimentalWarning"] });
  const told = new Promise<Told>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Told));
    child.once("exit", (code, signal) => reject(new Error(`a writer ended: ${signal ?? code}`)));
  });
  return { told, kill: () => void child.kill("SIGKILL") };
}
