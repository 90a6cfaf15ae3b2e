import { describe, expect, it } from "vitest";
import { timeWindows } from "./time-windows.ts";

const wednesday = Date.UTC(2024, 4, 15, 12);

function windows(text: string, now = wednesday) {
  return timeWindows(text, now).map(({ from, to }) => [minute(from), minute(to)]);
}

function minute(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16);
}

/** Whether a day, at noon, lies in a window that a text names. */
function names(text: string, day: string): boolean {
  const noon = Date.parse(`${day}T12:00Z`) / 60_000;
  return timeWindows(text, wednesday).some(({ from, to }) => from <= noon && noon <= to);
}

describe("days", () => {
  it.each([
    "what happened on 7 May 2023?",
    "on May 7, 2023",
    "May 7th, 2023",
    "on 2023-05-07",
    "seit dem 2023-05-07",
  ])("%s", (text) => {
    expect(windows(text)).toEqual([["2023-05-06T12:00", "2023-05-08T11:59"]]);
  });

  it.each([
    ["what did I do yesterday?", "2024-05-14"],
    ["what did we say today?", "2024-05-15"],
    ["what is on tomorrow?", "2024-05-16"],
    ["where was I last night?", "2024-05-14"],
    ["3 days ago", "2024-05-12"],
    ["two weeks ago", "2024-05-01"],
    ["last Friday", "2024-05-10"],
  ])("%s", (text, day) => {
    expect(windows(text)).toHaveLength(1);
    expect(names(text, day)).toBe(true);
  });

  it("leaves half a day on both sides, for speakers in other time zones", () => {
    expect(windows("yesterday")).toEqual([["2024-05-13T12:00", "2024-05-15T11:59"]]);
  });

  it("takes a day without a year for that day of every year", () => {
    for (const text of ["on May 7", "on 7 May"]) {
      expect(names(text, "2024-05-07")).toBe(true);
      expect(names(text, "2019-05-07")).toBe(true);
      expect(names(text, "2024-05-10")).toBe(false);
      expect(names(text, "2024-06-07")).toBe(false);
    }
  });

  it("goes from a first to a last day", () => {
    expect(windows("from 3 to 5 May 2023")).toEqual([["2023-05-02T12:00", "2023-05-06T11:59"]]);
  });

  it("means yesterday by the clock of the question, over the turn of a year too", () => {
    const newYear = Date.UTC(2024, 0, 1, 0, 5);
    expect(windows("yesterday", newYear)).toEqual([["2023-12-30T12:00", "2024-01-01T11:59"]]);
  });
});

describe("weeks, months and years", () => {
  it("means the seven days around a week ago by last week", () => {
    expect(windows("what did we plan last week?")).toEqual([
      ["2024-05-05T00:00", "2024-05-11T23:59"],
    ]);
  });

  it.each(["in June", "what happened in june?", "during June", "since June", "early June"])(
    "%s, of every year",
    (text) => {
      expect(names(text, "2023-06-01")).toBe(true);
      expect(names(text, "2010-06-30")).toBe(true);
      expect(names(text, "2023-07-01")).toBe(false);
    },
  );

  it("knows which June when it is said", () => {
    expect(windows("in June 2022")).toEqual([["2022-06-01T00:00", "2022-06-30T23:59"]]);
    expect(windows("last month")).toEqual([["2024-04-01T00:00", "2024-04-30T23:59"]]);
  });

  it.each([
    "in 2022",
    "since 2022",
    "im Jahr in 2022",
    "the summer 2022",
    "en 2022",
    "2022年に何を買いましたか",
  ])("%s", (text) => {
    expect(windows(text)).toEqual([["2022-01-01T00:00", "2022-12-31T23:59"]]);
  });

  it("takes last year for the whole of it", () => {
    expect(windows("where did I go last year?")).toEqual([
      ["2023-01-01T00:00", "2023-12-31T23:59"],
    ]);
  });

  it("says more by a day than by a month, and more by a month than by a year", () => {
    const [day, month, year] = ["on 7 May 2023", "in May 2023", "in 2023"].map(
      (text) => timeWindows(text, wednesday)[0],
    );
    expect(day?.fit).toBeGreaterThan(month?.fit ?? 1);
    expect(month?.fit).toBeGreaterThan(year?.fit ?? 1);
  });
});

describe("words that only look like times", () => {
  it.each([
    "what may I do?",
    "May I ask you something?",
    "we march on",
    "did I march in the parade?",
    "the sun is out",
    "she sat down",
    "sat",
    "the mon estate",
    "what should I do now?",
    "which port: 8080?",
    "port 2022",
    "the price was 2020 dollars",
    "it cost 1999",
    "ticket 2019",
    "version 2.0",
    "the second one",
    "the first week",
    "call me at 5pm",
    "in ten minutes",
    "room 12",
    "31 February",
    "2024-02-30",
    "in 20220",
    "in 2022-123",
    "",
  ])("%j names none", (text) => {
    expect(windows(text)).toEqual([]);
  });
});

describe("long texts", () => {
  it("looks for times in the beginning of a long question", () => {
    expect(names(`yesterday ${"word ".repeat(2_000)}`, "2024-05-14")).toBe(true);
  });

  it("comes to an end with strings that are meant to take for ever", () => {
    for (const text of [
      "1".repeat(4_000),
      "in ".repeat(1_300),
      "may ".repeat(1_000),
      "1/1/".repeat(1_000),
    ]) {
      expect(timeWindows(text, wednesday).length).toBeLessThan(20_000);
    }
  });
});
