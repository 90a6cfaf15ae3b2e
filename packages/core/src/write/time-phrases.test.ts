import { describe, expect, it } from "vitest";
import type { TimeDirection } from "./time-phrases.ts";
import { findTime } from "./time-phrases.ts";

const wednesday = "2026-04-22T17:00:00Z";

function read(text: string, at = wednesday, direction: TimeDirection = "past") {
  return findTime(text, Date.parse(at), direction)?.text;
}

describe("findTime", () => {
  it.each([
    ["adopted a cat yesterday", "on 2026-04-21"],
    ["passed last Friday", "on 2026-04-17"],
    ["moved on Monday", "on 2026-04-20"],
    ["moved two weeks ago", "on 2026-04-08"],
    ["moved in March", "in March 2026"],
    ["moved in June", "in June 2025"],
    ["vegan since 2019", "since 2019"],
    ["started last month", "in March 2026"],
    ["started last summer", "in summer 2025"],
  ])("reads %j as the past", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["my lease ends next month", "in May 2026"],
    ["leaving at the end of june", "at the end of June 2026"],
    ["married a week from Saturday", "on 2026-05-02"],
    ["the exam is on Monday at 9:30", "on 2026-04-27 at 09:30"],
    ["flying on the 12th", "on 2026-05-12"],
    ["expires in March", "in March 2027"],
    ["on 14 May at 9:30", "on 2026-05-14 at 09:30"],
    ["moving next year", "in 2027"],
    ["next week", "in the week of 2026-04-27"],
  ])("reads %j as the future", (text, expected) => {
    expect(read(text, wednesday, "future")).toBe(expected);
  });

  it("takes “last Friday” said on a Friday for the one a week ago", () => {
    expect(read("last Friday", "2026-04-24T09:00:00Z")).toBe("on 2026-04-17");
  });

  it("counts days from the day of the words in UTC, also near midnight", () => {
    expect(read("yesterday", "2026-03-01T00:05:00Z")).toBe("on 2026-02-28");
    expect(read("yesterday", "2026-03-01T23:55:00Z")).toBe("on 2026-02-28");
  });

  it("knows the end of months and leap years", () => {
    expect(read("next month", "2026-01-31T12:00:00Z", "future")).toBe("in February 2026");
    expect(read("yesterday", "2028-03-01T12:00:00Z")).toBe("on 2028-02-29");
    expect(read("on the 31st", "2026-04-22T12:00:00Z", "future")).toBe("on 2026-05-31");
  });

  it.each([
    "port 8080",
    "ticket 2019",
    "version 2.0.1",
    "every Monday",
    "on Sundays",
    "for five years",
    "what may I do",
    "we march on",
    "room 14A",
    "at 5:30",
  ])("finds no time in %j", (text) => {
    expect(read(text)).toBeUndefined();
  });
});
