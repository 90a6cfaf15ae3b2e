import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import type { Scope } from "./scope.ts";
import {
  describeScope,
  parseOnlyScope,
  parseOptionalScope,
  parseScope,
  scopeContains,
} from "./scope.ts";

const scopes: fc.Arbitrary<Scope> = fc
  .record(
    {
      userId: fc.constantFrom("1", "10", "users/1", "%"),
      agentId: fc.constantFrom("1", "a"),
      runId: fc.constantFrom("1", "a:b"),
      appId: fc.constantFrom("1", "a_b"),
    },
    { requiredKeys: [] },
  )
  .filter((scope) => Object.keys(scope).length > 0);

describe("parseScope", () => {
  it("keeps the given ids and nothing else", () => {
    const scope = parseScope({ userId: "maya", agentId: undefined, limit: 5 });
    expect(scope).toEqual({ userId: "maya" });
    expect(Object.keys(scope)).toEqual(["userId"]);
  });

  it("takes each of the four ids alone", () => {
    for (const field of ["userId", "agentId", "runId", "appId"]) {
      expect(parseScope({ [field]: "x" })).toEqual({ [field]: "x" });
    }
  });

  it("takes ids as they are, whatever they look like in SQL, paths or JavaScript", () => {
    for (const id of [
      "users/1",
      "a:b",
      "50%",
      "a_b",
      "../x",
      "'; --",
      "__proto__",
      "constructor",
      "O'Neil",
      "緑茶",
    ]) {
      expect(parseScope({ userId: id })).toEqual({ userId: id });
    }
  });

  it("makes composed and decomposed letters the same id", () => {
    expect(parseScope({ userId: "Jose\u0301" })).toEqual(parseScope({ userId: "Jos\u00e9" }));
  });

  it.each([
    ["no id", {}],
    ["only undefined ids", { userId: undefined, runId: undefined }],
    ["an empty id", { userId: "" }],
    ["a blank id", { userId: " \t" }],
    ["white space before", { userId: " maya" }],
    ["white space behind", { userId: "maya\u00a0" }],
    ["a star", { userId: "*" }],
    ["a star in the middle", { userId: "ma*ya" }],
    ["a wildcard of SQL", { userId: "%" }],
    ["wildcards of SQL", { userId: "%_" }],
    ["a wildcard of shells", { userId: "?" }],
    ["a line break", { userId: "ma\nya" }],
    ["a NUL", { userId: "ma\0ya" }],
    ["a C1 control", { userId: "ma\u0085ya" }],
    ["a lone surrogate", { userId: "ma\ud800ya" }],
    ["a number", { userId: 1 }],
    ["null", { userId: null }],
    ["a list", { userId: ["maya"] }],
    ["an object", { userId: { $ne: "" } }],
    ["a boolean", { userId: true }],
    ["an id of 513 characters", { userId: "x".repeat(513) }],
    ["a good and a bad id", { userId: "maya", runId: "" }],
  ])("refuses %s", async (_, scope) => {
    const error = await errorOf(() => parseScope(scope));
    expect(error.code).toBe("invalid_scope");
    expect(error.hint).toContain("userId");
  });

  it.each([[undefined], [null], ["maya"], [7], [[]]])(
    "refuses %j instead of a scope",
    async (scope) => {
      expect((await errorOf(() => parseScope(scope))).code).toBe("invalid_scope");
    },
  );

  it("names the id that is wrong", async () => {
    const error = await errorOf(() => parseScope({ userId: "maya", agentId: 7 }));
    expect(error.message).toBe("agentId is a number, not a string.");
  });

  it("takes an id of 512 characters", () => {
    expect(parseScope({ userId: "x".repeat(512) }).userId).toHaveLength(512);
  });
});

describe("parseOnlyScope", () => {
  it("refuses a misspelt id rather than to reach further than meant", async () => {
    const error = await errorOf(() => parseOnlyScope({ userId: "maya", runID: "7" }));
    expect(error).toMatchObject({
      code: "invalid_scope",
      message: "runID is not part of a scope.",
    });
    expect(error.hint).toContain("runId");
  });

  it("takes a scope", () => {
    expect(parseOnlyScope({ userId: "maya", runId: "7" })).toEqual({ userId: "maya", runId: "7" });
  });

  it.each([[undefined], [null], ["maya"], [[]], [{}]])("refuses %j", async (scope) => {
    expect((await errorOf(() => parseOnlyScope(scope))).code).toBe("invalid_scope");
  });
});

describe("parseOptionalScope", () => {
  it("takes undefined for none, and null for a mistake", async () => {
    expect(parseOptionalScope(undefined)).toBeUndefined();
    expect(parseOptionalScope({ runId: "7" })).toEqual({ runId: "7" });
    expect((await errorOf(() => parseOptionalScope(null))).code).toBe("invalid_scope");
  });
});

describe("scopeContains", () => {
  it("matches exactly the ids that the query gives", () => {
    fc.assert(
      fc.property(scopes, scopes, (query, stored) => {
        const given = Object.entries(query);
        const same = given.filter(([field, id]) => stored[field as keyof Scope] === id);
        expect(scopeContains(query, stored)).toBe(same.length === given.length);
      }),
    );
  });

  it("lets an id that is given constrain also what has none", () => {
    expect(scopeContains({ userId: "1", runId: "7" }, { userId: "1" })).toBe(false);
    expect(scopeContains({ userId: "1" }, { userId: "1", runId: "7" })).toBe(true);
  });

  it("takes no id for the beginning of another", () => {
    expect(scopeContains({ userId: "users/1" }, { userId: "users/10" })).toBe(false);
    expect(scopeContains({ userId: "users/10" }, { userId: "users/1" })).toBe(false);
  });
});

describe("describeScope", () => {
  it("names the ids that are given", () => {
    expect(describeScope({ runId: "7", userId: "maya" })).toBe("userId=maya runId=7");
  });
});
