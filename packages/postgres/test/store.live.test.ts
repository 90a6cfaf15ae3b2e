import { describeStore } from "@holdfast/testing";
import { describe, it } from "vitest";
import { hasPgvector, openEmptyStore, reopenStore } from "./support/live-server.ts";

describeStore(
  { describe, it },
  {
    name: "PostgresStore on a server",
    open: () => openEmptyStore({ schema: "live_bytes", vectors: "bytes" }),
    reopen: reopenStore,
  },
);

if (await hasPgvector()) {
  describeStore(
    { describe, it },
    {
      name: "PostgresStore on a server with pgvector",
      open: () => openEmptyStore({ vectors: "pgvector" }),
      reopen: reopenStore,
    },
  );
}
