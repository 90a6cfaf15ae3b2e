import type { LanguageModel } from "@holdfast/core";

let answers = 0;

/** Answers at once: a fact for every message. No two answers are alike, so a turn that is read twice leaves two records. */
export const standInModel: LanguageModel = {
  id: "stand-in",
  async generate({ messages }) {
    const rows = (messages.at(-1)?.content ?? "").matchAll(
      /^\{"turn":(\d+).*"text":"([^"]+)"\}$/gmu,
    );
    const answer = `${process.pid}-${answers++}`;
    const facts = [...rows].map(([, turn, text]) => ({
      text: `Answer ${answer}: ${text}`,
      subject: "user",
      predicate: "",
      object: "",
      kind: "event",
      certainty: "stated",
      change: "new",
      memories: [],
      when: "",
      turn: Number(turn),
      quote: text,
      importance: 2,
    }));
    return { text: JSON.stringify({ facts }), usage: {} };
  },
};
