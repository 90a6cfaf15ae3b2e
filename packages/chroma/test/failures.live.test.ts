import { createMemory, type MemoryOptions } from "@holdfast/core";
import { hashEmbedder } from "@holdfast/testing";
import { ChromaClient } from "chromadb";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { chromaIndex } from "../src/index.ts";
import { contextOf, freshName, liveUrl } from "./support/live-server.ts";
import { openTcpProxy } from "./support/tcp-proxy.ts";

const { hostname: host, port } = new URL(liveUrl());
const client = new ChromaClient({ host, port: Number(port) });
const scope = { userId: "ada" };
const turn = { kind: "turn", scope, vector: Float32Array.of(1, 0) } as const;

describe("chromaIndex on a server that fails", () => {
  it("names the collection and the host of a server that is down, and says what to do", async () => {
    const index = chromaIndex({ host: "127.0.0.1", port: 9, collection: "mine" })(contextOf(2));
    const query = { scope, kind: "turn", limit: 3 } as const;
    for (const call of [
      () => index.identity?.(),
      () => index.upsert([{ ...turn, id: "a" }]),
      () => index.query(turn.vector, query),
      () => index.delete([{ kind: "turn", id: "a" }]),
      () => index.count(scope),
    ]) {
      const error = await Promise.resolve(call()).catch((reason) => reason);
      expect(error).toMatchObject({ name: "HoldfastError", code: "index_failed" });
      expect(error.message).toMatch(/collection mine-[0-9a-f]{12} on 127\.0\.0\.1:9 failed/u);
      expect(error.hint).toMatch(/server runs/u);
    }
  });

  it("gives up on a slow server after its time, and at once when its caller gives up", async () => {
    const proxy = await openTcpProxy(liveUrl());
    onTestFinished(() => proxy.close());
    const index = chromaIndex({ url: proxy.url, collection: freshName(), timeoutMs: 300 })(
      contextOf(2),
    );
    await index.upsert([{ ...turn, id: "a" }]);
    proxy.delay(3_000);
    const query = { scope, kind: "turn", limit: 3 } as const;
    const late = await index.query(turn.vector, query).catch((reason) => reason);
    expect(late).toMatchObject({ code: "index_failed" });
    expect(late.message).toMatch(/no answer within 300 ms/u);
    const reason = new Error("enough");
    const controller = new AbortController();
    const asked = index.query(turn.vector, { ...query, signal: controller.signal });
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
    const { signal } = controller;
    await expect(index.query(turn.vector, { ...query, signal })).rejects.toBe(reason);
    proxy.delay(0);
    await vi.waitFor(async () => {
      expect(await index.query(turn.vector, query)).toHaveLength(1);
    }, 10_000);
  });

  it("makes a collection anew that was deleted, and tells so by its identity", async () => {
    const collection = freshName();
    const index = chromaIndex({ client, collection })(contextOf(2));
    await index.upsert([{ ...turn, id: "a" }]);
    const nameOf = (identity = "") => identity.split(":")[1] ?? "";
    const first = await index.identity?.();
    await client.deleteCollection({ name: nameOf(first) });
    const query = { scope, kind: "turn", limit: 3 } as const;
    await expect(index.query(turn.vector, query)).rejects.toThrow(/is gone/u);
    await expect(index.upsert([{ ...turn, id: "a" }])).rejects.toThrow(/made anew/u);
    await expect(index.query(turn.vector, query)).rejects.toThrow(/made anew/u);
    const second = await index.identity?.();
    expect(nameOf(second)).toBe(nameOf(first));
    expect(second).not.toBe(first);
    await index.upsert([{ ...turn, id: "a" }]);
    expect(await index.query(turn.vector, query)).toHaveLength(1);
    const untold = chromaIndex({ client, collection })(contextOf(2));
    expect(await untold.count(scope)).toBe(1);
    await client.deleteCollection({ name: nameOf(second) });
    await untold.upsert([{ ...turn, id: "b" }]);
    expect(await untold.count(scope)).toBe(1);
  });

  it("deletes the collection of an embedder that is no longer used, and no other", async () => {
    const collection = freshName();
    const open = (embedder: string, previous?: string) =>
      chromaIndex({ client, collection })({ embedder, dimensions: 2, previous });
    const first = await open("first (2)").identity?.();
    await open("first (2)", first).identity?.();
    const names = async () =>
      (await client.listCollections({ limit: 1_000 }))
        .map(({ name }) => name)
        .filter((name) => name.startsWith(collection));
    expect(await names()).toHaveLength(1);
    const other = `${first?.slice(0, -4)}0000`; // another collection that took its name since
    await open("second (2)", other).identity?.();
    expect(await names()).toHaveLength(2);
    await open("second (2)", first).identity?.();
    expect(await names()).toHaveLength(1);
    await open("second (2)", "chroma:someone-else:id").identity?.();
    expect(await names()).toHaveLength(1);
  });
});

describe("a memory whose Chroma server fails", () => {
  it("answers by words in time while the server is cut off or slow, and catches up by itself", async () => {
    const proxy = await openTcpProxy(liveUrl());
    onTestFinished(() => proxy.close());
    const { memory, index } = await open(proxy.url);
    const { turns } = await memory.add(["The car is red.", "Tea is ready."].map(said), quiet);
    await memory.flush();
    proxy.cut();
    await memory.add("The car is blue.", quiet);
    await memory.erase(turns[1]?.id ?? "");
    const cut = await memory.search("car", { ...scope, deadlineMs: 1_000 });
    expect(cut.results).toHaveLength(2);
    expect(cut.warnings.join()).toMatch(/dense arm was left out.*holdfast-test/u);
    expect((await memory.stats()).index?.pending).toBeGreaterThan(0);
    proxy.mend();
    await caughtUp(memory);
    expect(await index.count(scope)).toBe(2);

    proxy.delay(5_000);
    const started = performance.now();
    const slow = await memory.search("car", { ...scope, deadlineMs: 400 });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(slow.results).toHaveLength(2);
    expect(slow.warnings).toHaveLength(1);
    proxy.delay(0);
    await vi.waitFor(async () => {
      expect((await memory.search("car", scope)).warnings).toEqual([]);
    }, 20_000);
  });

  it("fills the collection again that somebody deleted", async () => {
    const { memory, index, collection } = await open(liveUrl());
    await memory.add(["The car is red.", "Tea is ready."].map(said), quiet);
    await memory.flush();
    expect(await index.count(scope)).toBe(2);
    for (const { name } of await client.listCollections({ limit: 1_000 }))
      if (name.startsWith(collection)) await client.deleteCollection({ name });
    expect((await memory.search("car", scope)).warnings.join()).toMatch(/is gone/u);
    await caughtUp(memory);
    expect(await chromaOf(collection).count(scope)).toBe(2);
    expect((await memory.search("car", scope)).warnings).toEqual([]);
  });
});

const embedder = hashEmbedder();
const quiet = { ...scope, infer: false } as const;

async function open(url: string, options: MemoryOptions = {}) {
  const collection = freshName();
  const index = chromaIndex({ url, collection });
  const memory = await createMemory({ path: ":memory:", embedder, index, ...options });
  onTestFinished(() => memory.close());
  return { memory, collection, index: chromaOf(collection) };
}

// The same collection, past the proxy.
function chromaOf(collection: string) {
  const fingerprint = `${embedder.id} (${embedder.dimensions})`;
  return chromaIndex({ client, collection })({
    embedder: fingerprint,
    dimensions: embedder.dimensions,
  });
}

async function caughtUp(memory: Awaited<ReturnType<typeof createMemory>>) {
  await vi.waitFor(async () => {
    expect((await memory.stats()).index?.pending).toBe(0);
    expect((await memory.search("car", scope)).warnings).toEqual([]);
  }, 30_000);
}

function said(content: string) {
  return { role: "user" as const, content };
}
