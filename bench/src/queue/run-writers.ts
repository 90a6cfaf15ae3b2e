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
/** When one is killed: at a moment between these, in milliseconds. */
const killBetween = [1_500, 4_500] as const;

/** Lets some processes capture a share of the exchanges each, and waits until everything was read. */
export async function runWriters(options: {
  /** A file, or the URL of a database. */
  place: string;
  captures: number;
  scopes: number;
  processes: number;
  /** Whether one of them, at random, is killed at a random moment and started anew. */
  kill: boolean;
}): Promise<WriterReport> {
  const { place, captures, scopes, processes, kill } = options;
  const start = (number: number) => {
    const [first, last] = [number, number + 1].map((each) =>
      String(Math.floor((captures * each) / processes)),
    ) as [string, string];
    return runWriter([place, first, last, String(scopes)]);
  };
  const running = Array.from({ length: processes }, (_, number) => start(number));
  const victim = Math.floor(Math.random() * processes);
  const told = running.map((each, number) =>
    kill && number === victim ? each.told.catch(() => start(number).told) : each.told,
  );
  if (kill) {
    const [earliest, latest] = killBetween;
    await wait(earliest + Math.random() * (latest - earliest));
    running[victim]?.kill();
  }
  const reports = await Promise.all(told);
  const times = reports.flatMap((each) => each.times).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return {
    p50: at(0.5),
    p95: at(0.95),
    megabytes: Math.max(...reports.map(({ megabytes }) => megabytes)),
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
