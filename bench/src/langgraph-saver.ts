/**
 * What a checkpoint costs: time of put, putWrites, getTuple and list, and size of the file, beside LangGraph's own savers.
 *
 *   npm run bench:langgraph-saver [-- --steps 1000]
 *
 * All savers take the same steps in turn, in a random order each time, so that what else the machine does falls on all alike, and so
 * does what one leaves for the disk to do.
 * Exits with 1 when a bar is missed: put and getTuple at most twice as long as SqliteSaver's (p50), and, where one channel of ten
 * changes, a file of at most a fifth. SqliteSaver runs with `synchronous = NORMAL`, as durability "process" does.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "@holdfast/testing";
import type { RunnableConfig } from "@langchain/core/runnables";
import { openSubjects, type Subject } from "./langgraph-saver/subjects.ts";
import { carryOver, growingChat, type Step, type Workload } from "./langgraph-saver/workloads.ts";
import { percentile } from "./locomo/metrics.ts";

const { values: options } = parseArgs({ options: { steps: { type: "string", default: "1000" } } });
const steps = Number(options.steps);
const random = createRandom(3);
const calls = ["put", "putWrites", "getTuple", "get by id", "list 10"] as const;
type Times = Record<(typeof calls)[number], number[]>;

let passed = true;
for (const workload of [carryOver(), growingChat()]) passed = (await run(workload)) && passed;
process.exitCode = passed ? 0 : 1;

async function run(workload: Workload): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  try {
    const subjects = await openSubjects(folder);
    const times = new Map(subjects.map((subject) => [subject, newTimes()]));
    const configs = new Map<Subject, RunnableConfig>();
    for (let index = 0; index < steps; index++) {
      const step = workload.step(index);
      for (const subject of shuffled(subjects)) {
        const config = configs.get(subject) ?? { configurable: { thread_id: "chat" } };
        configs.set(subject, await take(subject, step, config, index, times.get(subject) as Times));
      }
    }
    console.log(`\n${workload.name}, ${steps.toLocaleString("en")} checkpoints, p50 in ms\n`);
    console.log(`| | ${calls.join(" | ")} | file |\n|---|${"---|".repeat(calls.length + 1)}`);
    const sizes = new Map<Subject, number | undefined>();
    for (const subject of subjects) {
      const size = await subject.close();
      sizes.set(subject, size);
      const cells = calls.map((call) => p50(times.get(subject), call).toFixed(3));
      const file = size === undefined ? "" : `${(size / 1e6).toFixed(2)} MB`;
      console.log(`| ${subject.name} | ${cells.join(" | ")} | ${file} |`);
    }
    return judge(workload, subjects, times, sizes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function take(
  { saver }: Subject,
  { checkpoint, metadata, newVersions, writes }: Step,
  parent: RunnableConfig,
  index: number,
  times: Times,
): Promise<RunnableConfig> {
  const timed = async <T>(call: (typeof calls)[number], work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    times[call].push(performance.now() - started);
    return result;
  };
  const config = await timed("put", () => saver.put(parent, checkpoint, metadata, newVersions));
  await timed("putWrites", () => saver.putWrites(config, writes, "task"));
  await timed("getTuple", () => saver.getTuple({ configurable: { thread_id: "chat" } }));
  if (index % 10 === 9) {
    await timed("get by id", () => saver.getTuple(parent));
    await timed("list 10", async () => {
      for await (const _tuple of saver.list(
        { configurable: { thread_id: "chat" } },
        { limit: 10 },
      ));
    });
  }
  return config;
}

function judge(
  workload: Workload,
  subjects: readonly Subject[],
  times: ReadonlyMap<Subject, Times>,
  sizes: ReadonlyMap<Subject, number | undefined>,
): boolean {
  const [ours, , theirs] = subjects as [Subject, Subject, Subject];
  const ratio = (call: (typeof calls)[number]) =>
    p50(times.get(ours), call) / p50(times.get(theirs), call);
  const size = (sizes.get(ours) ?? 0) / (sizes.get(theirs) ?? 1);
  const bars: [string, number, number][] = [
    ["put", ratio("put"), 2],
    ["getTuple", ratio("getTuple"), 2],
    ["file", size, workload.name.startsWith("one channel") ? 0.2 : 1],
  ];
  const text = bars.map(([name, value, bar]) => {
    return `${name} ${value.toFixed(2)} × SqliteSaver's${value <= bar ? "" : ` (MISSED: at most ${bar})`}`;
  });
  console.log(`\n${text.join(", ")}`);
  return bars.every(([, value, bar]) => value <= bar);
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function newTimes(): Times {
  return { put: [], putWrites: [], getTuple: [], "get by id": [], "list 10": [] };
}

function p50(times: Times | undefined, call: (typeof calls)[number]): number {
  return percentile(times?.[call] ?? [], 0.5);
}
