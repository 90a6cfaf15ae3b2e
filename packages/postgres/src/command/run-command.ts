import { parseArgs } from "node:util";
import { HoldfastError } from "@holdfast/core";
import { moveMemory } from "./move-memory.ts";

/** What the command speaks through. */
export interface CommandOutput {
  /** Stops it between two steps. */
  signal: AbortSignal;
  print(text: string): void;
  complain(text: string): void;
  /** Whether a line can be written over, to show how far it is. */
  isTerminal: boolean;
}

/** How the command ends. */
export const exitCodes = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const;

const help = `Moves a memory between SQLite and Postgres, or to another of the same kind: words, facts, history, vectors, what waits.

  npx holdfast-postgres move --from ./memory.db --to postgres://localhost/app
  npx holdfast-postgres move --from postgres://localhost/app --to ./memory.db

  --from    a file, or the URL of a database; it is only read, and stays as it is
  --to      a file or a database that holds no memory yet
  --schema  the schema in Postgres (default: holdfast)
  --leave-annexes  go ahead although the file holds tables of other packages, such as LangGraph checkpoints, which stay behind
  --quiet   print nothing unless it fails
  --help    print this

Stop everything that writes to either of the two first. What was broken off goes on when the same command is given again.
Ends with 0 when everything is there, 1 when it failed, 2 when it was called wrongly, 130 when it was interrupted.
`;

/** Runs the command and gives the number that the process shall end with. */
export async function runCommand(args: string[], output: CommandOutput): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help === true) {
      output.print(help);
      return exitCodes.done;
    }
    const { from, to } = values;
    if (positionals.length !== 1 || positionals[0] !== "move" || !from || !to) {
      output.complain(`Give the command move, --from and --to.\n\n${help}`);
      return exitCodes.misused;
    }
    await moveMemory({ ...values, from, to }, output);
    return exitCodes.done;
  } catch (error) {
    if (isUsage(error)) {
      output.complain(`${error.message}\n\n${help}`);
      return exitCodes.misused;
    }
    if (!HoldfastError.isInstance(error)) throw error;
    output.complain(`${error.message}\n${error.hint}\n`);
    return error.code === "aborted" ? exitCodes.interrupted : exitCodes.failed;
  }
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: "string" },
      to: { type: "string" },
      schema: { type: "string" },
      "leave-annexes": { type: "boolean" },
      quiet: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
}

function isUsage(error: unknown): error is Error {
  return (
    error instanceof Error &&
    String((error as { code?: unknown }).code).startsWith("ERR_PARSE_ARGS")
  );
}
