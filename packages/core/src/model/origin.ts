/**
 * Who the words come from. Stamped by the caller, never by a model: what a tool, a web page or a file says must not pass
 * for the user's own words.
 */
export type Origin =
  | "user"
  | "assistant"
  | "system"
  | "file"
  | "import"
  | `tool:${string}`
  | `web:${string}`;

/** The role of the speaker of a turn. */
export type Role = "user" | "assistant" | "system" | "tool";

/** How far an origin is trusted: 3 the operator and the user, 2 the assistant, 1 files and imports, 0 tools and the web. */
export type Trust = 0 | 1 | 2 | 3;

const plainOrigins = ["user", "assistant", "system", "file", "import"];
const longestOrigin = 2048;

/** Tells whether a value is an {@link Origin}: a known word, or `tool:` or `web:` with a name behind it. */
export function isOrigin(value: unknown): value is Origin {
  if (typeof value !== "string" || value.length > longestOrigin) return false;
  return (
    plainOrigins.includes(value) || /^(tool|web):(?=\S)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(value)
  );
}

/** The origin of a message when the caller gives none: its role, and for a tool its name. */
export function originOfRole(role: Role, name?: string): Origin {
  return role === "tool" ? `tool:${name ?? "unnamed"}` : role;
}

/** How far an origin is trusted. A less trusted origin never overrules a more trusted one. */
export function trustOf(origin: Origin): Trust {
  if (origin === "user" || origin === "system") return 3;
  if (origin === "assistant") return 2;
  if (origin === "file" || origin === "import") return 1;
  return 0;
}

/** The least trusted of several origins, which is what a record derived from all of them takes. */
export function leastTrusted(first: Origin, ...others: Origin[]): Origin {
  return others.reduce(
    (least, origin) => (trustOf(origin) < trustOf(least) ? origin : least),
    first,
  );
}
