import type { JsonValue, Metadata } from "@holdfast/core";
import { valuesAt } from "./field-path.ts";

/** Fields that hold a sentence rather than a value with a name. */
const plainNames = new Set(["text", "content", "memory", "data"]);

/**
 * The words of a value that are searched and recalled: the texts at some paths, or, with the path `$`, the whole as it would be
 * read: texts first (fields named text, content, memory or data), other fields as `name: value`.
 */
export function renderValue(value: Metadata, paths: readonly string[]): string {
  const texts = paths.flatMap((path) => valuesAt(value, path).map(renderPart));
  return [...new Set(texts)].filter((text) => text !== "").join("\n");
}

function renderPart(part: JsonValue): string {
  if (part === null) return "";
  if (typeof part !== "object") return String(part).trim();
  const all = leaves(part, "");
  const isPlain = ({ name }: Leaf) => name === "" || plainNames.has(name);
  const plain = all.filter(isPlain).map(({ text }) => text);
  const named = all.filter((leaf) => !isPlain(leaf)).map(({ name, text }) => `${name}: ${text}`);
  if (plain.length === 0) return named.join("; ");
  return named.length === 0 ? plain.join(" ") : `${plain.join(" ")} (${named.join("; ")})`;
}

interface Leaf {
  name: string;
  text: string;
}

function leaves(part: JsonValue, name: string): Leaf[] {
  if (part === null) return [];
  if (typeof part !== "object") {
    const text = String(part).trim();
    return text === "" ? [] : [{ name, text }];
  }
  if (Array.isArray(part)) {
    if (part.every((item) => typeof item !== "object")) {
      const text = part.map(String).join(", ");
      return text === "" ? [] : [{ name, text }];
    }
    return part.flatMap((item) => leaves(item, name));
  }
  return Object.entries(part).flatMap(([key, item]) =>
    leaves(item, name === "" ? key : `${name} ${key}`),
  );
}
