import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The answer that a model once gave to a question. */
export interface Cassette {
  /** Names the question; see {@link keyOfQuestion}. */
  key: string;
  answer: string;
}

/** Names a question by everything in it but the name of the model: equal questions get equal answers. */
export function keyOfQuestion(body: {
  messages: unknown;
  response_format?: unknown;
  tools?: unknown;
}): string {
  const content = { m: body.messages, r: body.response_format ?? null, t: body.tools ?? null };
  return createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex")
    .slice(0, 16);
}

/** Reads cassettes, one JSON object per line. */
export function readCassettes(path: string): Map<string, string> {
  const lines = readFileSync(path, "utf8").split("\n");
  return new Map(
    lines
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Cassette)
      .map(({ key, answer }) => [key, answer]),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
