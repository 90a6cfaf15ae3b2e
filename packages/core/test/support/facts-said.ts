import type { StoredTurn } from "../../src/model/turn.ts";
import { englishPack } from "../../src/write/rules/english/english-pack.ts";

const at = Date.parse("2026-04-22T12:00:00Z"); // a Wednesday

/** The facts that the rules of English read out of one message of 22 April 2026. */
export function factsSaid(text: string): string[] {
  const turn: StoredTurn = {
    id: "turn",
    scope: { userId: "maya" },
    role: "user",
    text,
    origin: "user",
    status: "active",
    at,
    recordedAt: at,
    metadata: {},
  };
  return englishPack
    .read([turn], [])
    .facts.filter(({ text: fact, action }) => fact !== "" && action === "assert")
    .map(({ text: fact }) => fact);
}
