/** An error of a server, in the form that Holdfast's retries understand. */
export interface ServerError extends Error {
  status?: number;
  code?: string;
  isRetryable?: boolean;
}

/**
 * The error that a server reports in a body with status 200, or in the middle of a stream. Gateways do that when the model behind
 * them fails: without a status in it, it is worth another try.
 *
 * @param error the `error` of the body: a text, or an object with `message`, `code`, `type`
 */
export function serverError(error: unknown): ServerError {
  const { message, code, type, status } = (
    typeof error === "object" && error !== null ? error : { message: String(error) }
  ) as { readonly [name: string]: unknown };
  const number = [status, code, Number(code)].find(
    (value): value is number =>
      Number.isInteger(value) && (value as number) >= 100 && (value as number) < 600,
  );
  const text = typeof message === "string" && message !== "" ? message : JSON.stringify(error);
  const name = [code, type].find((value) => typeof value === "string");
  return Object.assign(new Error(`The server reported an error: ${text}`), {
    ...(name === undefined ? {} : { code: String(name) }),
    ...(number === undefined ? { isRetryable: true } : { status: number }),
  });
}
