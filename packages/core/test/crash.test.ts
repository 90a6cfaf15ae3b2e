import { DatabaseSync } from "node:sqlite";
import { findCrashDamage, hashEmbedder, runCrashRounds } from "@holdfast/testing";
import { expect, it } from "vitest";
import { SqliteStore } from "../src/index.ts";
import { temporaryFile } from "./support/temporary-file.ts";

it("keeps every acknowledged write when two writing processes are killed, and breaks nothing", async () => {
  const path = temporaryFile();
  const report = await runCrashRounds({
    script: new URL("./support/crash-writer.ts", import.meta.url),
    rounds: 4,
    longestRunMs: 400,
    placeOf: () => path,
    async check(place, log) {
      const damage = await findCrashDamage(SqliteStore.open({ path: place }), log, hashEmbedder());
      const database = new DatabaseSync(place);
      const rows = database.prepare("PRAGMA integrity_check").all();
      database.close();
      expect(rows).toEqual([{ integrity_check: "ok" }]);
      return damage;
    },
  });
  expect(report).toMatchObject({ lost: [], corrupt: [], mismatched: [] });
  expect(report.acknowledged).toBeGreaterThan(10);
});
