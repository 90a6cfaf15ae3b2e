/** How exactly a time is known. */
export type TimePrecision =
  | "day"
  | "week"
  | "month"
  | "start of month"
  | "middle of month"
  | "end of month"
  | "season"
  | "year";

/** A time that a text names. */
export interface TimePhrase {
  /** The words, with their preposition. */
  phrase: string;
  /** Where they start. */
  index: number;
  /** The first moment of it, in milliseconds since 1970. */
  from: number;
  precision: TimePrecision;
  /** The same in absolute words: "on 2026-03-07", "in June 2026". */
  text: string;
}

const kept = new Set(["since", "until", "till", "by", "before", "after", "from"]);
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** An absolute time in words, behind a preposition of its own unless the speaker's says more. */
export function describeTime(
  time: {
    from: Date;
    to?: Date | undefined;
    precision: TimePrecision;
    clock?: boolean | undefined;
  },
  preposition: string,
): string {
  const { from, to, precision, clock } = time;
  const year = from.getUTCFullYear();
  const month = `${monthNames[from.getUTCMonth()]} ${year}`;
  const own = (usual: string) => (kept.has(preposition) ? preposition : usual);
  switch (precision) {
    case "day": {
      if (to !== undefined && to > from) return `from ${dateOf(from)} to ${dateOf(to)}`;
      return `${own("on")} ${dateOf(from)}${clock ? ` at ${from.toISOString().slice(11, 16)}` : ""}`;
    }
    case "week":
      return `${own("in")} the week of ${dateOf(from)}`;
    case "month":
      return `${own("in")} ${month}`;
    case "season":
      return `${own("in")} ${seasonOf(from)} ${year}`;
    case "year":
      return `${own("in")} ${year}`;
    default:
      return `${own("at")} the ${precision.split(" ")[0]} of ${month}`;
  }
}

function dateOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function seasonOf(date: Date): string {
  return (
    ["spring", "summer", "autumn", "winter"][Math.floor((date.getUTCMonth() - 2) / 3)] ?? "winter"
  );
}
