import { fork } from "node:child_process";
import { once } from "node:events";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { temporaryFile } from "./support/temporary-file.ts";

const rounds = 25;

it("makes a new file once when several processes open it at the same moment", async () => {
  const script = new URL("./support/open-files.ts", import.meta.url);
  const processes = Array.from({ length: 3 }, () =>
    fork(script, { execArgv: ["--disable-warning=ExperimentalWarning"] }),
  );
  try {
    await Promise.all(processes.map((process) => once(process, "message")));
    for (let round = 0; round < rounds; round++) {
      const path = temporaryFile();
      const answers = processes.map((process) => once(process, "message"));
      for (const process of processes) process.send(path);
      for (const [answer] of await Promise.all(answers)) expect(answer).toBe("opened");
      const database = new DatabaseSync(path);
      expect(database.prepare("SELECT count(*) AS n FROM setting").get()).toEqual({ n: 3 });
      expect(database.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
      database.close();
    }
  } finally {
    for (const process of processes) process.kill();
  }
});
