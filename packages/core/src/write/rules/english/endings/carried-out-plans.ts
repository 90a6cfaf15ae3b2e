import { objectWords } from "../../../same-object.ts";
import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { silent } from "./silent-endings.ts";

/** What is planned before something is so: who lives there has moved, who works there has started. */
const ahead: Readonly<Record<string, RegExp>> = {
  "lives in": /\b(?:mov(?:e|es|ing)|relocat\p{L}+|emigrat\p{L}+|settl\p{L}+)\b/iu,
  "works at": /\b(?:start(?:s|ing)?|join(?:s|ing)?|begin(?:s|ning)?|mov(?:e|es|ing))\b/iu,
  "works as": /\b(?:start(?:s|ing)?|becom(?:e|ing)|begin(?:s|ning)?)\b/iu,
  "studies at": /\b(?:start(?:s|ing)?|begin(?:s|ning)?|enrol\p{L}*|join(?:s|ing)?)\b/iu,
  has: /\b(?:get(?:s|ting)?|buy(?:s|ing)?|adopt(?:s|ing)?|pick(?:s|ing)? up)\b/iu,
  pet: /\b(?:get(?:s|ting)?|adopt(?:s|ing)?|pick(?:s|ing)? up|bring(?:s|ing)? home|foster(?:s|ing)?)\b/iu,
  drives: /\b(?:get(?:s|ting)?|buy(?:s|ing)?|pick(?:s|ing)? up)\b/iu,
};
const planned = /^(?:plans|is doing|event|wants|works at|appointment\b)/u;

/** The plans that are carried out once what was planned is so: "we live in Trondheim" ends the move that was ahead. */
export function carriedOutPlans(
  { predicate, object, action, modality, when, text }: Draft,
  { lastDrafts, known }: Discourse,
): Draft[] {
  const verb = ahead[predicate];
  if (verb === undefined || action !== undefined || modality === "plan") return [];
  if (when !== undefined && /\bwill\b|\bplans?\b/iu.test(text)) return [];
  const words = objectWords(object.split(",")[0] as string);
  if (words.length === 0) return [];
  const over = [...lastDrafts, ...known].filter(
    (told) =>
      told.text !== text &&
      (told.subject ?? "user") === "user" &&
      (told.modality === "plan" || /^(?:plans|is doing|wants)/u.test(told.predicate)) &&
      planned.test(told.predicate) &&
      (verb.test(told.text) || told.predicate === "plans to move to") &&
      words.every((word) => objectWords(told.text).includes(word)),
  );
  return silent(
    over.map((told) => ({ predicates: [told.predicate], words: told.text })),
    when,
  );
}
