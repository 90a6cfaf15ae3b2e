import type { Clause } from "../clauses/clauses.ts";
import type { Draft } from "../draft.ts";
import { value } from "../words/grammar.ts";
import { isOrganisation } from "../words/organisation.ts";
import { takeTime } from "../words/take-time.ts";
import { roleDraft } from "./role-draft.ts";
import { splitRole } from "./split-role.ts";

/** What a clause says of an employer: "at Brightloaf as a data analyst", or with `not` that it is one no more. */
export function employerDrafts(clause: Clause, said: string, at: number, not?: string): Draft[] {
  const taken = takeTime(value(said) ?? "", at, "past");
  const over = /\b(?:any ?more|any longer)\b/iu.test(said);
  const [organisation, position] = splitRole(
    taken.rest.replace(/\s*\b(?:any ?more|any longer)\b/iu, ""),
  );
  if (!isOrganisation(organisation, clause)) return [];
  if (not !== undefined || /^(?:I|we) worked\b/iu.test(clause.text)) {
    const past = not === undefined || /used/iu.test(not);
    const ended = over || /longer/iu.test(not ?? "");
    if (past) {
      const text = `The user used to work at ${organisation}`;
      const target = { predicates: ["works at"], names: organisation };
      return [{ predicate: "worked at", object: organisation, text, action: "end", target }];
    }
    return [
      {
        predicate: "not works at",
        object: organisation,
        text: `The user ${ended ? "no longer works" : "does not work"} at ${organisation}`,
        action: "end",
        target: { predicates: ["works at"], names: organisation },
      },
    ];
  }
  // "a travel agency, Condor Azul"
  const name = /^,? (\p{Lu}[\p{L}\d'’&-]*(?: \p{Lu}[\p{L}\d'’&-]*)*)(?=$|[,.])/u.exec(
    clause.text.slice(clause.text.indexOf(organisation) + organisation.length),
  )?.[1];
  const employer =
    /^an? /iu.test(organisation) && name !== undefined ? `${organisation}, ${name}` : organisation;
  const suffix = taken.when === undefined ? "" : ` ${taken.when}`;
  const drafts: Draft[] = [
    {
      predicate: "works at",
      object: employer,
      text: `The user works at ${employer}${suffix}`,
      when: taken.when,
      ...(clause.cues.now ? { change: true } : {}),
    },
  ];
  if (position !== undefined) drafts.push(roleDraft(position));
  return drafts;
}
