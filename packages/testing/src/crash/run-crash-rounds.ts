import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { createRandom } from "../random.ts";
import type { CrashDamage } from "./crash-damage.ts";
import type { CrashLog } from "./crash-log.ts";
import { emptyCrashLog, noteMessage } from "./crash-log.ts";
import type { CrashMessage } from "./crash-message.ts";

/** How {@link runCrashRounds} works. */
export interface CrashRoundsOptions {
  /** The script of a writer. It gets a place and its own name as arguments, and calls `runCrashWriter`. */
  script: URL;
  /** How often to start and kill writers. */
  rounds: number;
  /** How many processes write at once. Default 2. */
  writers?: number | undefined;
  /** Where a round writes, such as the path of a file. Rounds with the same place go on with what is there. */
  placeOf(round: number): string;
  /** Opens a place after its writers were killed, and says what is wrong with it. */
  check(place: string, log: CrashLog): Promise<CrashDamage>;
  /** The longest time that a writer writes before it is killed, in milliseconds. Default 300. */
  longestRunMs?: number | undefined;
  /** For other moments of killing. Default 1. */
  seed?: number | undefined;
  /** Told after each round. */
  onRound?: ((round: number, damage: CrashDamage) => void) | undefined;
}

/** What the rounds showed. */
export interface CrashReport extends CrashDamage {
  rounds: number;
  /** How many calls were acknowledged in all. */
  acknowledged: number;
  seconds: number;
}

/**
 * Kills writing processes (SIGKILL) at random moments, round after round, and checks what they leave: everything that was
 * acknowledged must be there, whole, and found. Shows nothing about a loss of power, which no process can bring about.
 *
 * @throws Error when a writer fails by itself
 * @example
 * ```ts
 * // writer.ts: runs until it is killed
 * const [place, name] = process.argv.slice(2) as [string, string];
 * await runCrashWriter(await createMemory({ store: MyStore.open(place), embedder: hashEmbedder() }), name);
 *
 * // the test
 * const report = await runCrashRounds({
 *   script: new URL("./writer.ts", import.meta.url),
 *   rounds: 5,
 *   placeOf: () => place,
 *   check: async (place, log) => findCrashDamage(MyStore.open(place), log, hashEmbedder()),
 * });
 * expect(report).toMatchObject({ lost: [], corrupt: [], mismatched: [] });
 * ```
 */
export async function runCrashRounds(options: CrashRoundsOptions): Promise<CrashReport> {
  const { rounds, placeOf, check, onRound } = options;
  const random = createRandom(options.seed ?? 1);
  const started = performance.now();
  const logs = new Map<string, CrashLog>();
  const report: CrashReport = {
    rounds,
    acknowledged: 0,
    seconds: 0,
    lost: [],
    corrupt: [],
    mismatched: [],
  };
  for (let round = 0; round < rounds; round++) {
    const place = placeOf(round);
    const log = logs.get(place) ?? emptyCrashLog();
    logs.set(place, log);
    const before = log.acknowledged;
    const killAfter = Array.from(
      { length: options.writers ?? 2 },
      () => random.next() * (options.longestRunMs ?? 300),
    );
    await runRound(options.script, place, round, killAfter, log);
    const damage = await check(place, log);
    report.acknowledged += log.acknowledged - before;
    for (const kind of ["lost", "corrupt", "mismatched"] as const) {
      report[kind].push(...damage[kind].map((text) => `round ${round + 1}: ${text}`));
    }
    onRound?.(round + 1, damage);
  }
  return { ...report, seconds: (performance.now() - started) / 1000 };
}

async function runRound(
  script: URL,
  place: string,
  round: number,
  killAfter: readonly number[],
  log: CrashLog,
): Promise<void> {
  const writers = killAfter.map((_, index) =>
    startWriter(script, [place, `${round}.${index}`], log),
  );
  try {
    await Promise.all(writers.map(({ ready }) => ready));
    await Promise.all(
      writers.map(async ({ process, ended }, index) => {
        await Promise.race([wait(killAfter[index]), ended]);
        process.kill("SIGKILL");
        await ended;
      }),
    );
  } finally {
    for (const { process } of writers) process.kill("SIGKILL");
  }
}

interface Writer {
  process: ChildProcess;
  /** Once it starts to write. */
  ready: Promise<void>;
  /** Once it is dead and all that it said was heard. Rejects when it failed before it was killed. */
  ended: Promise<void>;
}

function startWriter(script: URL, parameters: string[], log: CrashLog): Writer {
  // the flags of this process may be those of a test runner, which the writer must not inherit
  const process = fork(script, parameters, { execArgv: ["--disable-warning=ExperimentalWarning"] });
  let failure: string | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    process.on("message", (message: CrashMessage) => {
      if (message.step === "ready") resolve();
      if (message.step === "failed") failure = message.message;
      noteMessage(log, message);
    });
    process.once("error", reject);
    process.once("exit", (code) =>
      reject(new Error(`a writer ended before it wrote, with code ${code}`)),
    );
  });
  const ended = Promise.all([once(process, "exit"), once(process, "disconnect")]).then(
    ([[code]]) => {
      if (code !== null)
        throw new Error(`a writer failed by itself, with code ${code}: ${failure ?? "no message"}`);
    },
  );
  for (const promise of [ready, ended]) promise.catch(() => undefined); // whoever waits for them is told
  return { process, ready, ended };
}
