import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { createIdentifierSource, parseIdentifier } from "./identifier.ts";

describe("createIdentifierSource", () => {
  it("makes UUIDv7 that sort in the order in which they were made", () => {
    const next = createIdentifierSource();
    const ids = Array.from({ length: 2_000 }, next);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
    for (const id of ids.slice(0, 20)) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe("parseIdentifier", () => {
  it("takes any string and nothing else", async () => {
    expect(parseIdentifier("'; DROP TABLE turn")).toBe("'; DROP TABLE turn");
    for (const id of [undefined, null, 7, ["x"], {}]) {
      expect((await errorOf(() => parseIdentifier(id))).code).toBe("invalid_input");
    }
  });
});
