import type { Question } from "./conversation.ts";

/** Some questions of every category in turn, evenly spread over each; always the same ones. */
export function sampleQuestions(questions: readonly Question[], wanted: number): Question[] {
  const known = questions.filter(({ answers }) => answers.length > 0);
  const groups = [...Map.groupBy(known, ({ category }) => category ?? "").entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
  const share = Math.ceil(wanted / Math.max(1, groups.length));
  const rounds = Array.from({ length: share }, (_, round) =>
    groups.flatMap((group) => group[Math.floor(((round + 0.5) * group.length) / share)] ?? []),
  );
  return [...new Set(rounds.flat())].slice(0, wanted);
}
