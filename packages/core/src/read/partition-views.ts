import type { Scope } from "../model/scope.ts";
import type { PartitionView, Store } from "../store/store.ts";

/** The partitions that hold anything which one of some scopes contains, each of them once. */
export async function partitionViews(
  scopes: readonly Scope[],
  store: Pick<Store, "partitions" | "partitionsOf">,
): Promise<PartitionView[]> {
  if (store.partitionsOf !== undefined) return store.partitionsOf(scopes);
  if (scopes.length === 1) return store.partitions(scopes[0] as Scope);
  const views = new Map<number, PartitionView>();
  for (const view of (await Promise.all(scopes.map((scope) => store.partitions(scope)))).flat()) {
    const known = views.get(view.partition);
    views.set(view.partition, known === undefined ? view : joined(known, view));
  }
  return [...views.values()];
}

function joined({ scopeKeys, ...view }: PartitionView, other: PartitionView): PartitionView {
  if (scopeKeys === undefined || other.scopeKeys === undefined) return view;
  return { ...view, scopeKeys: new Set([...scopeKeys, ...other.scopeKeys]) };
}
