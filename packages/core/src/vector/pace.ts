import { setImmediate as breathe } from "node:timers/promises";

const longestStretchMs = 2;

/** Keeps long work from blocking the event loop: asked often, it lets other work run when it has been kept waiting. */
export class Pace {
  private since = performance.now();

  /** Whether the work has gone on for 2 ms. */
  get isDue(): boolean {
    return performance.now() - this.since > longestStretchMs;
  }

  /** Lets other work run. */
  async breathe(): Promise<void> {
    await breathe();
    this.since = performance.now();
  }
}
