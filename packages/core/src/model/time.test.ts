import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { formatTime, parseTime } from "./time.ts";

describe("parseTime", () => {
  it.each([
    ["2026-05-01", "2026-05-01T00:00:00.000Z"],
    ["2026-05", "2026-05-01T00:00:00.000Z"],
    ["2026-05-01T10:30Z", "2026-05-01T10:30:00.000Z"],
    ["2026-05-01t10:30:15z", "2026-05-01T10:30:15.000Z"],
    ["2026-05-01 10:30:15.123", "2026-05-01T10:30:15.123Z"],
    ["2026-05-01T10:30:15,5Z", "2026-05-01T10:30:15.500Z"],
    ["2026-05-01T10:30:15.123456789Z", "2026-05-01T10:30:15.123Z"],
    ["2026-05-01T10:30+05:30", "2026-05-01T05:00:00.000Z"],
    ["2026-05-01T10:30 -0800", "2026-05-01T18:30:00.000Z"],
    ["  2026-05-01\n", "2026-05-01T00:00:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["0001-01-01", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("reads %j", (input, expected) => {
    expect(formatTime(parseTime(input))).toBe(expected);
  });

  it("takes a time without an offset for UTC", () => {
    expect(parseTime("2026-05-01T10:30")).toBe(Date.UTC(2026, 4, 1, 10, 30));
  });

  it("takes Dates and milliseconds, whole ones", () => {
    expect(parseTime(new Date(1234))).toBe(1234);
    expect(parseTime(1234.9)).toBe(1234);
    expect(parseTime(-1234.9)).toBe(-1234);
    expect(parseTime(0)).toBe(0);
  });

  it.each([
    ["2026-02-29"],
    ["2026-02-30"],
    ["2026-02-30T10:00:00Z"],
    ["2026-04-31T10:00:00+02:00"],
    ["2026-13-01"],
    ["2026-00-10"],
    ["2026-01-00"],
    ["2026-05-01T25:00Z"],
    ["2026-05-01T10:61Z"],
    ["2026-05-01T10:00+99:99"],
    ["2026-05-01Z"],
    ["0000-12-31"],
    ["9999-12-31T23:59:59-01:00"],
    ["10000-01-01"],
    ["2026-5-1"],
    ["20260501"],
    ["03/04/05"],
    ["8080"],
    ["1767225600000"],
    ["now"],
    ["yesterday"],
    [""],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [8.64e15],
    [-62_135_596_800_001],
    [new Date(Number.NaN)],
    [undefined],
    [null],
    [true],
    [{}],
    [[]],
    [1n],
  ])("refuses %s", async (input) => {
    expect((await errorOf(() => parseTime(input))).code).toBe("invalid_time");
  });

  it("names the field and what was given, cut short", async () => {
    const error = await errorOf(() => parseTime(`tomorrow ${"x".repeat(1_000)}`, "asOf"));
    expect(error.message).toContain("asOf is not a point in time: tomorrow xxx");
    expect(error.message.length).toBeLessThan(200);
  });

  it("reads back every time that it writes", () => {
    const times = fc.integer({
      min: -62_135_596_800_000,
      max: Date.UTC(9999, 11, 31, 23, 59, 59, 999),
    });
    fc.assert(fc.property(times, (time) => parseTime(formatTime(time)) === time));
  });
});
