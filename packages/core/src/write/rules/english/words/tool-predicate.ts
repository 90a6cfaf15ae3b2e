import { isTool, toolKind } from "./tools.ts";

/** Where a tool is used belongs to the predicate, so that the one at work does not replace the one at home. */
export function toolPredicate(said: string): string {
  const kind = toolKind(bareTool(said));
  if (kind === undefined) return "uses";
  const place =
    /\b(?:(?:at|for) (work|home)|on (?:my |the )?(?:servers?|phone|laptop|desktop|tablet))\b/iu.exec(
      said,
    );
  return `uses as ${kind}${place === null ? "" : place[1] === undefined ? " elsewhere" : ` at ${place[1].toLowerCase()}`}`;
}

/** The name of a tool without its article and what it is used for. */
export function bareTool(said: string): string {
  const name = said
    .replace(
      / (?:at|for|on|as|with|in|because|since|to|from|when|by|every|instead|rather|plus) .*$/iu,
      "",
    )
    .replace(/,.*$/u, "")
    .replace(/^(?:an?|the|my|our) /iu, "");
  return toolKind(name) !== undefined || isTool(name)
    ? name
    : said.replace(/^(?:an?|the|my|our) /iu, "");
}
