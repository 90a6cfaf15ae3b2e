/** What an error says, with the hint that Holdfast's own errors carry. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { hint } = error as { hint?: unknown };
  return typeof hint === "string" ? `${error.message} ${hint}` : error.message;
}
