import { existsSync } from "node:fs";
import type { Store, StoreCounts } from "@holdfast/core";
import { copyStore, HoldfastError, SqliteStore } from "@holdfast/core";
import { PostgresStore } from "../postgres-store.ts";
import { findAnnexes } from "./find-annexes.ts";
import type { CommandOutput } from "./run-command.ts";

/** What to move where. */
export interface MoveOptions {
  /** A file, or the URL of a database. */
  from: string;
  to: string;
  schema?: string | undefined;
  "leave-annexes"?: boolean | undefined;
  quiet?: boolean | undefined;
}

/**
 * Copies one memory into another and says what is there in the end.
 *
 * @throws HoldfastError as `copyStore`; `invalid_options` when the source is not there or has annexes
 */
export async function moveMemory(options: MoveOptions, output: CommandOutput): Promise<void> {
  const source = await openSource(options);
  try {
    const target = await openStore(options.to, options, false);
    try {
      const onProgress = options.quiet ? undefined : progressOn(output);
      const counts = await copyStore(source, target, { signal: output.signal, onProgress });
      if (!options.quiet) {
        output.print(
          `${target.location} holds ${describe(counts)}, the same as ${source.location}.\n`,
        );
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function openSource(options: MoveOptions): Promise<Store> {
  const { from } = options;
  if (isUrl(from)) return openStore(from, options, true);
  if (!existsSync(from)) {
    throw new HoldfastError("invalid_options", `${from} does not exist.`, {
      hint: "Give the path of the file of the memory, as createMemory has it.",
    });
  }
  const store = await openStore(from, options, true);
  const annexes = findAnnexes(from);
  if (annexes.length === 0 || options["leave-annexes"] === true) return store;
  await store.close();
  throw new HoldfastError(
    "invalid_options",
    `${from} also holds tables of other packages, which would stay behind: ${annexes.join(", ")}.`,
    { hint: "Say --leave-annexes if the copy shall do without them." },
  );
}

async function openStore(
  place: string,
  { schema }: MoveOptions,
  readOnly: boolean,
): Promise<Store> {
  return isUrl(place)
    ? PostgresStore.open({ url: place, schema })
    : SqliteStore.open({ path: place, readOnly });
}

function isUrl(place: string): boolean {
  return /^postgres(ql)?:\/\//u.test(place);
}

// On a terminal one line that is written over; else a line for every tenth.
function progressOn({ print, isTerminal }: CommandOutput) {
  let last = -1;
  return ({ done, total }: { done: number; total: number }) => {
    const line = `${done} of ${total} turns, facts and changes`;
    const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (isTerminal) print(`\r${line}${done >= total ? "\n" : ""}`);
    else if (tenth > last) print(`${line}\n`);
    last = Math.max(last, tenth);
  };
}

function describe({ turns, retractedTurns, records, events, vectors }: StoreCounts): string {
  const facts = records.active + records.superseded + records.retracted;
  return `${turns + retractedTurns} turns, ${facts} facts, ${events} changes and ${vectors} vectors`;
}
