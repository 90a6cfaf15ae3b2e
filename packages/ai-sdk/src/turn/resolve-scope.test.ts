import { describe, expect, it } from "vitest";
import { resolveScope, scopeAcrossRuns } from "./resolve-scope.ts";

const params = { prompt: [] };

describe("resolveScope", () => {
  it("takes each id from the call, a function, what surrounds it, or a constant, in this order", () => {
    const all = (id: string) => ({ userId: id, agentId: id, runId: id, appId: id });
    const call = { userId: "call" };
    const computed = () => ({ userId: "function", agentId: "function" });
    expect(resolveScope(call, computed, { ...all("around"), agentId: "around" }, params)).toEqual({
      userId: "call",
      agentId: "function",
      runId: "around",
      appId: "around",
    });
    expect(resolveScope(call, all("constant"), { runId: "around" }, params)).toEqual({
      userId: "call",
      agentId: "constant",
      runId: "around",
      appId: "constant",
    });
  });

  it("is off for a function that gives null, and nobody's without a source", () => {
    expect(resolveScope({ userId: "call" }, () => null, undefined, params)).toBeNull();
    expect(resolveScope({}, () => undefined, undefined, params)).toEqual({});
  });
});

describe("scopeAcrossRuns", () => {
  it("looks beyond the run, unless the run is all there is", () => {
    expect(scopeAcrossRuns({ userId: "maya", runId: "chat" })).toEqual({ userId: "maya" });
    expect(scopeAcrossRuns({ runId: "chat" })).toEqual({ runId: "chat" });
  });
});
