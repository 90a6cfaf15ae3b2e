import { createMemory } from "@holdfast/core";
import { PostgresStore } from "@holdfast/postgres";
import { describe, expect, it, onTestFinished } from "vitest";
import { createPglite } from "./support/create-pglite.ts";
import { openEmptyStore, pglite, startPglite } from "./support/pglite.ts";
import { emptyDocument, storedTurn } from "./support/stored-items.ts";

startPglite();

const scope = { userId: "ada" };
const vector = Float32Array.of(1, -0, 1e-45, -1 / 3);

describe("opening a Postgres store", () => {
  it("needs one place, and a schema that can be named", async () => {
    const client = await pglite();
    for (const options of [{}, { url: "postgres://localhost/x", client }, { url: "mysql://x/y" }])
      await expect(PostgresStore.open(options)).rejects.toMatchObject({ code: "invalid_options" });
    for (const schema of ["", "a b", 'a"; DROP TABLE x; --', "pg_mine", "Ä", "x".repeat(41)])
      await expect(PostgresStore.open({ client, schema })).rejects.toMatchObject({
        code: "invalid_options",
      });
  });

  it("keeps schemas apart", async () => {
    const [one, two] = [await open({ schema: "one" }), await open({ schema: "two" })];
    await one.write({ turns: [{ turn: storedTurn({ id: "t" }), document: emptyDocument }] });
    expect((await two.counts()).turns).toBe(0);
    await two.write({ turns: [{ turn: storedTurn({ id: "t" }), document: emptyDocument }] });
    expect((await one.counts()).turns).toBe(1);
  });

  it("refuses a schema of a later version, and leaves it as it is", async () => {
    const store = await open({ schema: "later" });
    await store.close();
    const client = await pglite();
    await client.query("UPDATE later.schema_version SET version = version + 1");
    onTestFinished(async () => {
      await client.query("UPDATE later.schema_version SET version = version - 1");
    });
    await expect(PostgresStore.open({ client, schema: "later" })).rejects.toMatchObject({
      code: "store_newer",
    });
  });

  // it starts a second PGlite, which a busy machine needs its time for
  it("says so when pgvector is asked for and is not there", { timeout: 120_000 }, async () => {
    const client = await createPglite();
    onTestFinished(() => client.close());
    await expect(PostgresStore.open({ client, vectors: "pgvector" })).rejects.toMatchObject({
      code: "invalid_options",
      message: expect.stringContaining("pgvector"),
    });
    const store = await PostgresStore.open({ client });
    expect(store.vectorIndex).toBeUndefined();
    await store.close();
  });

  it("moves vectors that were kept as bytes into pgvector, bit by bit", async () => {
    const client = await pglite();
    await client.exec("DROP SCHEMA IF EXISTS moved CASCADE");
    const asBytes = await open({ schema: "moved", vectors: "bytes" });
    await asBytes.write({
      turns: [{ turn: storedTurn({ id: "t", scope }), document: emptyDocument }],
    });
    await asBytes.write({ vectors: [{ kind: "turn", id: "t", vector }] });
    expect(asBytes.vectorIndex).toBeUndefined();
    await asBytes.close();
    const store = await PostgresStore.open({ client, schema: "moved" });
    const [view] = await store.partitions(scope);
    const read = await store.readVectors(view?.partition ?? -1, "turn");
    const bits = (floats: Float32Array | undefined) => [
      ...new Uint32Array(floats?.slice().buffer ?? []),
    ];
    expect(bits(read?.rows[0]?.vector)).toEqual(bits(vector));
    const hits = await store.vectorIndex?.(4).query(vector, { scope, kind: "turn", limit: 1 });
    expect(hits?.map(({ id }) => id)).toEqual(["t"]);
    await store.close();
  });

  it("keeps the log of changes append-only", async () => {
    const store = await open();
    const memory = await createMemory({ store, extraction: { background: false } });
    await memory.add("Ada pays by card.", { ...scope, type: "semantic" });
    const client = await pglite();
    await expect(client.query("UPDATE holdfast.event SET reason = 'forged'")).rejects.toThrow(
      "append-only",
    );
  });

  it.each(["vacuum", "full", "none"] as const)("erases with scrub: %s", async (scrub) => {
    const store = await open({ scrub });
    const memory = await createMemory({ store, extraction: { background: false } });
    await memory.add("My secret is 4711.", scope);
    await memory.erase(scope);
    expect((await store.counts()).turns).toBe(0);
    const { rows } = await (await pglite()).query("SELECT * FROM holdfast.turn");
    expect(rows).toEqual([]);
  });
});

async function open(options: Parameters<typeof openEmptyStore>[0] = {}) {
  const store = await openEmptyStore(options);
  onTestFinished(() => store.close());
  return store;
}
