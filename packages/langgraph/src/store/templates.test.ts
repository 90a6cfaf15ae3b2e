import { describe, expect, it } from "vitest";
import { NamespaceTemplates } from "./templates.ts";

const templates = new NamespaceTemplates([
  ["memories", "{userId}"],
  ["memories", "{userId}", "{runId}"],
  ["teams", "{appId}", "notes"],
]);

describe("the scope of a namespace", () => {
  it("is that of the longest template it matches, also deeper", () => {
    expect(templates.scopeOf(["memories", "maya"])).toEqual({ userId: "maya" });
    expect(templates.scopeOf(["memories", "maya", "7"])).toEqual({ userId: "maya", runId: "7" });
    expect(templates.scopeOf(["memories", "maya", "7", "x"])).toEqual({
      userId: "maya",
      runId: "7",
    });
    expect(templates.scopeOf(["memories", "ana@example%2Ecom"])).toEqual({
      userId: "ana@example.com",
    });
    expect(templates.scopeOf(["teams", "red", "notes"])).toEqual({ appId: "red" });
  });

  it("is one of its own when it matches none whole", () => {
    expect(templates.scopeOf(["memories"])).toEqual({ appId: "langgraph:memories" });
    expect(templates.scopeOf(["teams", "red"])).toEqual({ appId: "langgraph:teams/red" });
    expect(templates.scopeOf(["teams", "red", "plans"])).toEqual({
      appId: "langgraph:teams/red/plans",
    });
  });

  it("is never that of another namespace", () => {
    const long = "x".repeat(600);
    const namespaces = [
      ...[["a", "b"], ["a/b"], ["a%2Fb"], ["a*"], ["a%2A"], ["#"], ["a "], ["a"], [" a"]],
      ...[["é"], ["e\u0301"], [long], [`${long}x`], ["x".repeat(300), "x".repeat(300)], ["\u0085"]],
    ];
    const scopes = namespaces.map((namespace) => JSON.stringify(templates.scopeOf(namespace)));
    expect(new Set(scopes).size).toBe(namespaces.length);
  });

  it("is refused when a label is no id", () => {
    for (const label of [" maya", "*", "%", "a\u0000b", "x".repeat(513)])
      expect(() => templates.scopeOf(["memories", label])).toThrow(
        expect.objectContaining({ code: "invalid_scope" }),
      );
  });
});

describe("the namespace of a scope", () => {
  it("is that of the template that names most of its ids", () => {
    expect(templates.namespaceOf({ userId: "maya" })).toEqual(["memories", "maya"]);
    expect(templates.namespaceOf({ userId: "maya", agentId: "a" })).toEqual(["memories", "maya"]);
    expect(templates.namespaceOf({ userId: "maya", runId: "7" })).toEqual([
      "memories",
      "maya",
      "7",
    ]);
    expect(templates.namespaceOf({ userId: "a.b:c" })).toEqual(["memories", "a%2Eb%3Ac"]);
    expect(templates.namespaceOf({ runId: "7" })).toBeUndefined();
  });

  it("lies under a prefix only label by label", () => {
    expect(templates.liesUnder({ userId: "maya" }, ["memories"])).toBe(true);
    expect(templates.liesUnder({ userId: "maya", runId: "7" }, ["memories", "maya"])).toBe(true);
    expect(templates.liesUnder({ userId: "maya" }, ["memories", "maya", "7"])).toBe(false);
    expect(templates.liesUnder({ userId: "maya2" }, ["memories", "maya"])).toBe(false);
  });
});

describe("the scopes under a prefix", () => {
  it("are those of which it names an id", () => {
    expect(templates.scopesUnder(["memories", "maya"])).toEqual([{ userId: "maya" }]);
    expect(templates.scopesUnder(["memories", "maya", "7"])).toEqual([
      { userId: "maya" },
      { userId: "maya", runId: "7" },
    ]);
    expect(templates.scopesUnder(["teams", "red"])).toEqual([{ appId: "red" }]);
    for (const prefix of [[], ["memories"], ["other", "maya"], ["memories", " "]])
      expect(templates.scopesUnder(prefix)).toEqual([]);
  });
});

it.each([
  [["memories"]],
  [["memories", "{user}"]],
  [["{userId}", "{userId}"]],
  [["a.b", "{userId}"]],
  [[]],
  [["langgraph", "{userId}"]],
])("refuses the template %j", (template) => {
  expect(() => new NamespaceTemplates([template])).toThrow(
    expect.objectContaining({ code: "invalid_options" }),
  );
});
