import type { Draft } from "../draft.ts";
import { silent } from "../endings/silent-endings.ts";
import { managerRelations, partnerRelations } from "../words/words.ts";

/** "The user's wife is Ingrid". */
export function relationDraft(relation: string, name: string): Draft {
  const noun = relation
    .trim()
    .toLowerCase()
    .replace(/^(?:new|current|only|other) /u, "")
    .replace(/^gf$/u, "girlfriend")
    .replace(/^bf$/u, "boyfriend");
  const former = /^(?:ex|former|late|old)\b/iu.test(noun);
  const predicate = former
    ? "relation"
    : partnerRelations.has(noun)
      ? "partner"
      : managerRelations.has(noun)
        ? "manager"
        : "relation";
  return {
    predicate,
    object: predicate === "relation" ? `${noun} ${name}` : name,
    text: `The user's ${noun} is ${name}`,
  };
}

/** Who a new doctor or landlord comes in place of: of these there is one at a time. */
export function formerOnes(noun: string): Draft[] {
  const bare = noun.toLowerCase().replace(/^(?:new|current) /u, "");
  return /(?:therapist|doctor|gp|dentist|landlord|landlady|lawyer|accountant|tutor|coach|mentor|advisor|physio|trainer|teacher|roommate|flatmate|housemate|nanny|vet)$/u.test(
    bare,
  )
    ? silent([{ predicates: ["relation", `attribute ${bare}`], names: bare }])
    : [];
}
