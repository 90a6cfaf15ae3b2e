import { createMemory } from "@holdfast/core";
import { PostgresStore, rowLevelSecurity } from "@holdfast/postgres";
import { describe, expect, it } from "vitest";
import { openEmptyStore, pglite, startPglite } from "./support/pglite.ts";

startPglite();

const tables = [
  "scope",
  "partition",
  "turn",
  "record",
  "evidence",
  "event",
  "lexical_block",
  "lexical_partition",
  "pending_extraction",
];

describe("row-level security", () => {
  it.each([
    ["userId", { userId: "ada" }],
    ["appId", { appId: "acme" }],
  ] as const)("by %s shows a role its tenant's rows, and no others", async (by, tenant) => {
    const { schema, asRole } = await fill(`rls_${by.toLowerCase()}`, by);
    const [value] = Object.values(tenant) as [string];
    await asRole(value, async (count) => {
      const seen = Object.fromEntries(
        await Promise.all(tables.map(async (t) => [t, await count(t)])),
      );
      expect(Object.entries(seen).filter(([, rows]) => rows === 0)).toEqual([]);
      expect(await count("turn")).toBe(by === "userId" ? 3 : 4);
      const column = by === "userId" ? "user_id" : "app_id";
      const { rows } = await (await pglite()).query<{ id: string }>(
        `SELECT DISTINCT ${column} AS id FROM ${schema}.turn JOIN ${schema}.scope ON scope.key = turn.scope`,
      );
      expect(rows).toEqual([{ id: value }]);
    });
    await asRole("nobody", async (count) => {
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
    });
    await asRole(undefined, async (count) => {
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
    });
  });

  it("by userId lets a store of that role read and write its tenant's memory only", async () => {
    const { schema, asRole } = await fill("rls_store", "userId");
    await asRole("ada", async () => {
      const store = await PostgresStore.open({ client: await pglite(), schema, scrub: "none" });
      const memory = await createMemory({ store, extraction: { background: false } });
      await memory.add("I, ada, moved to Paris.", { userId: "ada" });
      const { results } = await memory.search("where did ada move?", { userId: "ada" });
      expect(results[0]?.text).toContain("Paris");
      expect((await memory.search("bob", { userId: "bob" })).results).toEqual([]);
      await expect(memory.add("Hello.", { userId: "bob" })).rejects.toMatchObject({
        code: "store_read_only",
      });
      await memory.close();
      await store.close();
    });
  });

  it("refuses names that would have to be quoted otherwise", () => {
    for (const role of ['a"b', "", "a b"])
      expect(() => rowLevelSecurity({ role })).toThrow("cannot name a role");
  });
});

async function fill(schema: string, by: "userId" | "appId") {
  const client = await pglite();
  const store = await openEmptyStore({ schema });
  const memory = await createMemory({ store, extraction: { background: false } });
  for (const userId of ["ada", "bob", "ada2"]) {
    for (const appId of ["acme", "other"])
      await memory.capture("I live in Lisbon.", { userId, appId });
  }
  await memory.flush();
  await memory.capture("I own a bicycle.", { userId: "ada", appId: "acme" });
  await memory.close();
  await store.close();
  await client.exec(`DROP OWNED BY ${schema}_role`).catch(() => undefined);
  await client.exec(`DROP ROLE IF EXISTS ${schema}_role; CREATE ROLE ${schema}_role;`);
  await client.exec(rowLevelSecurity({ role: `${schema}_role`, by, schema }));
  const asRole = async (
    tenant: string | undefined,
    work: (count: (table: string) => Promise<number>) => Promise<void>,
  ) => {
    await client.exec(`SET ROLE ${schema}_role`);
    if (tenant !== undefined) await client.exec(`SET holdfast.tenant = '${tenant}'`);
    try {
      await work(async (table) => {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::integer AS n FROM ${schema}.${table}`,
        );
        return rows[0]?.n ?? -1;
      });
    } finally {
      await client.exec("RESET ROLE; RESET holdfast.tenant");
    }
  };
  return { schema, asRole };
}
