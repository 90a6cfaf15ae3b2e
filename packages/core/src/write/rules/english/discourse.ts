import type { Draft } from "./draft.ts";

/** What was talked about before in a conversation, to which "it" and "her" refer. */
export interface Discourse {
  /** When the turn is said, in milliseconds since 1970. */
  at: number;
  /** The person or animal that was last spoken of: "daughter", "kitten". */
  lastBeing?: { noun: string; name?: string | undefined } | undefined;
  /** Children whose names may follow. */
  children?: boolean | undefined;
  /** The last fact with a time, for "sorry, it's on Thursday". */
  lastDated?: Draft | undefined;
  /** What was read out of the conversation so far, the latest first. */
  lastDrafts: readonly Draft[];
  /** What was read out of the last turn that told anything. */
  latest: readonly Draft[];
  /** What was believed before the conversation, the latest first. */
  known: readonly Draft[];
  /** What the assistant asked last, and the user has not answered yet. */
  question?: string | undefined;
  /** The turn tells that the user does not live where it was believed. */
  homeEnded?: boolean | undefined;
  /** Id of the last turn of the user before this one. */
  lastTurn?: string | undefined;
}
