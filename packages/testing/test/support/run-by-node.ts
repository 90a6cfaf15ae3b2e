/** The suites in Node's own test runner. */
import { describe, it } from "node:test";
import { SqliteStore } from "@holdfast/core";
import { describeStore } from "../../src/index.ts";

describeStore(
  { describe, it },
  { name: "SqliteStore", open: () => SqliteStore.open({ path: ":memory:" }) },
);
