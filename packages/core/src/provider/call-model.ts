import type { z } from "zod";
import { HoldfastError } from "../errors.ts";
import { describeFailure } from "./failure.ts";
import { toJsonSchema } from "./json-schema.ts";
import type {
  JsonSchema,
  LanguageModel,
  ModelAnswer,
  ModelMessage,
  ModelRequest,
} from "./language-model.ts";
import { type ReadJson, readJson, type Validate } from "./read-json.ts";
import { type RetryOptions, retry } from "./retry.ts";
import { addUsage, type ModelUsage, noUsage, usageOf } from "./usage.ts";
import { withSignal } from "./with-signal.ts";

/** What a model is asked, and the shape its answer must have. */
export interface ModelCall<Output> {
  /** Instructions; the JSON schema is added at their end. */
  system: string;
  /** The conversation with the model; the last message is from the user. */
  messages: readonly ModelMessage[];
  /** What the answer must be; object schemas work with every provider. */
  schema: z.ZodType<Output>;
  /** A name for the schema: letters, digits, `_` and `-`, 64 at most. */
  schemaName: string;
  /** The most tokens of an answer. @default the model's own limit */
  maxOutputTokens?: number | undefined;
  /** How long the whole may take, attempts and waits included, in milliseconds. @default 60000 */
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** What {@link callModel} stands on, for tests and for other limits. */
export interface CallDependencies
  extends Pick<
    RetryOptions,
    "retries" | "firstDelayMs" | "longestDelayMs" | "sleep" | "random" | "now"
  > {
  /** Told what the call cost when it is over, also when it failed. */
  onUsage?: ((usage: ModelUsage) => void) | undefined;
}

/** What a model answered, checked. */
export interface ModelCallResult<Output> {
  value: Output;
  /** What had to be repaired in the answer, in words. */
  repaired: string[];
  /** Whether the answer was cut off: its unfinished last element is missing, and perhaps more. */
  truncated: boolean;
  usage: ModelUsage;
}

/**
 * Asks a language model for a value. The JSON schema goes into the request and into the prompt, because many servers ignore the
 * former. Failures that may pass are tried again (see {@link retry}); an answer that cannot be read or does not fit the
 * schema is sent back once, with what is wrong with it.
 *
 * @throws HoldfastError `aborted` when the signal fires; `model_failed` when the model fails or takes too long;
 *   `model_output_invalid` when the second answer cannot be used either
 */
export async function callModel<Output>(
  model: LanguageModel,
  call: ModelCall<Output>,
  dependencies: CallDependencies = {},
): Promise<ModelCallResult<Output>> {
  const now = dependencies.now ?? Date.now;
  const started = now();
  let usage: ModelUsage = noUsage;
  const { timeoutMs = 60_000 } = call;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = call.signal === undefined ? timeout : AbortSignal.any([call.signal, timeout]);
  const schema = toJsonSchema(call.schema);
  const request: ModelRequest = {
    system: `${call.system}\n\n${shapeNote(schema)}`,
    messages: call.messages,
    schema: { name: call.schemaName, schema },
    maxOutputTokens: call.maxOutputTokens,
    signal,
  };

  const ask = async (messages: readonly ModelMessage[]): Promise<ModelAnswer> => {
    const attempt = async () => {
      signal.throwIfAborted();
      usage = addUsage(usage, { ...noUsage, calls: 1 });
      const answer = await withSignal(model.generate({ ...request, messages }), signal);
      usage = addUsage(usage, { ...noUsage, ...usageOf(answer) });
      return answer;
    };
    try {
      return await retry(attempt, { ...dependencies, signal, deadline: started + timeoutMs });
    } catch (error) {
      throw failureOf(error);
    }
  };

  const failureOf = (error: unknown): HoldfastError => {
    if (call.signal?.aborted) {
      return new HoldfastError("aborted", `The call of ${model.id} was aborted.`, { cause: error });
    }
    const { message, status } = describeFailure(error, now());
    const why = timeout.aborted ? `it did not answer within ${timeoutMs} ms` : message;
    const hint = timeout.aborted ? undefined : hintFor(status);
    return new HoldfastError("model_failed", `The model ${model.id} failed: ${why}`, {
      cause: error,
      ...(hint === undefined ? {} : { hint }),
    });
  };

  try {
    const answer = await ask(call.messages);
    try {
      return { ...readAnswer(answer, call.schema, schema), usage: total() };
    } catch (error) {
      if (!HoldfastError.isInstance(error)) throw error;
      const second = await ask(withProblem(call.messages, answer.text, error.message));
      return { ...readAnswer(second, call.schema, schema), usage: total() };
    }
  } finally {
    dependencies.onUsage?.(total());
  }

  function total(): ModelUsage {
    return { ...usage, milliseconds: now() - started };
  }
}

function readAnswer<Output>(
  answer: ModelAnswer,
  schema: z.ZodType<Output>,
  jsonSchema: JsonSchema,
): ReadJson<Output> {
  const validate: Validate<Output> = (value) => {
    const result = schema.safeParse(value);
    return result.success ? { value: result.data } : { problem: problemOf(result.error) };
  };
  const truncated = answer.finishReason === "length";
  if (answer.value !== undefined && answer.value !== null) {
    const result = validate(answer.value);
    if ("value" in result) return { value: result.value, repaired: [], truncated };
  }
  const read = readJson(answer.text, { validate, schema: jsonSchema });
  return { ...read, truncated: truncated || read.truncated };
}

/** The first problems of a value, each with its place, on one line. */
function problemOf(error: z.ZodError): string {
  const problems = error.issues.slice(0, 5).map(({ path, message }) => {
    const place = path.map(String).join(".");
    return place === "" ? message : `${place}: ${message}`;
  });
  const rest = error.issues.length - problems.length;
  return `${problems.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
}

function shapeNote(schema: JsonSchema): string {
  return `Answer with one JSON value that fits this JSON schema, and with nothing else:\n${JSON.stringify(schema)}`;
}

const longestEcho = 4_000;

/** The conversation with the unusable answer and what is wrong with it. Roles alternate, as some models demand. */
function withProblem(
  messages: readonly ModelMessage[],
  answer: string,
  problem: string,
): ModelMessage[] {
  const note = `That answer could not be used. ${problem}\nAnswer again: only the JSON value that fits the schema.`;
  if (answer.trim() !== "") {
    const echo: ModelMessage = { role: "assistant", content: answer.slice(0, longestEcho) };
    return [...messages, echo, { role: "user", content: note }];
  }
  const last = messages.at(-1);
  const content = [last?.content, note].filter((part) => part !== undefined).join("\n\n");
  return [...messages.slice(0, -1), { role: "user", content }];
}

function hintFor(status: number | undefined): string | undefined {
  if (status === 401 || status === 403) return "Check the API key and what it may be used for.";
  if (status === 404) return "Check the name of the model and the address of the server.";
  if (status === 413) return "The prompt is too long for this model.";
  return undefined;
}
