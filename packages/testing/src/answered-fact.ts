import type { AnsweredFact } from "@holdfast/core";

/**
 * A fact as a model writes it down when it is asked by a memory, for the answers of a {@link scriptedModel}. Plain values but for those
 * given; it quotes the last word of its text.
 *
 * @example
 * ```ts
 * const porto = answeredFact("The user lives in Porto", { predicate: "lives in", object: "Porto" });
 * const llm = scriptedModel([{ value: { facts: [porto] } }]);
 * ```
 */
export function answeredFact(text: string, fields: Partial<AnsweredFact> = {}): AnsweredFact {
  return {
    text,
    subject: "user",
    predicate: "",
    object: "",
    kind: "fact",
    certainty: "stated",
    change: "new",
    memories: [],
    when: "",
    turn: 1,
    quote: text.split(" ").at(-1) ?? "",
    importance: 3,
    ...fields,
  };
}
