import { fixedClock } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { textsOf } from "../test/support/texts-of.ts";

const maya = { userId: "maya" };

async function openWithFact(text = "I live in Lisbon.") {
  const clock = fixedClock("2026-03-02T10:00:00Z");
  const memory = await openTestMemory({ clock });
  const { operations, turns } = await memory.add(text, { ...maya, type: "semantic" });
  return { memory, clock, id: operations[0]?.id as string, turnId: turns[0]?.id as string };
}

describe("update", () => {
  it("changes what is found, at once", async () => {
    const { memory, id } = await openWithFact();
    const operation = await memory.update(id, { text: "I live in Porto.", importance: 0.9 });
    expect(operation).toMatchObject({
      op: "UPDATE",
      previous: "I live in Lisbon.",
      reason: "updated by hand",
    });
    expect(textsOf((await memory.search("Porto", maya)).results)).toEqual(["I live in Porto."]);
    expect((await memory.search("Lisbon", maya)).results).toEqual([]);
    expect(await memory.get(id)).toMatchObject({ text: "I live in Porto.", importance: 0.9 });
  });

  it("leaves the words of the turn as they were said", async () => {
    const { memory, id, turnId } = await openWithFact();
    await memory.update(id, { text: "I live in Porto." });
    expect(await memory.get(turnId)).toMatchObject({ text: "I live in Lisbon." });
    const error = await errorOf(() => memory.update(turnId, { text: "I live in Porto." }));
    expect(error).toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("is a turn"),
    });
  });

  it("does nothing when nothing changes", async () => {
    const { memory, id } = await openWithFact();
    expect(await memory.update(id, { text: "I live in Lisbon." })).toMatchObject({ op: "NOOP" });
    expect(await memory.history(id)).toHaveLength(1);
  });

  it("lets one of two who change the same record at once win, and tells the other", async () => {
    const { memory, id } = await openWithFact();
    const outcomes = await Promise.allSettled([
      memory.update(id, { text: "I live in Porto." }),
      memory.update(id, { text: "I live in Faro." }),
    ]);
    const failed = outcomes.filter(({ status }) => status === "rejected");
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ reason: { code: "write_conflict" } });
    expect(await memory.history(id)).toHaveLength(2);
  });

  it("refuses an unknown id, an unknown field, a wrong value", async () => {
    const { memory, id } = await openWithFact();
    expect((await errorOf(() => memory.update("nobody", { text: "x" }))).code).toBe("not_found");
    expect(
      (await errorOf(() => memory.update(id, { status: "active" } as never))).message,
    ).toContain('"status"');
    expect((await errorOf(() => memory.update(id, { text: " " }))).code).toBe("invalid_options");
    expect((await errorOf(() => memory.update(id, { validTo: "2020-01-01" }))).code).toBe(
      "invalid_time",
    );
    expect((await errorOf(() => memory.update(id, { metadata: { n: 1n } } as never))).code).toBe(
      "invalid_metadata",
    );
    expect(await memory.history(id)).toHaveLength(1);
  });
});

describe("delete", () => {
  it("takes a record out of everything but its history", async () => {
    const { memory, id } = await openWithFact();
    await memory.delete(id, { reason: "moved away", actor: "maya" });
    expect((await memory.search("Lisbon", maya)).results).toEqual([]);
    expect((await memory.recall({ ...maya, query: "Lisbon" })).text).toBe("");
    expect((await memory.list(maya)).items).toEqual([]);
    expect((await memory.list(maya, { status: "retracted" })).items).toMatchObject([
      { id, status: "retracted" },
    ]);
    expect((await memory.history(id)).at(-1)).toMatchObject({
      operation: "DELETE",
      reason: "moved away",
      actor: "maya",
    });
  });

  it("takes a turn out of everything, its neighbours find each other", async () => {
    const memory = await openTestMemory();
    const { turns } = await memory.add(["hotel in Porto", "the secret", "by the river"], maya);
    await memory.delete(turns[1]?.id as string);
    expect((await memory.search("secret", maya)).results).toEqual([]);
    expect(textsOf((await memory.turns(maya)).items)).toEqual(["hotel in Porto", "by the river"]);
    expect((await memory.turns(maya, { includeRetracted: true })).items).toHaveLength(3);
    expect(textsOf((await memory.search("hotel", maya)).results)).toEqual([
      "hotel in Porto",
      "by the river",
    ]);
    expect(await memory.stats(maya)).toMatchObject({ turns: 2, retractedTurns: 1 });
  });

  it("does nothing the second time", async () => {
    const { memory, id } = await openWithFact();
    await memory.delete(id);
    expect(await memory.delete(id)).toMatchObject({ op: "NOOP" });
    expect((await errorOf(() => memory.delete("nobody"))).code).toBe("not_found");
  });
});

describe("history", () => {
  /** mem0ai 3.3.1 kept neither actor nor metadata in its history */
  it("tells what changed, when, why and by whom, oldest first", async () => {
    const { memory, clock, id } = await openWithFact();
    clock.advance(1_000);
    await memory.update(id, { metadata: { city: "Lisbon" }, actor: "maya", reason: "tagged" });
    clock.advance(1_000);
    await memory.delete(id);
    expect(await memory.history(id)).toMatchObject([
      {
        operation: "ADD",
        actor: "api",
        at: "2026-03-02T10:00:00.000Z",
        after: { text: "I live in Lisbon." },
      },
      {
        operation: "UPDATE",
        actor: "maya",
        reason: "tagged",
        at: "2026-03-02T10:00:01.000Z",
        before: { metadata: {} },
        after: { metadata: { city: "Lisbon" } },
      },
      { operation: "DELETE", at: "2026-03-02T10:00:02.000Z", after: { status: "retracted" } },
    ]);
  });

  it("tells of a turn that it was said, and by whom", async () => {
    const { memory, turnId } = await openWithFact();
    expect(await memory.history(turnId)).toMatchObject([
      {
        operation: "ADD",
        reason: "said",
        actor: "user",
        after: { kind: "turn", text: "I live in Lisbon." },
      },
    ]);
  });

  it("is empty for what never was", async () => {
    const { memory } = await openWithFact();
    expect(await memory.history("nobody")).toEqual([]);
    expect(await memory.history("' OR 1=1 --")).toEqual([]);
  });
});

describe("revert", () => {
  it("undoes an update, and the undoing", async () => {
    const { memory, id } = await openWithFact();
    const { eventId } = await memory.update(id, { text: "I live in Porto." });
    const [undone] = await memory.revert(eventId as string);
    expect(undone).toMatchObject({
      op: "UPDATE",
      text: "I live in Lisbon.",
      reason: `reverted event ${eventId}`,
    });
    expect(textsOf((await memory.search("live", maya)).results)).toEqual(["I live in Lisbon."]);
    await memory.revert(undone?.eventId as string);
    expect(textsOf((await memory.search("live", maya)).results)).toEqual(["I live in Porto."]);
    expect((await memory.history(id)).map(({ operation }) => operation)).toEqual([
      "ADD",
      "UPDATE",
      "REVERT",
      "REVERT",
    ]);
  });

  it("brings back a deleted turn, so that it is found again", async () => {
    const memory = await openTestMemory();
    const { turns } = await memory.add("I like tea.", maya);
    const { eventId } = await memory.delete(turns[0]?.id as string);
    await memory.revert(eventId as string);
    expect((await memory.search("tea", maya)).results).toHaveLength(1);
  });

  it("withdraws what was added", async () => {
    const { memory, id } = await openWithFact();
    const [added] = await memory.history(id);
    await memory.revert(added?.id as string);
    expect((await memory.search("Lisbon", maya)).results).toEqual([]);
  });

  it("refuses what later changes lie upon, and what it does not know", async () => {
    const { memory, id } = await openWithFact();
    const { eventId } = await memory.update(id, { text: "I live in Porto." });
    await memory.update(id, { text: "I live in Faro." });
    expect((await errorOf(() => memory.revert(eventId as string))).code).toBe("revert_conflict");
    expect((await errorOf(() => memory.revert("nobody"))).code).toBe("not_found");
  });

  it("cannot unsay a turn", async () => {
    const { memory, turnId } = await openWithFact();
    const [said] = await memory.history(turnId);
    expect((await errorOf(() => memory.revert(said?.id as string))).hint).toContain(
      "delete or erase",
    );
  });
});

describe("erase", () => {
  it("destroys a turn and the record that rests on it alone", async () => {
    const { memory, id, turnId } = await openWithFact();
    expect(await memory.erase(turnId)).toMatchObject({ turns: 1, records: 1, trimmed: 0 });
    expect(await memory.get(id)).toBeUndefined();
    expect(await memory.get(turnId)).toBeUndefined();
    expect((await memory.search("Lisbon", maya)).results).toEqual([]);
  });

  it("destroys a record and leaves the turn that it came from", async () => {
    const { memory, id, turnId } = await openWithFact();
    expect(await memory.erase(id)).toMatchObject({ turns: 0, records: 1 });
    expect(await memory.get(turnId)).toBeDefined();
  });

  it("leaves of one item that it was erased, and no word of it", async () => {
    const { memory, id } = await openWithFact();
    await memory.update(id, { text: "I live in Porto." });
    await memory.erase(id, { reason: "asked to", actor: "maya" });
    const history = await memory.history(id);
    expect(history).toMatchObject([{ operation: "ERASE", reason: "asked to", actor: "maya" }]);
    expect(JSON.stringify(history)).not.toMatch(/Lisbon|Porto/u);
  });

  it("destroys everything of a scope and nothing beside it", async () => {
    const { memory, id } = await openWithFact();
    await memory.add("Maya elsewhere", { ...maya, runId: "2" });
    await memory.add("Ben was here", { userId: "ben", type: "semantic" });
    await memory.delete(id);
    expect(await memory.erase(maya)).toMatchObject({ turns: 2, records: 1 });
    expect(await memory.stats(maya)).toMatchObject({ turns: 0, events: 0, scopes: 0 });
    expect(await memory.history(id)).toEqual([]);
    expect(textsOf((await memory.list({ userId: "ben" })).items)).toEqual(["Ben was here"]);
    expect(await memory.stats()).toMatchObject({ turns: 1, scopes: 1 });
  });

  it("destroys one conversation and leaves the others of the same user", async () => {
    const memory = await openTestMemory();
    for (const runId of ["1", "10", "2"])
      await memory.add(`tea of run ${runId}`, { ...maya, runId });
    await memory.erase({ ...maya, runId: "1" });
    expect(textsOf((await memory.search("tea", maya)).results).toSorted()).toEqual([
      "tea of run 10",
      "tea of run 2",
    ]);
  });

  it("refuses what does not exist, and a text that is no id", async () => {
    const { memory } = await openWithFact();
    for (const id of ["nobody", "", "*", "maya"])
      expect((await errorOf(() => memory.erase(id))).code).toBe("not_found");
    expect(await memory.erase({ userId: "ben" })).toEqual({
      turns: 0,
      records: 0,
      events: 0,
      trimmed: 0,
    });
    expect((await memory.stats()).turns).toBe(1);
  });

  it("starts anew in an erased scope", async () => {
    const { memory } = await openWithFact();
    await memory.search("Lisbon", maya);
    await memory.erase(maya);
    await memory.add("I live in Faro.", { ...maya, infer: false });
    expect(textsOf((await memory.search("live", maya)).results)).toEqual(["I live in Faro."]);
  });
});
