import { describe, expect, it } from "vitest";
import { storedRecord, storedTurn } from "../../test/support/stored-items.ts";
import { vectorFields } from "./vector-fields.ts";

const march = Date.UTC(2026, 2, 2, 10);

describe("vectorFields", () => {
  it("names what filters ask about of a turn and of a record", () => {
    const turn = storedTurn({ name: "Maya", at: march, origin: "web:https://a.example" });
    expect(vectorFields({ kind: "turn", value: turn })).toEqual({
      role: "user",
      name: "Maya",
      origin: "web:https://a.example",
      at: march,
    });
    const record = storedRecord({ validFrom: march, type: "procedural", source: "rules" });
    expect(vectorFields({ kind: "memory", value: record })).toEqual({
      type: "procedural",
      origin: "user",
      source: "rules",
      at: march,
    });
  });

  it("keeps plain values of the metadata, and nothing that databases refuse or that paths make ambiguous", () => {
    const metadata = {
      ...{ project: "apollo", year: 2026, done: false, role: "chef", short: "x".repeat(256) },
      ...{ long: "x".repeat(257), none: null, list: [1], deep: { a: 1 }, "a.b": 1, "": 1 },
      ...{ half: "\ud800", zero: "a\0b", "\ud800": 1, ["k".repeat(257)]: 1 },
    };
    const fields = vectorFields({ kind: "turn", value: storedTurn({ metadata }) });
    expect(fields).toMatchObject({
      ...{ role: "user", "metadata.role": "chef", "metadata.project": "apollo" },
      ...{ "metadata.year": 2026, "metadata.done": false, "metadata.short": "x".repeat(256) },
    });
    expect(Object.keys(fields)).toHaveLength(8);
  });

  it("keeps a key named __proto__ a key", () => {
    const metadata = JSON.parse('{"__proto__": "kept"}');
    const fields = vectorFields({ kind: "turn", value: storedTurn({ metadata }) });
    expect(Object.entries(fields)).toContainEqual(["metadata.__proto__", "kept"]);
  });
});
