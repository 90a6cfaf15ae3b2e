import { describe, expect, it } from "vitest";
import { visibleText } from "./visible-text.ts";

describe("visibleText", () => {
  it("leaves what can be seen and may be kept", () => {
    expect(visibleText(" Tea,\r\n no sugar. ")).toBe("Tea,\n no sugar.");
    expect(visibleText("Tea <private>and gin</private> please")).toBe("Tea  please");
    expect(visibleText("<pri\u200bvate>gin</private>")).toBe("");
    expect(visibleText("<holdfast-memory>old</holdfast-memory>")).toBe("");
  });
});
