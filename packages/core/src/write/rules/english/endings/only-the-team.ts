import type { Draft } from "../draft.ts";

/**
 * Drafts of a clause that tells of a new team or tool, without the town and the firm that its name was taken for: "moved over to Fraud",
 * "moved over to Vivaldi".
 */
export function onlyTheTeam(drafts: Draft[]): Draft[] {
  const team = drafts
    .find(({ predicate, change }) => predicate === "works on team" && change === true)
    ?.object.toLowerCase();
  const tools = drafts.flatMap(({ predicate, object, action }) =>
    /^uses\b/u.test(predicate) && action === undefined ? [object.toLowerCase()] : [],
  );
  if (team === undefined && tools.length === 0) return drafts;
  return drafts.filter(({ predicate, object }) => {
    const name = object.toLowerCase();
    if (predicate === "works at" && tools.includes(name)) return false;
    return !(/^(?:lives in|works at)$/u.test(predicate) && team?.startsWith(name) === true);
  });
}
