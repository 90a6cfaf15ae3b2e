/** How a server is held to JSON, from the strongest way to none. */
export type Shaping = "strict" | "json_schema" | "json_object" | "none";

/** What is asked of a server beyond the bare chat. Not all know all of it. */
export interface Features {
  shaping: Shaping;
  temperature: boolean;
  tokensField: "max_completion_tokens" | "max_tokens";
  /** Whether the other field for the limit was refused already. */
  tokensFieldChanged: boolean;
  /** Whether a stream shall end with its usage. */
  streamUsage: boolean;
}

const lessShaping: Readonly<Record<Shaping, Shaping | undefined>> = {
  strict: "json_schema",
  json_schema: "json_object",
  json_object: "none",
  none: undefined,
};

/**
 * What to ask of the server after it refused a request: the same without what it named or, for a 400 or 422 that names nothing of it,
 * with less shaping. Undefined when the refusal has to do with something else.
 *
 * @param asksForObject whether the schema is of an object: the JSON mode of servers gives nothing else
 */
export function featuresAfter(
  error: unknown,
  features: Features,
  asksForObject: boolean,
): Features | undefined {
  const { status, code } = error as { status?: unknown; code?: unknown };
  const refused = status === 400 || status === 422;
  const text = textOf(error);
  if (code === "context_length_exceeded" || /context (length|window|size)|too long/.test(text)) {
    return undefined;
  }
  if (refused && features.temperature && text.includes("temperature")) {
    return { ...features, temperature: false };
  }
  if (refused && features.streamUsage && text.includes("stream_options")) {
    return { ...features, streamUsage: false };
  }
  if (refused && !features.tokensFieldChanged && /max_(completion_)?tokens/.test(text)) {
    const other = features.tokensField === "max_tokens" ? "max_completion_tokens" : "max_tokens";
    return { ...features, tokensField: other, tokensFieldChanged: true };
  }
  const less = lessShaping[features.shaping];
  const unable = [404, 415, 500, 501].includes(Number(status)) && namesShaping.test(text);
  if (less === undefined || !(refused || unable)) return undefined;
  return { ...features, shaping: less === "json_object" && !asksForObject ? "none" : less };
}

const namesShaping = /response_format|json_schema|json_object|json mode|structured|grammar|schema/;

function textOf(error: unknown): string {
  const { message, param, error: body } = error as { [name: string]: unknown };
  return `${message} ${param} ${JSON.stringify(body ?? "")}`.toLowerCase();
}
