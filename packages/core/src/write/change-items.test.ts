import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { addRequest, changeContext, openWriteSide } from "../../test/support/write-side.ts";
import type { StoredRecord } from "../model/record.ts";
import { addTurns } from "./add-turns.ts";
import { retractItem, updateRecord } from "./change-items.ts";

async function openWithRecord(text = "I like tea.") {
  const side = openWriteSide();
  const { operations, turns } = await addTurns(addRequest([text], { type: "semantic" }), side);
  const id = operations[0]?.id as string;
  const read = async () => (await side.store.recordsById([id]))[0] as StoredRecord;
  return { side, id, read, record: await read(), turn: turns[0]?.turn };
}

describe("updateRecord", () => {
  it("changes what is given and logs both states", async () => {
    const { side, id, read, record } = await openWithRecord();
    const operation = await updateRecord(record, { text: "I like coffee." }, changeContext(), side);
    expect(operation).toMatchObject({
      op: "UPDATE",
      id,
      text: "I like coffee.",
      previous: "I like tea.",
      reason: "because",
    });
    expect(await read()).toMatchObject({
      text: "I like coffee.",
      version: 2,
      recordedAt: record.recordedAt,
    });
    expect((await read()).updatedAt).toBeGreaterThan(record.updatedAt);
    const events = await side.store.eventsByTarget(id);
    expect(events.map(({ operation: op }) => op)).toEqual(["ADD", "UPDATE"]);
    expect(events[1]?.before).toEqual({ kind: "memory", record });
    expect(events[1]?.after).toEqual({ kind: "memory", record: await read() });
  });

  /** mem0ai 3.3.1 kept no history of metadata */
  it("logs a change of metadata alone", async () => {
    const { side, id, record } = await openWithRecord();
    const operation = await updateRecord(
      record,
      { metadata: { topic: "drinks" } },
      changeContext(),
      side,
    );
    expect(operation).toMatchObject({ op: "UPDATE" });
    expect("previous" in operation).toBe(false);
    const [, event] = await side.store.eventsByTarget(id);
    expect(event?.after).toMatchObject({ record: { metadata: { topic: "drinks" } } });
  });

  it("does nothing when nothing changes", async () => {
    const { side, id, record } = await openWithRecord();
    const same = { text: record.text, importance: record.importance, expiresAt: undefined };
    expect(await updateRecord(record, same, changeContext(), side)).toMatchObject({
      op: "NOOP",
      id,
    });
    expect(await side.store.eventsByTarget(id)).toHaveLength(1);
  });

  it("refuses an end before the beginning", async () => {
    const { side, record } = await openWithRecord();
    const change = () =>
      updateRecord(record, { validTo: record.validFrom - 1 }, changeContext(), side);
    expect((await errorOf(change)).code).toBe("invalid_time");
    await updateRecord(record, { validTo: record.validFrom }, changeContext(), side);
  });

  it("refuses to overwrite what someone else has changed meanwhile", async () => {
    const { side, id, read, record } = await openWithRecord();
    await updateRecord(record, { text: "I like milk." }, changeContext(), side);
    const late = () => updateRecord(record, { text: "I like coffee." }, changeContext(), side);
    expect((await errorOf(late)).code).toBe("write_conflict");
    expect((await read()).text).toBe("I like milk.");
    expect(await side.store.eventsByTarget(id)).toHaveLength(2);
  });
});

describe("retractItem", () => {
  it("withdraws a record once", async () => {
    const { side, id, read, record } = await openWithRecord();
    expect(
      await retractItem({ kind: "memory", value: record }, changeContext(), side),
    ).toMatchObject({ op: "DELETE", id });
    expect((await read()).status).toBe("retracted");
    const again = await retractItem({ kind: "memory", value: await read() }, changeContext(), side);
    expect(again).toMatchObject({ op: "NOOP", reason: "it was deleted before" });
    expect(await side.store.eventsByTarget(id)).toHaveLength(2);
  });

  it("hides a turn and keeps its words", async () => {
    const side = openWriteSide();
    const { turns } = await addTurns(addRequest(["I like tea."]), side);
    const value = turns[0]?.turn;
    if (value === undefined) throw new Error("not recorded");
    const operation = await retractItem({ kind: "turn", value }, changeContext(), side);
    expect(operation).toMatchObject({ op: "DELETE", id: value.id, text: "I like tea." });
    const [stored] = await side.store.turnsById([value.id]);
    expect(stored).toMatchObject({ status: "retracted", text: "I like tea." });
    expect(await side.store.eventById(operation.eventId as string)).toMatchObject({
      operation: "DELETE",
      before: { turn: { status: "active" } },
      after: { turn: { status: "retracted" } },
    });
  });
});
