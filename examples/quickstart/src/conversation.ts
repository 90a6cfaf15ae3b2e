/** A message as the demo records it. */
export interface Message {
  role: "user" | "assistant";
  /** The speaker, where there is a name. */
  name?: string;
  content: string;
  /** ISO 8601; absent when only the time of the session is known. */
  at?: string;
}

/** One conversation on one day. */
export interface Session {
  runId: string;
  /** When it began, ISO 8601. */
  at: string;
  messages: Message[];
}

/** Where a message stands: in which session, and at which place in it, from 0. */
export interface Place {
  runId: string;
  position: number;
}

/** A question, and where its answer was said. */
export interface Question {
  text: string;
  /** What kind of question it is, where the source says so. */
  category?: string;
  /** The messages that hold the answer; empty when nobody knows. */
  answers: Place[];
  /** Words of the answer, to show the part of a long message that holds them. */
  phrases: string[];
}

/** Everything that was said with one person, and what is asked about it. */
export interface Conversation {
  userId: string;
  sessions: Session[];
  questions: Question[];
}

/** The whole conversation as a model would be given it without a memory: each session under its date. */
export function fullHistory({ sessions }: Conversation): string {
  return sessions.map(({ at, messages }) => [at, ...messages.map(lineOf)].join("\n")).join("\n\n");
}

function lineOf({ role, name, content }: Message): string {
  return `${name ?? role}: ${content}`;
}
