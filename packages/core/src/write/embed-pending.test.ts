import { hashEmbedder, scriptedEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { addRequest, eraseLog, openWriteSide } from "../../test/support/write-side.ts";
import type { Embedder } from "../provider/embedder.ts";
import { embedderFingerprint, embedderSetting } from "../provider/embedder-fingerprint.ts";
import { addTurns } from "./add-turns.ts";
import { embedPending, tryToEmbed } from "./embed-pending.ts";

async function openWithPending(count: number, embedder: Embedder = scriptedEmbedder()) {
  const side = { ...openWriteSide(), awaitVectors: true };
  await side.store.setSetting(embedderSetting, embedderFingerprint(embedder));
  const texts = Array.from({ length: count }, (_, index) => `text ${index}`);
  await addTurns(addRequest(texts), side);
  const counts = async () => {
    const { vectors, pendingVectors } = await side.store.counts();
    return { vectors, pending: pendingVectors };
  };
  return { side, counts };
}

describe("embedPending", () => {
  it("gives every item its vector, 64 at a time, and tells how far it is", async () => {
    const { side, counts } = await openWithPending(150);
    const embedder = scriptedEmbedder();
    const progress: number[][] = [];
    const done = await embedPending({
      store: side.store,
      embedder,
      timeoutMs: 1_000,
      onProgress: (some, total) => progress.push([some, total]),
    });
    expect(done).toBe(150);
    expect(await counts()).toEqual({ vectors: 150, pending: 0 });
    expect(embedder.calls.map(({ texts }) => texts.length)).toEqual([64, 64, 22]);
    expect(embedder.calls.every(({ purpose }) => purpose === "document")).toBe(true);
    expect(progress).toEqual([
      [64, 150],
      [128, 150],
      [150, 150],
    ]);
  });

  it("stores no vector once the file belongs to another embedder", async () => {
    const { side, counts } = await openWithPending(3);
    await side.store.setSetting(embedderSetting, "another (8)");
    const request = { store: side.store, embedder: scriptedEmbedder(), timeoutMs: 1_000 };
    expect((await errorOf(() => embedPending(request))).code).toBe("embedder_mismatch");
    expect(await counts()).toEqual({ vectors: 0, pending: 3 });
  });

  it("does nothing when nothing waits", async () => {
    const { side } = await openWithPending(0);
    const embedder = scriptedEmbedder();
    expect(await embedPending({ store: side.store, embedder, timeoutMs: 1_000 })).toBe(0);
    expect(embedder.calls).toEqual([]);
  });

  it.each(["throws", "too-few", "wrong-length", "not-finite"] as const)(
    "keeps everything on the list when the embedder gives %s, and finishes the next time",
    async (step) => {
      const { side, counts } = await openWithPending(3);
      const request = { store: side.store, embedder: scriptedEmbedder([step]), timeoutMs: 1_000 };
      const error = await errorOf(() => embedPending(request));
      expect(error.code).toBe("embedder_failed");
      expect(error.message).toContain("holdfast-testing:scripted");
      expect(error.cause).toBeDefined();
      expect(await counts()).toEqual({ vectors: 0, pending: 3 });
      expect((await side.store.pendingVectors(10)).map(({ attempts }) => attempts)).toEqual([
        1, 1, 1,
      ]);
      expect(await embedPending(request)).toBe(3);
      expect(await counts()).toEqual({ vectors: 3, pending: 0 });
    },
  );

  it("keeps what an earlier batch got when a later one fails", async () => {
    const { side, counts } = await openWithPending(100);
    const embedder = scriptedEmbedder(["answers", "throws"]);
    await errorOf(() => embedPending({ store: side.store, embedder, timeoutMs: 1_000 }));
    expect(await counts()).toEqual({ vectors: 64, pending: 36 });
  });

  it.each(["hangs", "ignores-signal"] as const)(
    "stops waiting for an embedder that %s",
    async (step) => {
      const { side, counts } = await openWithPending(2);
      const request = { store: side.store, embedder: scriptedEmbedder([step]), timeoutMs: 10 };
      expect((await errorOf(() => embedPending(request))).code).toBe("embedder_failed");
      expect(await counts()).toEqual({ vectors: 0, pending: 2 });
    },
  );

  it("stops at the caller's signal, which is no failure of the embedder", async () => {
    const { side, counts } = await openWithPending(2);
    const controller = new AbortController();
    const embedder: Embedder = {
      ...scriptedEmbedder(),
      embed: () => {
        controller.abort();
        return new Promise(() => undefined);
      },
    };
    const request = { store: side.store, embedder, timeoutMs: 10_000, signal: controller.signal };
    expect((await errorOf(() => embedPending(request))).code).toBe("aborted");
    expect((await side.store.pendingVectors(10)).map(({ attempts }) => attempts)).toEqual([0, 0]);
    expect(await counts()).toEqual({ vectors: 0, pending: 2 });
  });

  it("passes over items that are gone by the time their vectors come", async () => {
    const { side, counts } = await openWithPending(2);
    const [first] = await side.store.pendingVectors(1);
    const words = scriptedEmbedder();
    const embedder: Embedder = {
      ...words,
      embed: async (texts, options) => {
        await side.store.erase({ turnIds: [first?.id as string], recordIds: [] }, eraseLog(side));
        return words.embed(texts, options);
      },
    };
    await embedPending({ store: side.store, embedder, timeoutMs: 1_000 });
    expect(await counts()).toEqual({ vectors: 1, pending: 0 });
  });
});

describe("a file that went to another embedder meanwhile", () => {
  it("takes no vector of the first one, and everything waits for the second", async () => {
    const { side, counts } = await openWithPending(2, hashEmbedder());
    const request = { store: side.store, embedder: scriptedEmbedder(), timeoutMs: 1_000 };
    const error = await errorOf(() => embedPending(request));
    expect(error.code).toBe("embedder_mismatch");
    expect(error.message).toContain("holdfast-testing:hashed-words (64)");
    expect(await counts()).toEqual({ vectors: 0, pending: 2 });
    const items = await side.store.pendingVectors(10);
    expect(await tryToEmbed(items, request)).toEqual([
      expect.stringContaining("now has vectors of"),
    ]);
    expect(await embedPending({ ...request, embedder: hashEmbedder() })).toBe(2);
  });
});

describe("tryToEmbed", () => {
  it("makes a failing embedder a warning that says what to do", async () => {
    const { side, counts } = await openWithPending(1);
    const items = await side.store.pendingVectors(10);
    const warnings = await tryToEmbed(items, {
      store: side.store,
      embedder: scriptedEmbedder(["throws"]),
      timeoutMs: 1_000,
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("flush()");
    expect(await counts()).toEqual({ vectors: 0, pending: 1 });
  });

  it("has nothing to say without an embedder", async () => {
    expect(await tryToEmbed([{ kind: "turn", id: "x", text: "x" }], undefined)).toEqual([]);
  });
});
