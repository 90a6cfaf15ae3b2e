import type { JsonValue } from "@holdfast/core";

type Step =
  | { name: string }
  | { index: number }
  | { every: "element" | "child" }
  | { some: Step[][] };

/**
 * What an index path names in a value. `a.b` leads into objects, `a[0]` and `a[-1]` to an element, `a[*]` to every element, `*` to
 * every child, `{a,b.c}` to several fields, `$` to the whole. What is not there names nothing.
 */
export function valuesAt(value: JsonValue, path: string): JsonValue[] {
  return follow(value, parsePath(path));
}

function follow(value: JsonValue, [step, ...rest]: readonly Step[]): JsonValue[] {
  if (step === undefined) return [value];
  return children(value, step).flatMap((child) => follow(child, rest));
}

function children(value: JsonValue, step: Step): JsonValue[] {
  if ("some" in step) return step.some.flatMap((path) => follow(value, path));
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    if ("index" in step)
      return value.at(step.index) === undefined ? [] : [value.at(step.index) as JsonValue];
    return "every" in step ? value : [];
  }
  if ("name" in step) return Object.hasOwn(value, step.name) ? [value[step.name] as JsonValue] : [];
  return "every" in step && step.every === "child" ? Object.values(value) : [];
}

function parsePath(path: string): Step[] {
  const tokens = path.match(/\{[^}]*\}|\[[^\]]*\]|[^.[{]+/gu) ?? [];
  const steps = tokens.map((token): Step => {
    if (token.startsWith("{"))
      return {
        some: token
          .slice(1, -1)
          .split(",")
          .map((part) => parsePath(part.trim())),
      };
    if (token === "[*]") return { every: "element" };
    if (token.startsWith("[")) return { index: Number.parseInt(token.slice(1, -1), 10) || 0 };
    return token === "*" ? { every: "child" } : { name: token };
  });
  return tokens[0] === "$" ? steps.slice(1) : steps;
}
