import { describe, expect, it } from "vitest";
import { readCallSettings } from "./call-settings.ts";

const prompt = [{ role: "user", content: [{ type: "text", text: "Hi." }] }] as const;

describe("readCallSettings", () => {
  it("takes the settings out and leaves the rest", () => {
    const holdfast = { userId: "maya", mode: "read" };
    const openai = { effort: "low" };
    const given = { prompt, providerOptions: { holdfast, openai } };
    expect(readCallSettings(given)).toEqual({
      settings: holdfast,
      params: { prompt, providerOptions: { openai } },
    });
    expect(given.providerOptions.holdfast).toBe(holdfast);
    expect(readCallSettings({ prompt, providerOptions: { holdfast } }).params).toEqual({ prompt });
    expect(readCallSettings({ prompt })).toEqual({ settings: {}, params: { prompt } });
  });

  it.each([
    ["maya", /no object|is not an object/],
    [null, /is not an object/],
    [{ userId: "" }, /userId/],
    [{ userId: 7 }, /userId/],
    [{ user: "maya" }, /unknown field: user/],
    [{ userId: "maya", mode: "on" }, /off, read, write, readwrite/],
  ])("says what is wrong with %j, and takes it out all the same", (holdfast, problem) => {
    const read = readCallSettings({ prompt, providerOptions: { holdfast } });
    expect(read.problem).toMatch(problem);
    expect(read.params).toEqual({ prompt });
  });
});
