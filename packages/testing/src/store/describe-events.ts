import assert from "node:assert/strict";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import type { StoreContext } from "./store-context.ts";

/** The log: only ever longer, in the order of writing. */
export function describeEvents({ describe, it }: StoreContext): void {
  describe("events", () => {
    it("gives an event back with the states before and after", async ({ store, samples }) => {
      const record = samples.record({ text: 'the "old" text', metadata: { n: 1 } });
      const after = { ...record, text: "the new text", version: 2 };
      const turn = samples.turn({ metadata: { deep: [{}] } });
      const events = [
        samples.event({ kind: "memory", record }),
        samples.event(
          { kind: "memory", record: after },
          {
            operation: "UPDATE",
            before: { kind: "memory", record },
            reason: "it changed: l'été",
            actor: "model",
          },
        ),
        samples.event(
          { kind: "turn", turn: { ...turn, status: "retracted" } },
          { operation: "DELETE", before: { kind: "turn", turn } },
        ),
      ];
      await store.write({ events });
      for (const event of events) assertSame(await store.eventById(event.id), event);
      assert.equal(await store.eventById(samples.nextId()), undefined);
    });

    it("keeps the order of logging, whatever the clock said", async ({ store, samples }) => {
      const record = samples.record();
      const times = [300, 100, 200, 100];
      const events = times.map((at) => samples.event({ kind: "memory", record }, { at }));
      await store.write({ events: events.slice(0, 2) });
      for (const event of events.slice(2)) await store.write({ events: [event] });
      const ids = events.map(({ id }) => id);
      assert.deepEqual(
        (await store.eventsByTarget(record.id)).map(({ id }) => id),
        ids,
      );
      assert.deepEqual(
        (await store.eventsUntil({ userId: "ada" }, 300)).map(({ id }) => id),
        ids,
      );
    });

    it("finds events by target and by operation", async ({ store, samples }) => {
      const [one, two] = [samples.record(), samples.record()];
      const operationId = samples.nextId();
      const events = [
        samples.event({ kind: "memory", record: one }, { operationId }),
        samples.event({ kind: "memory", record: two }),
        samples.event({ kind: "memory", record: two }, { operationId }),
      ];
      await store.write({ events });
      assertSame(await store.eventsByTarget(two.id), events.slice(1));
      assertSame(await store.eventsByOperation(operationId), [events[0], events[2]]);
      assert.deepEqual(await store.eventsByTarget(operationId), []);
      assert.deepEqual(await store.eventsByOperation(one.id), []);
    });

    it("gives a scope's events up to a time, that time included", async ({ store, samples }) => {
      const record = samples.record({ scope: { userId: "ada", runId: "one" } });
      const other = samples.record({ scope: { userId: "adam" } });
      const events = [10, 20, 20, 30].map((at) =>
        samples.event({ kind: "memory", record }, { at }),
      );
      await store.write({
        events: [...events, samples.event({ kind: "memory", record: other }, { at: 10 })],
      });
      const idsUntil = async (time: number) =>
        (await store.eventsUntil({ userId: "ada" }, time)).map(({ id }) => id);
      const ids = events.map(({ id }) => id);
      assert.deepEqual(await idsUntil(9), []);
      assert.deepEqual(await idsUntil(19), ids.slice(0, 1));
      assert.deepEqual(await idsUntil(20), ids.slice(0, 3));
      assert.deepEqual(await idsUntil(30), ids);
      assert.deepEqual(await store.eventsUntil({ userId: "ada", runId: "two" }, 99), []);
    });

    it("refuses an id that the log has already, and keeps the entry", async ({
      store,
      samples,
    }) => {
      const event = samples.event({ kind: "memory", record: samples.record() });
      await store.write({ events: [event] });
      await assertCode(
        () => store.write({ events: [{ ...event, reason: "rewritten" }] }),
        "write_conflict",
      );
      assertSame(await store.eventById(event.id), event);
    });
  });
}
