import { setImmediate as breathe } from "node:timers/promises";

/**
 * Takes candidates in the order of their rank until enough of them are accepted or none is left: however few of them a filter
 * lets pass, none that should be found is missed. Looks at a few hundred at a time and lets other work run in between.
 *
 * @param wanted how many accepted candidates are enough
 * @param fetched how many to fetch first, when some are expected to be refused
 * @param fetch gives the best candidates up to a number, in the same order for every number
 * @param accept turns candidates into accepted ones, in order; may return fewer than it was given
 */
export async function collectVisible<Candidate, Accepted>(
  wanted: number,
  fetch: (limit: number) => Promise<Candidate[]> | Candidate[],
  accept: (candidates: Candidate[]) => Promise<Accepted[]>,
  fetched = wanted,
): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  let seen = 0;
  let atOnce = wanted;
  for (let limit = fetched; ; limit *= 8) {
    const candidates = await fetch(limit);
    while (seen < candidates.length && accepted.length < wanted) {
      const some = candidates.slice(seen, seen + atOnce);
      accepted.push(...(await accept(some)));
      seen += some.length;
      atOnce = Math.min(atOnce * 2, mostAtOnce);
      if (seen < candidates.length) await breathe();
    }
    if (accepted.length >= wanted || candidates.length < limit) return accepted.slice(0, wanted);
  }
}

const mostAtOnce = 512;
