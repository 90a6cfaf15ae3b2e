import { describeStore } from "@holdfast/testing";
import { describe, it } from "vitest";
import { openEmptyStore, reopenStore, startPglite } from "./support/pglite.ts";

startPglite();

describeStore(
  { describe, it },
  {
    name: "PostgresStore on PGlite",
    open: () => openEmptyStore({ schema: "as_bytes", vectors: "bytes" }),
    reopen: reopenStore,
  },
);

describeStore(
  { describe, it },
  {
    name: "PostgresStore on PGlite with pgvector",
    open: () => openEmptyStore({ vectors: "pgvector" }),
    reopen: reopenStore,
  },
);
