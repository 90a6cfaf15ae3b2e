import { createAssistant } from "./create-assistant.ts";

/** Says some things in one thread, shows the answers, and closes everything. */
export async function talk(
  folder: string,
  thread: string,
  lines: readonly string[],
): Promise<void> {
  const { assistant, memory } = createAssistant(folder);
  console.log(`\nThread "${thread}", process ${process.pid}`);
  for (const line of lines) {
    const { text } = await assistant.generate(line, { memory: { resource: "maya", thread } });
    console.log(`  Maya       ${line}\n  Assistant  ${text}`);
    await memory.settled(); // only so that the next line finds the facts, too, and not the words alone
  }
  const holdfast = await memory.holdfast();
  const { items } = await holdfast.list({ userId: "maya" });
  console.log("  known now:");
  for (const { text } of items) console.log(`    ${text}`);
  await memory.close();
}
