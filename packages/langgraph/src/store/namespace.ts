import { HoldfastError } from "@holdfast/core";

/**
 * Checks a namespace by LangGraph's rules: labels are strings that are not empty and hold neither "." nor NUL; the first is not
 * "langgraph" where something is written. Labels with ":" are accepted; they are kept apart from deeper namespaces.
 *
 * @throws HoldfastError `invalid_input`
 */
export function checkNamespace(
  namespace: unknown,
  { allowEmpty, forWriting }: { allowEmpty: boolean; forWriting: boolean },
): string[] {
  if (!Array.isArray(namespace)) refuse("A namespace is an array of strings", namespace);
  if (namespace.length === 0 && !allowEmpty) refuse("A namespace is not empty", namespace);
  for (const label of namespace) {
    if (typeof label !== "string") refuse("A label of a namespace is a string", namespace);
    if (label === "") refuse("A label of a namespace is not empty", namespace);
    if (/[.\0]/u.test(label)) refuse('A label holds no "." and no NUL', namespace);
    if (!label.isWellFormed()) refuse("A label is well-formed Unicode", namespace);
  }
  if (forWriting && namespace[0] === "langgraph")
    refuse('The first label is not "langgraph", which is reserved', namespace);
  return [...namespace];
}

/** A namespace as one string, each label closed by a ".", which none holds: an exact prefix of it is a prefix of labels. */
export function pathOf(namespace: readonly string[]): string {
  return namespace.map((label) => `${label}.`).join("");
}

/** The labels of a path. */
export function labelsOf(path: string): string[] {
  return path.split(".").slice(0, -1);
}

/** Whether a namespace lies under a prefix, label by label. */
export function isUnder(namespace: readonly string[], prefix: readonly string[]): boolean {
  return prefix.every((label, index) => namespace[index] === label);
}

function refuse(rule: string, namespace: unknown): never {
  throw new HoldfastError("invalid_input", `${rule}; this is ${describe(namespace)}.`, {
    hint: 'Use labels such as ["memories", userId].',
  });
}

function describe(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}
