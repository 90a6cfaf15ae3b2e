/** A support agent, however it is built. */
export interface Support {
  /** Says something in a thread; gives the answer, which is blank while the agent waits for a human. */
  say(thread: string, text: string): Promise<string>;
  /** What the agent asks a human in a thread, if it waits for one. */
  waitsFor(thread: string): Promise<string | undefined>;
  /** Lets the agent do what it asked for; gives its answer. */
  approve(thread: string): Promise<string>;
}
