const most = 1_000;

/** What came of the latest operations, so that one which is played again comes to the same. */
export class RecentOperations<Outcome> {
  private readonly outcomes = new Map<string, Outcome>();

  /** Does the work of an operation, unless it was done. */
  once(operationId: string, work: () => Outcome): Outcome {
    const known = this.outcomes.get(operationId);
    if (known !== undefined) return known;
    const outcome = work();
    this.outcomes.set(operationId, outcome);
    for (const oldest of this.outcomes.keys()) {
      if (this.outcomes.size <= most) break;
      this.outcomes.delete(oldest);
    }
    return outcome;
  }
}
