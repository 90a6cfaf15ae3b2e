import type { Discourse } from "../discourse.ts";
import type { Draft } from "../draft.ts";
import { typoDrafts } from "./corrections-topic.ts";
import { mendedValues } from "./mended-values.ts";
import { saidAndMeant } from "./said-and-meant.ts";

/** What a whole turn mends of what was told, whichever way it says so: what it takes back and what it puts in its place. */
export function mendedDrafts(text: string, discourse: Discourse): Draft[] {
  const meant = saidAndMeant(text, discourse);
  if (meant.length > 0) return meant;
  return [...typoDrafts(text, discourse.lastDrafts), ...mendedValues(text, discourse)];
}
