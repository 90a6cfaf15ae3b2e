const most = 100;

/** Remembers what was recalled for the exchanges that go on, as many as fit. */
export class RecallCache {
  private readonly texts = new Map<string, Promise<string>>();

  /** What was recalled under a key, or what is recalled now. An empty key is never remembered. */
  get(key: string, recall: () => Promise<string>): Promise<string> {
    if (key === "") return recall();
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = recall();
    this.texts.set(key, text);
    if (this.texts.size > most) this.texts.delete(this.texts.keys().next().value as string);
    return text;
  }

  /** Forgets a key: the next exchange under it is recalled anew. */
  delete(key: string): void {
    this.texts.delete(key);
  }
}
