/** A process that opens each file it is told to, writes a setting, closes it, and answers with "opened" or the failure. */
import { SqliteStore } from "../../src/index.ts";

process.on("message", async (path: string) => {
  try {
    const store = SqliteStore.open({ path });
    await store.setSetting(`process ${process.pid}`, "was here");
    await store.close();
    process.send?.("opened");
  } catch (error) {
    process.send?.(String(error));
  }
});
process.send?.("ready");
