import { z } from "zod";

/** A fact as a model writes it down. */
export interface AnsweredFact {
  text: string;
  subject: string;
  predicate: string;
  object: string;
  kind: "fact" | "event" | "procedure";
  certainty: "stated" | "planned" | "uncertain";
  change: "new" | "same" | "update" | "correction" | "end" | "forget";
  /** Numbers of known memories. */
  memories: number[];
  when: string;
  /** The number of a message. */
  turn: number;
  quote: string;
  /** 1 to 5. */
  importance: number;
  category?: string | undefined;
  schema?: string | undefined;
  /** JSON. */
  data?: string | undefined;
}

/** What a model answers. A fact that cannot be read is null. */
export interface ExtractionAnswer {
  facts: (AnsweredFact | null)[];
}

const longestText = 2_000;

const fields = {
  text: z.string().refine((text) => text.trim() !== "" && text.length <= longestText),
  subject: z.string().catch("user"),
  predicate: z.string().catch(""),
  object: z.string().catch(""),
  kind: z.enum(["fact", "event", "procedure"]).catch("fact"),
  // a word that is none of these is no statement
  certainty: z.enum(["stated", "planned", "uncertain"]).catch("uncertain"),
  change: z.enum(["new", "same", "update", "correction", "end", "forget"]).catch("new"),
  memories: z.array(z.int()).catch([]),
  when: z.string().catch(""),
  turn: z.int().catch(0),
  quote: z.string().catch(""),
  importance: z.number().catch(3),
};

/**
 * The shape of the answer. Lenient when read: only the text of a fact is needed, a fact without one is null beside others, and
 * strict as it is shown to the model. An answer whose facts are all unreadable does not fit.
 *
 * @param names of the categories and typed facts that the caller has
 */
export function extractionAnswerSchema(names: {
  categories?: readonly string[] | undefined;
  schemas?: readonly string[] | undefined;
}): z.ZodType<ExtractionAnswer> {
  const fact = z.object({
    ...fields,
    ...(names.categories && { category: z.enum(["", ...names.categories]).catch("") }),
    ...(names.schemas && {
      schema: z.enum(["", ...names.schemas]).catch(""),
      data: z.string().catch(""),
    }),
  });
  return z.object({
    facts: z
      .array(fact.catch((failed) => readLoosely(failed.value) as never))
      .refine(
        (facts) => facts.length === 0 || facts.some((each) => each !== null),
        "every fact needs a text",
      ),
  }) as z.ZodType<ExtractionAnswer>;
}

// A fact written as a plain string quotes nothing: it is kept, as unconfirmed.
function readLoosely(value: unknown): AnsweredFact | null {
  if (typeof value !== "string" || value.trim() === "") return null;
  return {
    text: value.trim().slice(0, longestText),
    subject: "user",
    predicate: "",
    object: "",
    kind: "fact",
    certainty: "stated",
    change: "new",
    memories: [],
    when: "",
    turn: 0,
    quote: "",
    importance: 3,
  };
}
