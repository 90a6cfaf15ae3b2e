import type { Metadata, Turn } from "@holdfast/core";
import type { MemoryCall } from "../turn/memory-call.ts";
import { routeOf } from "../turn/route-of.ts";

/** What is stored with each captured message, so that turns which the user discards later can be found. */
export interface TurnStamp {
  /** The turn's key. (Not called one: values of that name are taken for secrets, and taken out.) */
  turn: string;
  /** Its key by its words alone. */
  content: string;
  /** What it follows, and what the call was for. */
  place: string;
  /** `content` of the turn before; empty for the first. */
  after: string;
}

/** The name of the stamp in the metadata of a recorded turn. */
export const stampName = "aiSdk";

/** The stamp of the turn that a call belongs to. */
export function turnStamp({ current, turns, params }: MemoryCall): TurnStamp {
  return {
    turn: current.key,
    content: current.contentKey,
    place: `${current.place}:${routeOf(params)}`,
    after: turns.at(-2)?.contentKey ?? "",
  };
}

/** The stamp of a recorded turn, if this adapter recorded it. */
export function stampOf({ metadata }: Pick<Turn, "metadata">): TurnStamp | undefined {
  return (metadata as Metadata & { [stampName]?: unknown })[stampName] as TurnStamp | undefined;
}
