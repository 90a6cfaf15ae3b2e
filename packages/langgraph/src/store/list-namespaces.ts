import { labelsOf, pathOf } from "./namespace.ts";
import type { ListNamespaces } from "./parse-operation.ts";
import type { StoreContext } from "./store-context.ts";

/**
 * The namespaces that hold an item which was put, label by label in the order of their code units. `*` in a condition stands for any
 * label; `maxDepth` cuts namespaces short, and equal ones count once.
 */
export async function listNamespaces(
  { conditions, maxDepth, limit, offset }: ListNamespaces,
  now: number,
  { table }: StoreContext,
): Promise<string[][]> {
  const found = (await table.namespaces(literalPrefix(conditions), now))
    .map(labelsOf)
    .filter((namespace) => conditions.every((condition) => matches(namespace, condition)))
    .map((namespace) => namespace.slice(0, maxDepth));
  return [...new Map(found.map((namespace) => [pathOf(namespace), namespace])).values()]
    .sort(compareLabels)
    .slice(offset, offset + limit);
}

type Condition = ListNamespaces["conditions"][number];

// What a prefix names before its first "*", to look only there.
function literalPrefix(conditions: ListNamespaces["conditions"]): string[] {
  const path = conditions.find(({ matchType }) => matchType === "prefix")?.path ?? [];
  const star = path.indexOf("*");
  return star < 0 ? path : path.slice(0, star);
}

function matches(namespace: readonly string[], { matchType, path }: Condition): boolean {
  if (path.length > namespace.length) return false;
  const start = matchType === "prefix" ? 0 : namespace.length - path.length;
  return path.every((label, index) => label === "*" || label === namespace[start + index]);
}

function compareLabels(left: readonly string[], right: readonly string[]): number {
  for (const [index, label] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (label !== other) return label < other ? -1 : 1;
  }
  return left.length - right.length;
}
