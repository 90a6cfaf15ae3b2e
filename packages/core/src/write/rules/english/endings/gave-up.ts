import type { Draft } from "../draft.ts";
import { reported, value } from "../words/grammar.ts";
import { takeTime } from "../words/take-time.ts";

/** What somebody gave up, which ends what they were used to do, eat or take. */
export function gaveUpDrafts(verb: string, said: string, at: number): Draft[] {
  const { rest, when } = takeTime(value(said) ?? "", at, "past");
  const object = value(rest);
  if (object === undefined || object.split(" ").length > 4) return [];
  const spoken = verb.replace("given up", "gave up");
  const names = object.replace(/^(?:drinking|eating|playing|doing|watching|taking) /iu, "");
  const predicates = [
    "drinks",
    "eats",
    "likes",
    "plays",
    "does",
    "smokes",
    "uses",
    "takes",
    "learns",
  ];
  return [
    {
      predicate: "event",
      object: `${spoken} ${object}`,
      text: `The user ${spoken} ${reported(object)}${when === undefined ? "" : ` ${when}`}`,
      when,
      type: "episodic",
      action: "end",
      target: { predicates, names },
    },
  ];
}
