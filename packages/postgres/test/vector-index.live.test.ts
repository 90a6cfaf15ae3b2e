import { describeVectorIndex } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { hasPgvector, openEmptyStore } from "./support/live-server.ts";
import { vectorFixture } from "./support/vector-fixture.ts";

if (await hasPgvector()) {
  describeVectorIndex(
    { describe, it },
    {
      name: "PostgresVectorIndex on a server, exact",
      open: async (dimensions) => vectorFixture(await openEmptyStore(), dimensions),
    },
  );

  describeVectorIndex(
    { describe, it },
    {
      name: "PostgresVectorIndex on a server over HNSW",
      open: async (dimensions) => {
        const store = await openEmptyStore({ search: { exactUpTo: 20 } });
        const fixture = vectorFixture(store, dimensions);
        await fixture.index.build();
        return fixture;
      },
      switches: { exact: false },
    },
  );
} else {
  describe("PostgresVectorIndex on a server", () => {
    it("is not there without pgvector", async () => {
      const store = await openEmptyStore();
      expect(store.vectorIndex).toBeUndefined();
      await store.close();
    });
  });
}
