import { describe, expect, it, onTestFinished, vi } from "vitest";
import { storedTurn } from "../../test/support/stored-items.ts";
import { openWriteSide } from "../../test/support/write-side.ts";
import { HoldfastError } from "../errors.ts";
import type { Extraction, Extractor } from "../write/extract.ts";
import { ExtractionWorker } from "./extraction-worker.ts";
import type { ExtractionOutcome } from "./run-extraction.ts";

const nothing: Extraction = { facts: [], refused: [], warnings: [] };

/** A worker on a store in memory, with an extractor that a test writes; `texts` are the turns it has been given, in their order. */
function openWorker(read: (texts: string[]) => Promise<Extraction> = async () => nothing) {
  const side = openWriteSide();
  const texts: string[][] = [];
  const extractor: Extractor = {
    source: "model",
    id: "test",
    mostKnown: 0,
    mostDeletions: 5,
    extract(turns) {
      const said = turns.map(({ text }) => text);
      texts.push(said);
      return read(said);
    },
  };
  const dependencies = { ...side, extraction: { ...side.extraction, extractor } };
  const outcomes: ExtractionOutcome[] = [];
  const worker = new ExtractionWorker(dependencies, async (outcome) => void outcomes.push(outcome));
  onTestFinished(() => worker.stop());
  let count = 0;
  const wait = async (text: string, runId = "run", dueAt = side.clock()) => {
    const id = `turn-${count++}`;
    const turn = storedTurn({ id, text, scope: { userId: "maya", runId }, recordedAt: count });
    await side.store.write({ turns: [{ turn }], extractions: [{ turnId: id, dueAt }] });
  };
  return { ...side, worker, texts, outcomes, wait };
}

describe("the worker of extractions", () => {
  it("reads what waits when it is woken, one conversation after the other", async () => {
    const { worker, wait, texts, store } = openWorker();
    await wait("a1", "a");
    await wait("b1", "b");
    await wait("a2", "a");
    worker.wake(0);
    await vi.waitFor(async () => expect((await store.counts()).extractions.pending).toBe(0));
    expect(texts).toEqual([["a1", "a2"], ["b1"]]);
  });

  it("looks again when it is woken while it reads", async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { worker, wait, texts } = openWorker(async ([text]) => {
      if (text === "first") await held;
      return nothing;
    });
    await wait("first", "a");
    worker.wake(0);
    await vi.waitFor(() => expect(texts).toHaveLength(1));
    await wait("second", "b");
    worker.wake(0);
    release();
    await vi.waitFor(() => expect(texts).toEqual([["first"], ["second"]]));
  });

  it("tries again what failed, when its time has come", async () => {
    let calls = 0;
    const { worker, wait, outcomes, clock, store } = openWorker(async () => {
      if (calls++ === 0) throw new HoldfastError("model_failed", "busy");
      return nothing;
    });
    await wait("a");
    worker.wake(0);
    await vi.waitFor(() => expect(outcomes).toHaveLength(1));
    expect(outcomes[0]).toMatchObject({ failure: { code: "model_failed" }, givenUp: false });
    const retryAt = (await store.extractions.next()) ?? 0;
    expect(retryAt - clock()).toBe(5_000);
    clock.set(retryAt);
    worker.wake(0);
    await vi.waitFor(() => expect(outcomes).toHaveLength(2));
    expect(outcomes[1]).toHaveProperty("extracted");
  });

  it("gives back what it is at when it is stopped, as if it had not been tried", async () => {
    const { worker, wait, texts, store } = openWorker(
      () => Promise.withResolvers<Extraction>().promise,
    );
    await wait("a");
    worker.wake(0);
    await vi.waitFor(() => expect(texts).toHaveLength(1));
    await worker.stop();
    expect(await store.extractions.failures({ limit: 1 })).toEqual([]);
    const lease = { id: "other", until: Number.MAX_SAFE_INTEGER };
    expect(await store.extractions.claim({ lease, now: 1, early: true, limit: 5 })).toBeDefined();
  });

  it("drains everything, due or not, and names what failed", async () => {
    const { worker, wait, clock, store } = openWorker(async ([text]) => {
      if (text === "bad") throw new HoldfastError("model_output_invalid", "no JSON");
      return nothing;
    });
    await wait("later", "a", clock() + 1_000_000);
    await wait("bad", "b");
    await wait("good", "c");
    const done: number[] = [];
    const failed = await worker.drain({ onProgress: (count) => done.push(count) });
    expect(failed.map(({ turns }) => turns.map(({ text }) => text))).toEqual([["bad"]]);
    expect(done).toEqual([1, 2]);
    expect((await store.counts()).extractions.pending).toBe(1);
  });

  it("waits while another is at the rest, and stops waiting when told so", async () => {
    const { worker, wait, store, clock } = openWorker();
    await wait("a");
    const lease = { id: "other", until: clock() + 60_000 };
    const claimed = await store.extractions.claim({ lease, now: clock(), limit: 5 });
    const stop = new AbortController();
    const impatient = worker.drain({ signal: stop.signal });
    const patient = worker.drain({});
    stop.abort(new Error("enough"));
    await expect(impatient).rejects.toThrow("enough");
    const turnIds = claimed?.turns.map(({ id }) => id) ?? [];
    await store.write({ extracted: { leaseId: "other", turnIds } });
    expect(await patient).toEqual([]);
  });

  it("does not believe a reader that ends again and again without a word", async () => {
    const { worker, wait, store, clock, texts } = openWorker();
    await wait("deadly");
    for (let attempt = 1; attempt <= 4; attempt++) {
      const lease = { id: `dead-${attempt}`, until: clock() + 10 };
      await store.extractions.claim({ lease, now: clock(), limit: 5 });
      clock.set(clock() + 20);
    }
    const [failed] = await worker.drain({});
    expect(failed).toMatchObject({ givenUp: true, failure: { code: "model_failed" } });
    expect(texts).toEqual([]);
  });
});
