import { describe, expect, it } from "vitest";
import { storedRecord, storedTurn } from "../../test/support/stored-items.ts";
import type { EventState, StoredEvent } from "../model/event.ts";
import { recordsAt } from "./records-at.ts";

function event(targetId: string, after: EventState | undefined): StoredEvent {
  return {
    id: `event of ${targetId}`,
    operationId: "operation",
    operation: "UPDATE",
    scope: { userId: "maya" },
    targetId,
    after,
    reason: "test",
    actor: "test",
    at: 0,
  };
}

const state = (id: string, text: string): EventState => ({
  kind: "memory",
  record: storedRecord({ id, text }),
});

describe("recordsAt", () => {
  it("gives each record as its last event left it, in the order in which they came", () => {
    const events = [
      event("a", state("a", "tea")),
      event("b", state("b", "milk")),
      event("a", state("a", "coffee")),
    ];
    expect(recordsAt(events).map(({ id, text }) => [id, text])).toEqual([
      ["a", "coffee"],
      ["b", "milk"],
    ]);
  });

  it("forgets what was erased, and starts anew with what came after", () => {
    expect(recordsAt([event("a", state("a", "tea")), event("a", undefined)])).toEqual([]);
    const again = [
      event("a", state("a", "tea")),
      event("a", undefined),
      event("a", state("a", "milk")),
    ];
    expect(recordsAt(again).map(({ text }) => text)).toEqual(["milk"]);
  });

  it("takes no turn for a record", () => {
    expect(recordsAt([event("t", { kind: "turn", turn: storedTurn() })])).toEqual([]);
    expect(recordsAt([])).toEqual([]);
  });
});
