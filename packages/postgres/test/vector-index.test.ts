import { describeVectorIndex } from "@holdfast/testing";
import { describe, it } from "vitest";
import { openEmptyStore, startPglite } from "./support/pglite.ts";
import { vectorFixture } from "./support/vector-fixture.ts";

startPglite();

describeVectorIndex(
  { describe, it },
  {
    name: "PostgresVectorIndex, exact",
    open: async (dimensions) => vectorFixture(await openEmptyStore(), dimensions),
  },
);

describeVectorIndex(
  { describe, it },
  {
    name: "PostgresVectorIndex over HNSW",
    open: async (dimensions) => {
      const store = await openEmptyStore({ search: { exactUpTo: 20 } });
      const fixture = vectorFixture(store, dimensions);
      await fixture.index.build();
      return fixture;
    },
    switches: { exact: false },
  },
);
