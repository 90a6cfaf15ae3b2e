import type { WriteBatch } from "@holdfast/core";
import { PostgresStore } from "@holdfast/postgres";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { liveUrl, openEmptyStore, query } from "./support/live-server.ts";
import { emptyDocument, storedTurn } from "./support/stored-items.ts";
import { openTcpProxy } from "./support/tcp-proxy.ts";

const schema = "holdfast_loss";
const scope = { userId: "ada" };
let ids = 0;

describe("a lost connection", () => {
  it("is replaced: reads and writes that meet it are tried again", async () => {
    const { store, proxy } = await openBehindProxy();
    await store.write(turn());
    proxy.cut();
    expect((await store.counts()).turns).toBe(1);
    proxy.cut();
    await store.write(turn());
    const reads = Array.from({ length: 20 }, () => store.counts());
    const writes = Array.from({ length: 20 }, () => store.write(turn()));
    proxy.cut();
    await Promise.all([...reads, ...writes]);
    expect((await store.counts()).turns).toBe(22);
  });

  it("does not end the process when the server ends it between two statements", async () => {
    const { store } = await openBehindProxy();
    await store.write(turn());
    const { rows } = await query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'holdfast'",
    );
    expect(rows.length).toBeGreaterThan(0);
    await store.write(turn());
    expect((await store.counts()).turns).toBe(2);
  });

  it.each(["before", "after"] as const)(
    "writes once when it is lost %s the server has heard COMMIT",
    async (moment) => {
      const { store, proxy } = await openBehindProxy();
      await store.write(turn());
      const sprung = proxy.cutAt("COMMIT", moment);
      await store.write(turn());
      await sprung;
      const { turns } = await store.counts();
      expect(turns).toBe(2);
      await store.write(turn());
      expect((await store.counts()).turns).toBe(3);
    },
  );

  it("is waited for while the server is away, and then told", async () => {
    const { store, proxy } = await openBehindProxy({ retryTimeoutMs: 300 });
    await store.write(turn());
    proxy.block();
    await expect(store.counts()).rejects.toMatchObject({ code: "store_unavailable" });
    await expect(store.write(turn())).rejects.toMatchObject({ code: "store_unavailable" });
    proxy.mend();
    await store.write(turn());
    expect((await store.counts()).turns).toBe(2);
  });

  it("comes back when the server does, within the time that is allowed", async () => {
    const { store, proxy } = await openBehindProxy({ retryTimeoutMs: 20_000 });
    proxy.block();
    const write = store.write(turn());
    const read = store.counts();
    setTimeout(() => proxy.mend(), 500);
    await write;
    await read;
    expect((await store.counts()).turns).toBe(1);
  });

  it("ends a store on a client of the caller's, which cannot be replaced", async () => {
    const { store: other } = await openBehindProxy();
    await other.close();
    const client = new pg.Client({ connectionString: liveUrl() });
    client.on("error", () => undefined);
    await client.connect();
    const store = await PostgresStore.open({ client, schema });
    await store.write(turn());
    await client.end();
    await expect(store.counts()).rejects.toMatchObject({ code: "store_unavailable" });
    await store.close();
  });

  it("is told when the server cannot be reached at all", async () => {
    const proxy = await openTcpProxy(liveUrl());
    await proxy.close();
    await expect(PostgresStore.open({ url: proxy.url })).rejects.toMatchObject({
      code: "store_unavailable",
      message: expect.not.stringContaining("password"),
    });
  });
});

async function openBehindProxy(options: { retryTimeoutMs?: number } = {}) {
  const proxy = await openTcpProxy(liveUrl());
  const store = await openEmptyStore({ url: proxy.url, schema, ...options });
  onTestFinished(async () => {
    proxy.mend();
    await store.close();
    await proxy.close();
  });
  return { store, proxy };
}

function turn(): WriteBatch {
  const value = storedTurn({ id: `turn-${Date.now()}-${ids++}`, scope });
  return { turns: [{ turn: value, document: emptyDocument }] };
}
