/** Why something that a model should have given is missing from a result, in a few words. */
export function leftOut(what: string, error: unknown, signal: AbortSignal | undefined): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `${what} was left out: ${signal?.aborted ? "the deadline passed" : detail}`;
}
