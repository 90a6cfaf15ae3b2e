import { setTimeout as wait } from "node:timers/promises";
import { HoldfastError } from "../errors.ts";

const mostAttempts = 10;
const pauseMs = 5;

/**
 * Runs work that reads, decides and writes until no other writer comes in between. The work looks at everything anew each time.
 *
 * @throws HoldfastError `write_conflict` after ten attempts; whatever else the work throws, at once
 */
export async function retryConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const conflict = HoldfastError.isInstance(error) && error.code === "write_conflict";
      if (!conflict || attempt === mostAttempts) throw error;
      await wait(pauseMs * attempt);
    }
  }
}
