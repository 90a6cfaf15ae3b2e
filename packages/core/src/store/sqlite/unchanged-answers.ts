import type { SqliteDatabase } from "./sqlite-database.ts";

const mostAnswers = 100;

/**
 * Answers of a file, kept until anything is written to it by whomever. What this connection writes has to be told with
 * {@link UnchangedAnswers.forget}; what others commit SQLite tells (`PRAGMA data_version`), for a fraction of what a query costs.
 */
export class UnchangedAnswers {
  private readonly database: SqliteDatabase;
  private readonly answers = new Map<string, unknown>();
  private version: unknown;

  constructor(database: SqliteDatabase) {
    this.database = database;
  }

  /**
   * The kept answer to a question, or what `work` gives, which is kept. It is given to others too and must not be changed.
   *
   * @param question tells all that the answer depends on, besides the file
   */
  answer<T>(question: string, work: () => T): T {
    // asked before the work is done: what is committed in between makes the next question look again
    const version = this.database.get("PRAGMA data_version")?.data_version;
    if (version !== this.version || this.answers.size >= mostAnswers) this.answers.clear();
    this.version = version;
    if (this.answers.has(question)) return this.answers.get(question) as T;
    const answer = work();
    this.answers.set(question, answer);
    return answer;
  }

  /** To be called when this connection has written. */
  forget(): void {
    this.answers.clear();
  }
}
