import { v7 } from "uuid";
import { HoldfastError } from "../errors.ts";

/** Makes new ids. The default gives UUIDv7, which sort by the time they were made. */
export type IdentifierSource = () => string;

/** Reads the clock: milliseconds since 1970. */
export type Clock = () => number;

/** A source of UUIDv7 (RFC 9562), monotonic within the process also when the clock goes backwards. */
export function createIdentifierSource(): IdentifierSource {
  return () => v7();
}

/**
 * Checks that an id is a string; whether it names anything is for the store to say.
 *
 * @throws HoldfastError `invalid_input`
 */
export function parseIdentifier(input: unknown): string {
  if (typeof input === "string") return input;
  throw new HoldfastError("invalid_input", `An id is a string, not a ${typeof input}.`);
}
