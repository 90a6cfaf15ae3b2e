/** A process that stores a chain of checkpoints with writes: `node checkpoint-writer.ts FILE THREAD COUNT`, told to by a message. */
import { uuid6 } from "@langchain/langgraph-checkpoint";
import { HoldfastSaver } from "../../src/index.ts";

const [path, thread, count] = process.argv.slice(2) as [string, string, string];
const saver = await HoldfastSaver.open({ path });
process.once("message", async () => {
  let config = { configurable: { thread_id: thread } };
  for (let step = 0; step < Number(count); step++) {
    const checkpoint = {
      ...{ v: 4, id: uuid6(step), ts: new Date().toISOString(), versions_seen: {} },
      channel_values: { fixed: `of ${thread}`, log: Array.from({ length: step }, (_, at) => at) },
      channel_versions: { fixed: 0, log: step },
    };
    const changed = step === 0 ? { fixed: 0, log: 0 } : { log: step };
    const metadata = { source: "loop", step, parents: {} } as const;
    config = (await saver.put(config, checkpoint, metadata, changed)) as typeof config;
    await saver.putWrites(config, [["log", step]], "task");
  }
  await saver.close();
  process.send?.("done");
  process.disconnect?.();
});
process.send?.("ready");
