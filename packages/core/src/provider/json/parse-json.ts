import { jsonrepair } from "jsonrepair";
import { doubleQuotes } from "./double-quotes.ts";
import { joinRepeatedKeys } from "./join-repeated-keys.ts";

/** A parsed value and what had to be repaired. */
export interface ParsedJson {
  value: unknown;
  /** Whether the text was no JSON before it was corrected. */
  corrected: boolean;
  repaired: string[];
}

/** Parses JSON that may have mistakes in its syntax and keys that come twice. Undefined when it cannot be made out. */
export function parseJson(text: string): ParsedJson | undefined {
  try {
    if (isJson(text)) return { ...joinRepeatedKeys(text), corrected: false };
    const { value, repaired } = joinRepeatedKeys(jsonrepair(doubleQuotes(text)));
    return { value, corrected: true, repaired: ["corrected the syntax", ...repaired] };
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
