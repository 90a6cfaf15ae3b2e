import { describe, expect, it } from "vitest";
import { findForeignTime } from "./foreign-time.ts";

const tuesday = Date.UTC(2026, 2, 10, 9);

describe("a time in another language", () => {
  it.each([
    ["nächsten Freitag", "2026-03-20"],
    ["am Samstag", "2026-03-14"],
    ["el sábado", "2026-03-14"],
    ["mañana", "2026-03-11"],
    ["hier", "2026-03-09"],
    ["amanhã", "2026-03-11"],
    ["domani", "2026-03-11"],
    ["明日", "2026-03-11"],
    ["昨天", "2026-03-09"],
    ["下周五", "2026-03-20"],
    ["la semaine prochaine", "week of 2026-03-16"],
    ["letzte Woche", "week of 2026-03-02"],
  ])("%s said on a Tuesday is %s", (when, text) => {
    const past = /hier|昨|letzte/u.test(when);
    expect(findForeignTime(when, tuesday, past ? "past" : "future")?.text).toBe(text);
  });

  it.each(["来週の金曜日", "3 Tassen", "bald", "v1.2", ""])("%s is left alone", (when) => {
    expect(findForeignTime(when, tuesday, "future")).toBeUndefined();
  });
});
