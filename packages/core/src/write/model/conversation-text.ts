import type { StoredRecord } from "../../model/record.ts";
import { formatTime } from "../../model/time.ts";
import type { StoredTurn } from "../../model/turn.ts";

const mostEarlier = 6;
const longestEarlier = 300;
const longestKnown = 300;
const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** A piece of a turn, with the number under which the model is shown it. */
export interface NumberedPiece {
  number: number;
  turn: StoredTurn;
  text: string;
}

/**
 * What a model is asked about: known memories and messages under small numbers, one JSON object a line, so that nothing which was
 * said can pass for anything else.
 */
export function conversationText(
  pieces: readonly NumberedPiece[],
  earlier: readonly StoredTurn[],
  known: readonly StoredRecord[],
): string {
  const sections = [
    section(
      "Known memories",
      known.map(({ text, validFrom }, index) => ({
        memory: index + 1,
        text: text.slice(0, longestKnown),
        since: formatTime(validFrom).slice(0, 10),
      })),
    ),
    section(
      "Said before, only to understand the messages",
      earlier
        .slice(-mostEarlier)
        .map((turn) => ({ ...speakerOf(turn), text: turn.text.slice(0, longestEarlier) })),
    ),
    section(
      "Messages",
      pieces.map(({ number, turn, text }) => ({
        turn: number,
        ...speakerOf(turn),
        at: dateOf(turn.at),
        text,
      })),
    ),
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}

function section(title: string, rows: readonly object[]): string {
  if (rows.length === 0) return "";
  return `${title}:\n${rows.map((row) => JSON.stringify(row)).join("\n")}`;
}

function speakerOf({ role, name, origin }: StoredTurn) {
  const foreign = origin !== role;
  return {
    by: name === undefined ? role : `${name} (${role})`,
    ...(foreign ? { from: origin } : {}),
  };
}

function dateOf(at: number): string {
  return `${weekdays[new Date(at).getUTCDay()]} ${formatTime(at).slice(0, 10)}`;
}
