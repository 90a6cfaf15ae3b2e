import type { WriteDependencies } from "./write-dependencies.ts";

/** How often a lease is renewed while it lasts. */
const renewals = 3;

/**
 * Holds a lease while work goes on, however long it takes. When this process dies, the lease runs out soon and another process can go
 * on. A renewal that fails is not heeded: when the lease is lost, the work's own write fails.
 */
export async function holdLease<T>(
  leaseId: string,
  work: () => Promise<T>,
  { store, clock, extraction: { leaseMs } }: WriteDependencies,
): Promise<T> {
  const timer = setInterval(() => {
    store.extractions.renew({ id: leaseId, until: clock() + leaseMs }).catch(() => undefined);
  }, leaseMs / renewals);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
