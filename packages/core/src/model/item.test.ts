import { describe, expect, it } from "vitest";
import { storedRecord, storedTurn } from "../../test/support/stored-items.ts";
import { presentItem, referenceOf, runOf, speakerOf, timeOf } from "./item.ts";

describe("presentItem", () => {
  it("gives a turn with ISO times and without what it does not have", () => {
    const turn = storedTurn({ at: Date.UTC(2026, 2, 2), idempotencyKey: "secret#0" });
    expect(presentItem({ kind: "turn", value: turn })).toEqual({
      kind: "turn",
      id: "turn-1",
      scope: { userId: "maya" },
      role: "user",
      text: "I live in Lisbon.",
      origin: "user",
      status: "active",
      at: "2026-03-02T00:00:00.000Z",
      recordedAt: "2026-01-01T00:00:00.000Z",
      metadata: {},
    });
    expect("name" in presentItem({ kind: "turn", value: turn })).toBe(false);
  });

  it("gives a record with everything that is known", () => {
    const record = storedRecord({
      subject: "Maya",
      predicate: "lives in",
      object: "Lisbon",
      validTo: Date.UTC(2026, 5, 1),
      expiresAt: Date.UTC(2027, 0, 1),
      supersededBy: "record-2",
    });
    const presented = presentItem({ kind: "memory", value: record });
    expect(presented).toMatchObject({
      kind: "memory",
      subject: "Maya",
      predicate: "lives in",
      object: "Lisbon",
      validFrom: "2026-01-01T00:00:00.000Z",
      validTo: "2026-06-01T00:00:00.000Z",
      expiresAt: "2027-01-01T00:00:00.000Z",
      supersededBy: "record-2",
    });
    expect("version" in presented).toBe(false);
  });
});

describe("what turns and records have in common", () => {
  const turn = { kind: "turn" as const, value: storedTurn({ name: "Maya", at: 5 }) };
  const record = { kind: "memory" as const, value: storedRecord({ subject: "Ana", validFrom: 7 }) };

  it("names them apart, also with the same id", () => {
    const twin = { kind: "memory" as const, value: storedRecord({ id: turn.value.id }) };
    expect(referenceOf(turn)).not.toBe(referenceOf(twin));
  });

  it("knows when and about whom", () => {
    expect([timeOf(turn), timeOf(record)]).toEqual([5, 7]);
    expect([speakerOf(turn), speakerOf(record)]).toEqual(["Maya", "Ana"]);
  });

  it("tells conversations apart whatever characters their ids hold", () => {
    const runOfScope = (scope: object) => runOf({ kind: "turn", value: storedTurn({ scope }) });
    expect(runOfScope({ userId: "a", runId: "b" })).not.toBe(
      runOfScope({ userId: "b", runId: "a" }),
    );
    expect(runOfScope({ userId: 'a","b' })).not.toBe(runOfScope({ userId: "a", agentId: "b" }));
    expect(runOfScope({ userId: "a" })).toBe(runOfScope({ userId: "a" }));
  });
});
