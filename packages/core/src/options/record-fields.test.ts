import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { recordChangesSchema } from "./change-options.ts";
import { parseOptions } from "./parse-options.ts";
import { recordFields } from "./record-fields.ts";

const fieldsOf = (changes: object) =>
  recordFields(parseOptions(recordChangesSchema, changes, "update"));

describe("recordFields", () => {
  it("holds what is given and nothing else, neither actor nor reason", () => {
    expect(fieldsOf({ actor: "maya", reason: "typo", importance: 0, object: undefined })).toEqual({
      importance: 0,
    });
    expect(fieldsOf({})).toEqual({});
  });

  it("cleans every text as that of a turn", () => {
    expect(
      fieldsOf({ text: " Cafe\u0301\u202e \r\n", subject: "\ud800\0Ana", object: "a\u200bb" }),
    ).toEqual({
      text: "Café",
      subject: "\ufffdAna",
      object: "ab",
    });
  });

  it("turns times into milliseconds and null into nothing", () => {
    const fields = fieldsOf({ validFrom: "2026-03-02", validTo: null, expiresAt: new Date(5) });
    expect(fields).toEqual({ validFrom: Date.UTC(2026, 2, 2), validTo: undefined, expiresAt: 5 });
    expect("validTo" in fields).toBe(true);
  });

  it("refuses times and metadata that are none", async () => {
    expect((await errorOf(() => fieldsOf({ validTo: "soon" }))).message).toContain("validTo");
    expect((await errorOf(() => fieldsOf({ metadata: { f: () => 1 } }))).code).toBe(
      "invalid_metadata",
    );
  });
});
