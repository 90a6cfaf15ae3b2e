import { parseArgs } from "node:util";
import { DemoError } from "./demo-error.ts";

/** What the demo was asked to do. */
export interface DemoOptions {
  /** A file of LOCOMO conversations, instead of the transcript of this example. */
  data?: string;
  /** Questions to ask, instead of the prepared ones. */
  ask: string[];
  /** Where the database file goes; by default into a temporary folder. */
  path?: string;
  /** Whether the temporary folder stays. */
  keep: boolean;
  help: boolean;
}

/** How to call the demo. */
export const usage = `Records conversations into a new database file, then asks about them in a new process.

  npm run demo                              the transcript of this example, twelve questions
  npm run demo -- --ask "which flat?"       your own question about it; can be given several times
  npm run demo -- --data FILE               LOCOMO conversations (locomo10.json, or a part of it)
  npm run demo -- --keep                    keep the database file
  npm run demo -- --path FILE               put it there, and keep it; the file must not exist

Exits with 1 when the answer to a prepared question of the transcript is not recalled.`;

/**
 * Reads the command line.
 *
 * @throws DemoError for an argument that is not known
 */
export function readOptions(parameters: readonly string[]): DemoOptions {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        data: { type: "string" },
        ask: { type: "string", multiple: true, default: [] },
        path: { type: "string" },
        keep: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.ask.some((question) => question.trim() === "")) throw new Error("--ask is blank.");
    return values;
  } catch (error) {
    throw new DemoError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
