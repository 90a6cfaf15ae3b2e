const known: Readonly<Record<string, string>> = {
  stop: "stop",
  end_turn: "stop",
  stop_sequence: "stop",
  length: "length",
  max_tokens: "length",
  max_output_tokens: "length",
  model_length: "length",
  content_filter: "content-filter",
  "content-filter": "content-filter",
  refusal: "content-filter",
  safety: "content-filter",
};

/** The finish reason of any provider in the words of {@link ModelAnswer}: `stop`, `length`, `content-filter`, or as it came. */
export function finishReasonOf(reason: unknown): string | undefined {
  if (typeof reason !== "string" || reason === "") return undefined;
  return known[reason.toLowerCase()] ?? reason;
}
