import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeStore } from "@holdfast/testing";
import { afterAll, describe, it } from "vitest";
import { SqliteStore } from "./sqlite-store.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-store-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

describeStore(
  { describe, it },
  {
    name: "SqliteStore on a file",
    open: () => SqliteStore.open({ path: join(folder, `${files++}.db`) }),
    reopen: (store) => SqliteStore.open({ path: store.location }),
  },
);

describeStore(
  { describe, it },
  { name: "SqliteStore in memory", open: () => SqliteStore.open({ path: ":memory:" }) },
);
