import { describeStore } from "@holdfast/testing";
import { describe, it } from "vitest";
import { temporaryFile } from "../../../test/support/temporary-file.ts";
import { SqliteStore } from "./sqlite-store.ts";

describeStore(
  { describe, it },
  {
    name: "SqliteStore on a file",
    open: () => SqliteStore.open({ path: temporaryFile() }),
    reopen: (store) => SqliteStore.open({ path: store.location }),
  },
);

describeStore(
  { describe, it },
  { name: "SqliteStore in memory", open: () => SqliteStore.open({ path: ":memory:" }) },
);
