import { letterDistance } from "./letter-distance.ts";

/** Whether one word may be the other one misspelt or misheard: "Norwell" and "Norvell", "Lugo" and "Lugones". */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const short = Math.min(a.length, b.length);
  if (a === b || short < 3 || a.replace(/s$/u, "") === b.replace(/s$/u, "")) return false;
  if (/^\p{Lu}/u.test(one) && !/^\p{Lu}/u.test(other) && b.length < 4) return false;
  let common = 0;
  while (common < short && a[common] === b[common]) common++;
  return (
    letterDistance(a, b) <= (short >= 6 ? 2 : 1) ||
    (common >= 4 && common * 2 >= Math.max(a.length, b.length)) ||
    (short >= 3 && (a.endsWith(b) || b.endsWith(a)) && Math.abs(a.length - b.length) <= 3)
  );
}
