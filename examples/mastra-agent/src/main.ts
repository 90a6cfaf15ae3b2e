/**
 * Two threads of one user, each in a process of its own: what was said in the first is known in the second, to the assistant,
 * its tool and its sub-agent.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modelName } from "./create-assistant.ts";
import { talk } from "./talk.ts";

const [second] = process.argv.slice(2);

if (second !== undefined) {
  await talk(second, "tuesday", [
    "What is the weather like where I live?",
    "Suggest a dinner for me.",
    "I moved to Porto last week.",
    "And the weather where I live now?",
  ]);
} else {
  console.log(
    modelName === undefined
      ? "A script plays the model. Set OPENAI_API_KEY (and MODEL, if you like) for a real one."
      : `Model: ${modelName}`,
  );
  const folder = mkdtempSync(join(tmpdir(), "holdfast-mastra-agent-"));
  try {
    await talk(folder, "monday", ["Hi! I live in Bristol and I'm allergic to cashews."]);
    const restarted = fork(import.meta.filename, [folder]);
    const [code] = await once(restarted, "exit");
    process.exitCode = code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
