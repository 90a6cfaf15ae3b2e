import type { Draft } from "../draft.ts";

/** Drafts of a clause that tells of a new team, without the town and the firm that its name was taken for: "moved over to Fraud". */
export function onlyTheTeam(drafts: Draft[]): Draft[] {
  const team = drafts
    .find(({ predicate, change }) => predicate === "works on team" && change === true)
    ?.object.toLowerCase();
  if (team === undefined) return drafts;
  return drafts.filter(
    ({ predicate, object }) =>
      !/^(?:lives in|works at)$/u.test(predicate) || !team.startsWith(object.toLowerCase()),
  );
}
