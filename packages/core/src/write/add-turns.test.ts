import { describe, expect, it } from "vitest";
import { addRequest, openWriteSide } from "../../test/support/write-side.ts";
import { addTurns } from "./add-turns.ts";

const idsOf = ({ turns }: Awaited<ReturnType<typeof addTurns>>) => turns.map(({ turn }) => turn.id);

describe("addTurns", () => {
  it("records the turns in their order", async () => {
    const side = openWriteSide();
    const { turns } = await addTurns(addRequest(["a", "b", "c"]), side);
    expect(turns.map(({ duplicate }) => duplicate)).toEqual([false, false, false]);
    const listed = await side.store.listTurns({
      scope: { userId: "maya" },
      statuses: ["active"],
      order: "ascending",
      limit: 10,
    });
    expect(listed.items.map(({ text }) => text)).toEqual(["a", "b", "c"]);
  });

  it("keeps each text as a record too when a type is given, in the same transaction", async () => {
    const side = openWriteSide();
    const { operations, turns } = await addTurns(
      addRequest(["a", "b"], { type: "semantic", importance: 0.9 }),
      side,
    );
    expect(operations.map(({ op, text }) => [op, text])).toEqual([
      ["ADD", "a"],
      ["ADD", "b"],
    ]);
    const records = await side.store.recordsById(operations.map(({ id }) => id));
    expect(records.map(({ evidence }) => evidence)).toEqual(
      turns.map(({ turn }) => [{ turnId: turn.id, quote: turn.text }]),
    );
    expect(records[0]).toMatchObject({
      type: "semantic",
      importance: 0.9,
      confidence: 1,
      source: "manual",
      version: 1,
    });
  });

  it("gives a record the origin of its turn", async () => {
    const side = openWriteSide();
    const { operations } = await addTurns(
      addRequest(["a"], { type: "semantic", origin: "web:https://a.example" }),
      side,
    );
    const [record] = await side.store.recordsById(operations.map(({ id }) => id));
    expect(record?.origin).toBe("web:https://a.example");
  });

  it("writes nothing when there is nothing to write", async () => {
    const side = openWriteSide();
    expect(await addTurns(addRequest([]), side)).toEqual({
      turns: [],
      skipped: [],
      operations: [],
      refused: [],
      hidden: new Set(),
      queued: 0,
      warnings: [],
    });
    expect((await addTurns(addRequest([" "], { type: "semantic" }), side)).operations).toEqual([]);
    expect(await side.store.counts()).toMatchObject({ turns: 0, events: 0, scopes: 0 });
  });
});

describe("an idempotency key", () => {
  it("records once, and names the same turns the second time", async () => {
    const side = openWriteSide();
    const request = addRequest(["a", "b"], { idempotencyKey: "k", type: "semantic" });
    const first = await addTurns(request, side);
    const second = await addTurns(request, side);
    expect(idsOf(second)).toEqual(idsOf(first));
    expect(second.turns.every(({ duplicate }) => duplicate)).toBe(true);
    expect(second.operations).toEqual([]);
    expect(await side.store.counts()).toMatchObject({
      turns: 2,
      records: { active: 2 },
      events: 2,
    });
  });

  /** @see mem0ai/mem0#6531 concurrent identical adds were all kept */
  it("records once when many calls come in at the same time", async () => {
    const side = openWriteSide();
    const request = addRequest(["a", "b"], { idempotencyKey: "k", type: "semantic" });
    const all = await Promise.all(Array.from({ length: 8 }, () => addTurns(request, side)));
    expect(new Set(all.map((added) => idsOf(added).join())).size).toBe(1);
    expect(all.filter(({ turns }) => turns.every(({ duplicate }) => !duplicate))).toHaveLength(1);
    expect(await side.store.counts()).toMatchObject({
      turns: 2,
      records: { active: 2 },
      events: 2,
    });
  });

  it("is one in each scope and each call of its own", async () => {
    const side = openWriteSide();
    const keys = ["k", "k#0", "k#", "k\0a", "k\0b", "%", "K"];
    for (const idempotencyKey of keys) await addTurns(addRequest(["a"], { idempotencyKey }), side);
    await addTurns(
      addRequest(["a"], { idempotencyKey: "k", scope: { userId: "maya", runId: "7" } }),
      side,
    );
    await addTurns(addRequest(["a"]), side);
    await addTurns(addRequest(["a"]), side);
    expect((await side.store.counts()).turns).toBe(keys.length + 3);
  });

  it("lets a longer second call record what the first did not have", async () => {
    const side = openWriteSide();
    await addTurns(addRequest(["a"], { idempotencyKey: "k" }), side);
    const { turns } = await addTurns(addRequest(["a", "b"], { idempotencyKey: "k" }), side);
    expect(turns.map(({ duplicate }) => duplicate)).toEqual([true, false]);
  });
});
