/** A chat that remembers, in the terminal: a scripted one that shows what the model was given, or a real one with a key. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withMemory } from "@holdfast/ai-sdk";
import { createMemory } from "@holdfast/core";
import { chooseModel } from "./choose-model.ts";
import { playScript } from "./play-script.ts";
import { talk } from "./talk.ts";

const usage = `npm run example ai-sdk-chat [-- --path FILE]

Without a key it plays three chats with a scripted model and shows what the model was given. With OPENAI_API_KEY, or OPENAI_BASE_URL
for a server of your own, it talks to you (CHAT_MODEL names the model). --path keeps the memory in a file.`;

const { values: options } = parseArgs({
  options: { path: { type: "string" }, help: { type: "boolean", default: false } },
});
if (options.help) console.log(usage);
else await run(options.path);

async function run(path: string | undefined): Promise<void> {
  const folder = path === undefined ? mkdtempSync(join(tmpdir(), "holdfast-chat-")) : undefined;
  const memory = await createMemory({ path: path ?? join(folder ?? "", "memory.db") });
  try {
    const real = chooseModel();
    if (real === undefined) await playScript(memory);
    else await talk(memory, real);
  } finally {
    await withMemory.settled();
    await memory.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
