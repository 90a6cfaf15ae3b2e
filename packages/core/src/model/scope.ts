import { HoldfastError } from "../errors.ts";

/** The four ids that say whose memory something is, from the least to the most specific. */
export const scopeFields = ["appId", "userId", "agentId", "runId"] as const;

/**
 * Whose memory a call reads or writes: at least one id. A read matches what carries exactly the given ids; an id that is
 * not given does not constrain. Ids are compared as whole strings after Unicode NFC, never as prefixes or patterns.
 */
export interface Scope {
  /** The person the memory is about. */
  userId?: string | undefined;
  /** The agent that talked to them. */
  agentId?: string | undefined;
  /** One conversation, thread or session. */
  runId?: string | undefined;
  /** The application or tenant. */
  appId?: string | undefined;
}

const longestId = 512;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const forbidden = /[\u0000-\u001f\u007f-\u009f*]|^[%_?]+$/u;

/**
 * Checks a scope and returns it with only its given ids, each in Unicode NFC. Other properties are ignored, so the options
 * of a call can be passed whole.
 *
 * @throws HoldfastError `invalid_scope` when no id is given, or one is empty, blank at its ends, no string, longer than 512
 * characters, a wildcard, or holds control characters.
 */
export function parseScope(input: unknown): Scope {
  if (typeof input !== "object" || input === null) {
    throw new HoldfastError("invalid_scope", `A scope is an object, not ${describe(input)}.`);
  }
  const scope: Scope = {};
  for (const field of scopeFields) {
    const value = (input as Record<string, unknown>)[field];
    if (value === undefined) continue;
    scope[field] = parseId(field, value);
  }
  if (Object.keys(scope).length === 0) {
    throw new HoldfastError(
      "invalid_scope",
      "The scope is empty: every call needs at least one id.",
    );
  }
  return scope;
}

/**
 * The same for calls that take a scope and nothing beside it: another property is refused, so that a misspelt id cannot
 * widen what is listed or erased.
 */
export function parseOnlyScope(input: unknown): Scope {
  if (typeof input === "object" && input !== null && !Array.isArray(input)) {
    const unknown = Object.keys(input).find((key) => !scopeFields.some((field) => field === key));
    if (unknown !== undefined) {
      throw new HoldfastError("invalid_scope", `${unknown} is not part of a scope.`, {
        hint: `The ids of a scope are ${scopeFields.join(", ")}.`,
      });
    }
  }
  return parseScope(input);
}

/** The same for a scope that may be left out. */
export function parseOptionalScope(input: unknown): Scope | undefined {
  return input === undefined ? undefined : parseOnlyScope(input);
}

/** Tells whether something stored under `stored` is visible to a query with `query`: every id of the query is equal. */
export function scopeContains(query: Scope, stored: Scope): boolean {
  for (const field of scopeFields) {
    const id = query[field];
    if (id !== undefined && id !== stored[field]) return false;
  }
  return true;
}

/** A short, readable form of a scope for messages, such as `userId=ada runId=7`. */
export function describeScope(scope: Scope): string {
  return scopeFields
    .filter((field) => scope[field] !== undefined)
    .map((field) => `${field}=${scope[field]}`)
    .join(" ");
}

function parseId(field: string, value: unknown): string {
  if (typeof value !== "string") {
    throw new HoldfastError("invalid_scope", `${field} is ${describe(value)}, not a string.`);
  }
  const id = value.normalize("NFC");
  if (id.trim() === "") throw new HoldfastError("invalid_scope", `${field} is empty.`);
  if (id.trim() !== id)
    throw new HoldfastError("invalid_scope", `${field} starts or ends with white space.`);
  if (id.length > longestId) {
    throw new HoldfastError(
      "invalid_scope",
      `${field} has ${id.length} characters; ${longestId} are allowed.`,
    );
  }
  if (forbidden.test(id)) {
    throw new HoldfastError("invalid_scope", `${field} holds a wildcard or a control character.`);
  }
  if (!id.isWellFormed())
    throw new HoldfastError("invalid_scope", `${field} holds a lone surrogate.`);
  return id;
}

function describe(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
