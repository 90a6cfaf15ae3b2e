import { describe, expect, it } from "vitest";
import { recordItem, turnItem } from "../../test/support/candidates.ts";
import type { StoredItem } from "../model/item.ts";
import type { Visibility } from "./visibility.ts";
import { isVisible, visibilityTest } from "./visibility.ts";

const now = 1_000;

function sees(item: StoredItem, fields: Partial<Visibility> = {}): boolean {
  return isVisible(item, { scope: { userId: "maya" }, now, superseded: false, ...fields });
}

describe("isVisible", () => {
  it("asks for the scope whatever found the item", () => {
    expect(sees(turnItem())).toBe(true);
    expect(sees(turnItem({ scope: { userId: "maya2" } }))).toBe(false);
    expect(sees(turnItem({ scope: { agentId: "maya" } }))).toBe(false);
    expect(sees(turnItem(), { scope: { userId: "maya", runId: "7" } })).toBe(false);
    expect(sees(recordItem({ scope: { userId: "ben" } }), { filter: () => true })).toBe(false);
  });

  it("asks each item of a scope that several share", () => {
    const shared = { userId: "ben" };
    const sees = visibilityTest({
      scope: { userId: "maya" },
      furtherScopes: [{ userId: "ben", runId: "7" }],
      now,
      superseded: false,
    });
    expect([sees(recordItem()), sees(recordItem())]).toEqual([true, true]);
    expect([sees(recordItem({ scope: shared })), sees(turnItem({ scope: shared }))]).toEqual([
      false,
      false,
    ]);
    const run = { userId: "ben", runId: "7" };
    expect([sees(recordItem({ scope: run })), sees(turnItem({ scope: run }))]).toEqual([
      true,
      true,
    ]);
  });

  it("hides what is deleted, except from listings that ask for it", () => {
    for (const item of [turnItem({ status: "retracted" }), recordItem({ status: "retracted" })]) {
      expect(sees(item)).toBe(false);
      expect(sees(item, { retracted: true, superseded: true })).toBe(true);
    }
  });

  it("hides what has expired from everybody", () => {
    expect(sees(turnItem({ expiresAt: now + 1 }))).toBe(true);
    expect(sees(turnItem({ expiresAt: now }))).toBe(false);
    expect(sees(recordItem({ expiresAt: now - 1 }), { retracted: true, superseded: true })).toBe(
      false,
    );
  });

  it("hides what something else took the place of, except from those who ask for it", () => {
    const past = recordItem({ status: "superseded" });
    expect(sees(past)).toBe(false);
    expect(sees(past, { superseded: true })).toBe(true);
  });

  it("shows as of a time what was true then, superseded since or not", () => {
    const past = recordItem({ status: "superseded", validFrom: 10, validTo: 20 });
    expect([9, 10, 19, 20].map((asOf) => sees(past, { asOf }))).toEqual([false, true, true, false]);
    expect(sees(recordItem({ validFrom: 10 }), { asOf: 1_000_000 })).toBe(true);
    expect([9, 10].map((asOf) => sees(turnItem({ at: 10 }), { asOf }))).toEqual([false, true]);
  });

  it("hides what was recorded later than it is known", () => {
    const item = turnItem({ at: 5, recordedAt: 10 });
    expect([9, 10].map((knownAt) => sees(item, { knownAt }))).toEqual([false, true]);
  });

  it("lets the filter have a word at the end", () => {
    expect(sees(turnItem(), { filter: ({ kind }) => kind === "turn" })).toBe(true);
    expect(sees(turnItem(), { filter: ({ kind }) => kind === "memory" })).toBe(false);
  });
});
