import { HoldfastError } from "../errors.ts";
import { findJson } from "./json/find-json.ts";
import { readingsOf } from "./json/fit-schema.ts";
import type { JsonSchema } from "./language-model.ts";

/** Says whether a value is what was asked for, and gives it in its final form. */
export type Validate<Output> = (value: unknown) => { value: Output } | { problem: string };

/** What {@link readJson} shall find. */
export interface ReadJsonOptions<Output> {
  /** Decides which JSON of the text is the answer. @default any object or list */
  validate?: Validate<Output> | undefined;
  /** The schema that was asked for: an answer in a wrapper, under another key or as a bare list is recognised by it. */
  schema?: JsonSchema | undefined;
}

/** What {@link readJson} found. */
export interface ReadJson<Output> {
  value: Output;
  /** What had to be repaired, in words. Empty for an answer that was JSON and nothing else. */
  repaired: string[];
  /** Whether the text was cut off, so that something may be missing at the end. */
  truncated: boolean;
}

/**
 * Reads the value out of what a language model wrote. It copes with code fences, text around the JSON, several JSON values,
 * `<think>` blocks, a byte order mark, single quotes, trailing commas and other mistakes in the syntax (with `jsonrepair`),
 * repeated keys, JSON inside a JSON string, and text that was cut off: what was finished is kept, and the unfinished last
 * element is dropped. Of several values the longest valid one is the answer, of equally long ones the last.
 *
 * @throws HoldfastError `model_output_invalid` when there is no such value, never an empty one instead; the message says why and
 *   how the text begins
 */
export function readJson<Output = unknown>(
  text: string,
  options: ReadJsonOptions<Output> = {},
): ReadJson<Output> {
  const { validate = anyValue as Validate<Output>, schema } = options;
  const { found, reason } = findJson(text);
  let problem: string | undefined;
  for (const { value, repaired, truncated, doubtful } of found) {
    for (const reading of readingsOf(value, schema, doubtful)) {
      const result = validate(reading.value);
      if ("value" in result) {
        const repairs = reading.repair === undefined ? repaired : [...repaired, reading.repair];
        return { value: result.value, repaired: repairs, truncated };
      }
      problem ??= result.problem;
    }
    problem ??= "it has none of the keys that were asked for";
  }
  const why = problem === undefined ? reason : `The JSON of the answer is not valid: ${problem}.`;
  throw new HoldfastError("model_output_invalid", `${why}${beginningOf(text)}`);
}

function anyValue(value: unknown) {
  return typeof value === "object" && value !== null
    ? { value }
    : { problem: "it is neither an object nor a list" };
}

function beginningOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  return ` It begins: ${JSON.stringify(trimmed.slice(0, 200))}${trimmed.length > 200 ? "…" : ""}`;
}
