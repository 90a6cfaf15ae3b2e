/**
 * The label under which an id of a scope stands in a namespace. LangGraph allows no "." and no ":" in labels, and ids such as
 * `ana@example.com` have them: they are written `%2E` and `%3A`. Most ids stand as they are.
 */
export function labelOfId(id: string): string {
  return id.replace(/%(?=2E|3A|25)|[.:]/gu, (found) => codes[found] as string);
}

/** The id that a label stands for. */
export function idOfLabel(label: string): string {
  return label.replace(/%(?:2E|3A|25)/gu, (found) => characters[found] as string);
}

const codes: Record<string, string> = { ".": "%2E", ":": "%3A", "%": "%25" };
const characters: Record<string, string> = { "%2E": ".", "%3A": ":", "%25": "%" };
