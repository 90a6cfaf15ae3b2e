import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import {
  addRequest,
  changeContext,
  eraseLog,
  openWriteSide,
} from "../../test/support/write-side.ts";
import type { StoredEvent } from "../model/event.ts";
import type { StoredRecord } from "../model/record.ts";
import { addTurns } from "./add-turns.ts";
import { retractItem, updateRecord } from "./change-items.ts";
import { commit } from "./commit.ts";
import { addRecord, changeRecord } from "./record-change.ts";
import { revertOperation } from "./revert.ts";

async function openWithRecord() {
  const side = openWriteSide();
  const { operations } = await addTurns(addRequest(["I like tea."], { type: "semantic" }), side);
  const id = operations[0]?.id as string;
  const read = async () => (await side.store.recordsById([id]))[0] as StoredRecord;
  const update = async (text: string) =>
    updateRecord(await read(), { text }, changeContext(), side);
  const remove = async () =>
    retractItem({ kind: "memory", value: await read() }, changeContext(), side);
  const events = () => side.store.eventsByTarget(id);
  /** Reverts the event at a place of the history. */
  const revert = async (place: number) =>
    revertOperation(
      (await events()).at(place) as StoredEvent,
      changeContext({ reason: "undo" }),
      side,
    );
  return { side, id, read, update, remove, events, revert };
}

describe("revertOperation", () => {
  it("withdraws what was added", async () => {
    const { id, read, revert } = await openWithRecord();
    expect(await revert(0)).toMatchObject([{ op: "DELETE", id, reason: "undo" }]);
    expect((await read()).status).toBe("retracted");
  });

  it("brings back the state before an update, all of it", async () => {
    const { side, read, update, events, revert } = await openWithRecord();
    const before = await read();
    await update("I like coffee.");
    expect(await revert(-1)).toMatchObject([
      { op: "UPDATE", text: "I like tea.", previous: "I like coffee." },
    ]);
    const after = await read();
    expect({ ...after, version: 1, updatedAt: before.updatedAt }).toEqual(before);
    expect(after.version).toBe(3);
    expect((await events()).map(({ operation }) => operation)).toEqual(["ADD", "UPDATE", "REVERT"]);
    expect((await side.store.counts()).events).toBe(3);
  });

  it("brings back what was deleted", async () => {
    const { read, remove, revert } = await openWithRecord();
    await remove();
    expect(await revert(-1)).toMatchObject([{ op: "UPDATE", text: "I like tea." }]);
    expect((await read()).status).toBe("active");
  });

  it("can itself be reverted, again and again", async () => {
    const { read, update, revert } = await openWithRecord();
    await update("I like coffee.");
    for (const expected of ["I like tea.", "I like coffee.", "I like tea.", "I like coffee."]) {
      await revert(-1);
      expect((await read()).text).toBe(expected);
    }
  });

  it("brings back what the revert of its addition took away", async () => {
    const { read, revert } = await openWithRecord();
    await revert(0);
    await revert(-1);
    expect(await read()).toMatchObject({ status: "active", text: "I like tea." });
  });

  it("refuses when the item changed later, and names what to revert first", async () => {
    const { read, update, events, revert } = await openWithRecord();
    await update("I like coffee.");
    await update("I like milk.");
    for (const place of [0, 1]) {
      const error = await errorOf(() => revert(place));
      expect(error.code).toBe("revert_conflict");
      expect(error.hint).toContain((await events()).at(-1)?.id);
    }
    expect((await read()).text).toBe("I like milk.");
  });

  it("undoes one record of a call that added several", async () => {
    const side = openWriteSide();
    const { operations } = await addTurns(addRequest(["a", "b"], { type: "semantic" }), side);
    const event = (await side.store.eventById(operations[1]?.eventId as string)) as StoredEvent;
    await revertOperation(event, changeContext(), side);
    const records = await side.store.recordsById(operations.map(({ id }) => id));
    expect(records.map(({ text, status }) => [text, status]).toSorted()).toEqual([
      ["a", "active"],
      ["b", "retracted"],
    ]);
  });

  it("undoes everything that belongs to one change, from whichever of its events", async () => {
    for (const chosen of [0, 1]) {
      const { side, id, read } = await openWithRecord();
      const old = await read();
      const shared = changeContext({ operationId: "moved on" });
      const next = { ...old, id: "next", text: "I like coffee.", supersedes: [id], version: 1 };
      const changes = [
        changeRecord(
          "UPDATE",
          old,
          { ...old, status: "superseded", supersededBy: "next" },
          shared,
          side,
        ),
        addRecord(next, shared, side),
      ];
      await commit({ changes }, side);
      const event = changes[chosen]?.event as StoredEvent;
      const undone = await revertOperation(event, changeContext(), side);
      expect(undone.map(({ op, id: target }) => [op, target])).toEqual([
        ["DELETE", "next"],
        ["UPDATE", id],
      ]);
      expect(await read()).toMatchObject({ status: "active", text: "I like tea." });
      expect((await read()).supersededBy).toBeUndefined();
      expect((await side.store.recordsById(["next"]))[0]?.status).toBe("retracted");
    }
  });

  it("brings a hidden turn back, and hides it again", async () => {
    const side = openWriteSide();
    const { turns } = await addTurns(addRequest(["I like tea."]), side);
    const value = turns[0]?.turn;
    if (value === undefined) throw new Error("not recorded");
    await retractItem({ kind: "turn", value }, changeContext(), side);
    const status = async () => (await side.store.turnsById([value.id]))[0]?.status;
    const revertLast = async () => {
      const event = (await side.store.eventsByTarget(value.id)).at(-1) as StoredEvent;
      return revertOperation(event, changeContext(), side);
    };
    expect(await revertLast()).toMatchObject([{ op: "ADD", id: value.id, text: "I like tea." }]);
    expect(await status()).toBe("active");
    expect(await revertLast()).toMatchObject([{ op: "DELETE", id: value.id }]);
    expect(await status()).toBe("retracted");
  });

  it("cannot bring back what was erased", async () => {
    const { side, id, events, revert } = await openWithRecord();
    const [added] = await events();
    await side.store.erase({ turnIds: [], recordIds: [id] }, eraseLog(side));
    expect((await errorOf(() => revert(-1))).code).toBe("not_found");
    expect(await side.store.eventById(added?.id as string)).toBeUndefined();
  });
});
