import { occupations, tradeEnding } from "../words/words.ts";

/** Parts an employer from a position: "Brightloaf as a data analyst". */
export function splitRole(text: string): [organisation: string, role: string | undefined] {
  const match =
    /^(.+?),? as (?:an? |the |their )?(.+)$/iu.exec(text) ??
    /^(.+?) ?, (?:an? |the )?([^,]+)/iu.exec(text);
  const organisation = (match?.[1] ?? text)
    .replace(
      / (?:for|since|from) (?:about |almost |nearly |over )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a) (?:years?|months?|weeks?).*$/iu,
      "",
    )
    .replace(/,? (?:doing|where|building|leading|in the|on the) .*$/iu, "");
  const role = match?.[2];
  const named = match === null || / as /iu.test(match[0]);
  if (named || (role !== undefined && isRole(role))) return [organisation.trim(), role];
  return [organisation.trim(), undefined];
}

function isRole(role: string): boolean {
  const head = role.split(/\s+/u);
  return (
    head.length <= 4 &&
    (occupations.test(head.at(-1) as string) || tradeEnding.test(head.at(-1) as string))
  );
}
