/** What can be said about the failure of a provider. */
export interface Failure {
  message: string;
  /** The HTTP status, where there was an answer. */
  status?: number | undefined;
  /** Whether the same call may succeed a little later. */
  retryable: boolean;
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
}

const retryableStatuses = new Set([408, 409, 425, 429]);
const retryableCodes = new Set([
  "ECONNABORTED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);
// These come with status 429, and no waiting helps.
const exhausted = new Set(["insufficient_quota", "billing_hard_limit_reached"]);

/**
 * Reads the error of an AI SDK, OpenAI, LangChain or plain HTTP client, and of what it was caused by: `isRetryable`, `status`
 * or `statusCode`, `code`, `headers` or `responseHeaders`.
 *
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 */
export function describeFailure(error: unknown, now: number): Failure {
  const chain = causesOf(error);
  const status = first(chain, statusOf);
  return {
    message: first(chain, messageOf) ?? "it failed without saying why",
    status,
    retryable: isRetryable(chain, status),
    retryAfterMs: first(chain, (cause) => retryAfterOf(cause, now)),
  };
}

type Properties = { readonly [name: string]: unknown };

function causesOf(error: unknown): Properties[] {
  const chain: Properties[] = [];
  let cause: unknown = error;
  while (typeof cause === "object" && cause !== null && chain.length < 6) {
    chain.push(cause as Properties);
    cause = (cause as Properties).cause;
  }
  return chain.length > 0 ? chain : [{ message: error === undefined ? undefined : String(error) }];
}

function first<T>(chain: readonly Properties[], read: (cause: Properties) => T | undefined) {
  for (const cause of chain) {
    const value = read(cause);
    if (value !== undefined) return value;
  }
  return undefined;
}

function isRetryable(chain: readonly Properties[], status: number | undefined): boolean {
  if (chain.some(({ code, type }) => exhausted.has(String(code)) || exhausted.has(String(type)))) {
    return false;
  }
  const told = first(chain, ({ isRetryable }) =>
    typeof isRetryable === "boolean" ? isRetryable : undefined,
  );
  if (told !== undefined) return told;
  if (status !== undefined) return status >= 500 || retryableStatuses.has(status);
  return chain.some(
    ({ code, name, message }) =>
      retryableCodes.has(String(code)) ||
      name === "TimeoutError" ||
      // What undici says when a connection ends in the middle of an answer, and the OpenAI client when it cannot connect.
      message === "terminated" ||
      message === "fetch failed" ||
      message === "Connection error.",
  );
}

function messageOf({ message }: Properties): string | undefined {
  return typeof message === "string" && message !== "" ? message : undefined;
}

function statusOf({ status, statusCode, response }: Properties): number | undefined {
  const inner = typeof response === "object" && response !== null ? (response as Properties) : {};
  return [status, statusCode, inner.status].find(
    (value): value is number => Number.isInteger(value) && (value as number) >= 100,
  );
}

function retryAfterOf({ headers, responseHeaders, response }: Properties, now: number) {
  const inner = typeof response === "object" && response !== null ? (response as Properties) : {};
  for (const source of [headers, responseHeaders, inner.headers]) {
    const milliseconds = Number.parseFloat(headerOf(source, "retry-after-ms") ?? "");
    if (milliseconds >= 0) return milliseconds;
    const text = headerOf(source, "retry-after");
    if (text === undefined) continue;
    const seconds = Number(text);
    const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(text) - now;
    if (Number.isFinite(wait)) return Math.max(0, wait);
  }
  return undefined;
}

function headerOf(source: unknown, name: string): string | undefined {
  if (typeof source !== "object" || source === null) return undefined;
  if (source instanceof Headers) return source.get(name) ?? undefined;
  for (const [key, value] of Object.entries(source)) {
    if (key.toLowerCase() === name && value !== undefined && value !== null) return String(value);
  }
  return undefined;
}
