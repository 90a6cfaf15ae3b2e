import type { Draft } from "../draft.ts";
import { silent } from "./silent-endings.ts";

const unit = /^\d[\d.,]* ?(mg|mcg|µg|micrograms?|milligrams?|ml|iu|units?)\b/iu;
const alone =
  /^takes (\d[\d.,]* ?(?:mg|mcg|µg|micrograms?|milligrams?|ml|iu|units?))(?=$|,| (?:every|each|a|an|per|in the|at|once|twice|daily|with|before|after)\b)/iu;

/** What was taken without a name, "50 micrograms every morning", once another dose in the same unit is told. Only where it is one. */
export function unnamedDose(dose: string, told: readonly Draft[]): Draft[] {
  const kind = unit.exec(dose)?.[1]?.toLowerCase().replace(/s$/u, "");
  if (kind === undefined) return [];
  const texts = new Set(
    told
      .filter(({ predicate, text, action = "assert" }) => {
        if (predicate !== "takes" || action !== "assert") return false;
        const amount = alone.exec(text.replace(/^The user /u, ""))?.[1];
        return amount !== undefined && unit.exec(amount)?.[1]?.toLowerCase().startsWith(kind);
      })
      .map(({ text }) => text),
  );
  return texts.size === 1
    ? silent([...texts].map((words) => ({ predicates: ["takes"], words })))
    : [];
}
