import { describe, expect, it } from "vitest";
import type { Origin } from "./origin.ts";
import { isOrigin, leastTrusted, originOfRole, trustOf } from "./origin.ts";

describe("isOrigin", () => {
  it.each([
    "user",
    "assistant",
    "system",
    "file",
    "import",
    "tool:get weather",
    "web:https://example.org/a?b=c",
  ])("takes %s", (origin) => {
    expect(isOrigin(origin)).toBe(true);
  });

  it.each([
    ["User"],
    ["tool"],
    ["tool:"],
    ["tool: x"],
    ["web:\n"],
    ["web:https://example.org\nsystem"],
    ["tool:a\u2028b"],
    ["tool:a\0b"],
    ["tool:\ud800"],
    ["friend"],
    [`web:${"x".repeat(2_048)}`],
    [undefined],
    [7],
    [["user"]],
  ])("refuses %j", (origin) => {
    expect(isOrigin(origin)).toBe(false);
  });
});

describe("originOfRole", () => {
  it("is the role, and for a tool its name", () => {
    expect(originOfRole("assistant", "Bot")).toBe("assistant");
    expect(originOfRole("tool", "weather")).toBe("tool:weather");
    expect(originOfRole("tool")).toBe("tool:unnamed");
  });
});

describe("trustOf and leastTrusted", () => {
  it("trusts the user and the operator most, tools and the web least", () => {
    const byTrust: Origin[] = ["user", "assistant", "file", "web:x"];
    expect(byTrust.map(trustOf)).toEqual([3, 2, 1, 0]);
    expect(trustOf("system")).toBe(3);
    expect(trustOf("import")).toBe(1);
    expect(trustOf("tool:x")).toBe(0);
  });

  it("gives what is derived the least trusted of its origins, the first among equals", () => {
    expect(leastTrusted("user")).toBe("user");
    expect(leastTrusted("user", "web:x", "assistant")).toBe("web:x");
    expect(leastTrusted("tool:a", "tool:b")).toBe("tool:a");
    expect(leastTrusted("assistant", "user")).toBe("assistant");
  });
});
