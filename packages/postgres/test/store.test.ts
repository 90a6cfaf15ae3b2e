import { describeStore } from "@holdfast/testing";
import { describe, it } from "vitest";
import { openEmptyStore, reopenStore, startPglite } from "./support/pglite.ts";

startPglite();

// With vectors as bytes, and on a server: store.live.test.ts.
describeStore(
  { describe, it },
  { name: "PostgresStore on PGlite", open: openEmptyStore, reopen: reopenStore },
);
