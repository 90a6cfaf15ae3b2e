import type { ExtractedFact } from "../../../model/fact.ts";
import type { Clause } from "./clauses/clauses.ts";
import type { Discourse } from "./discourse.ts";

/** A fact without its evidence. What is left out is as usual: about the user, actual, asserted, semantic. */
export type Draft = Partial<Omit<ExtractedFact, "evidence">> &
  Pick<ExtractedFact, "text" | "predicate" | "object">;

/** The rules of one topic: what a clause says about it. */
export type Topic = (clause: Clause, discourse: Discourse) => Draft[];
