const pending = new Set<Promise<unknown>>();

/**
 * Lets work go on beside the response. On a serverless platform it keeps the function alive: with `waitUntil`, or else with what
 * Vercel's request context offers.
 *
 * @param work never rejects
 */
export function inBackground(
  work: Promise<unknown>,
  waitUntil: ((work: Promise<unknown>) => void) | undefined,
): void {
  pending.add(work);
  void work.finally(() => pending.delete(work));
  (waitUntil ?? platformWaitUntil())?.(work);
}

/** Resolves when all background work that was begun in this process is done. */
export async function settled(): Promise<void> {
  while (pending.size > 0) await Promise.allSettled(pending);
}

interface RequestContext {
  get?(): { waitUntil?(work: Promise<unknown>): void } | undefined;
}

// The place where Vercel's own package looks as well.
function platformWaitUntil(): ((work: Promise<unknown>) => void) | undefined {
  const place = Symbol.for("@vercel/request-context");
  const context = (globalThis as { [place]?: RequestContext })[place]?.get?.();
  return context?.waitUntil?.bind(context);
}
