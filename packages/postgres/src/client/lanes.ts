/**
 * Keeps the order of changes: those of one owner run one after the other, in the order in which they were asked for; those of
 * different owners beside each other, as many as allowed. A change whose owners are not known waits for all before it, and all after
 * it wait for it.
 */
export class Lanes {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly most: number;
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private barrier: Promise<unknown> = Promise.resolve();

  /** @param most how many may run at once */
  constructor(most: number) {
    this.most = most;
  }

  /** Runs work when it is its turn. */
  run<T>(owners: readonly string[] | undefined, work: () => Promise<T>): Promise<T> {
    const before =
      owners === undefined
        ? [this.barrier, ...this.last.values()]
        : [this.barrier, ...owners.map((owner) => this.last.get(owner))];
    const done = Promise.all(before).then(() => this.limited(work));
    const settled = done.catch(() => undefined);
    if (owners === undefined) {
      this.barrier = settled;
      this.last.clear();
    }
    for (const owner of owners ?? []) this.keep(owner, settled);
    return done;
  }

  /** Resolves when everything that was asked for so far has ended. */
  async idle(): Promise<void> {
    await Promise.all([this.barrier, ...this.last.values()]);
  }

  private keep(owner: string, settled: Promise<unknown>): void {
    this.last.set(owner, settled);
    settled.then(() => {
      if (this.last.get(owner) === settled) this.last.delete(owner);
    });
  }

  private async limited<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.most) this.running++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // the place is handed on
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
