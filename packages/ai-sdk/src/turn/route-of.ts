import { hash } from "node:crypto";
import type { CallOptions } from "../spec/language-model.ts";
import { textOf } from "./text-of.ts";

/**
 * Tells calls of one chat from each other by what they are for: the instructions (without digits, so that today's date does not
 * matter) and the names of the tools. A call for a title, or of another agent, is another route.
 */
export function routeOf({ prompt, tools }: CallOptions): string {
  const instructions = prompt
    .filter(({ role }) => role === "system")
    .map(({ content }) => textOf(content).replace(/\p{Nd}+/gu, "0"));
  const names = (tools ?? []).map(({ name }) => String(name)).sort();
  return hash("sha256", JSON.stringify([instructions, names]), "hex").slice(0, 16);
}
