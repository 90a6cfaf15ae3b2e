import type { RequestContext } from "@mastra/core/request-context";
import type { RunIds } from "./identity.ts";

/** The key of a request context under which the ids of a run stand while it goes on: sub-agents inherit the values. */
const key = "holdfast__run";

interface RunEntry {
  run: RunIds;
  /** The outermost run. */
  root: RunIds;
}

/** Entries made here. A request context may come from a client, who could write whom they like into one. */
const genuine = new WeakSet<object>();

/** Leaves the ids of a run in its request context, for the sub-agents that it calls. */
export function rememberRun(run: RunIds, requestContext: RequestContext | undefined): void {
  const root = parentOf(run, requestContext) ?? run;
  const entry: RunEntry = { run, root };
  genuine.add(entry);
  requestContext?.set(key, entry);
}

/**
 * The outermost run, when this one was delegated by it. An agent calls a sub-agent as resource `RESOURCE-AGENT` in thread
 * `THREAD-UUID`; a user may be called so too, hence both must be made of the ids that the parent left behind.
 */
export function parentOf(
  run: RunIds,
  requestContext: RequestContext | undefined,
): RunIds | undefined {
  const entry = requestContext?.get(key) as RunEntry | null | undefined;
  if (typeof entry !== "object" || entry === null || !genuine.has(entry)) return undefined;
  if (isSame(run, entry.run)) return isSame(run, entry.root) ? undefined : entry.root;
  return isDerived(run, entry.run) ? entry.root : undefined;
}

const uuids = /^(-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})+$/u;

function isDerived(run: RunIds, parent: RunIds): boolean {
  return (
    run.threadId.startsWith(parent.threadId) &&
    uuids.test(run.threadId.slice(parent.threadId.length)) &&
    parent.resourceId !== undefined &&
    run.resourceId?.startsWith(`${parent.resourceId}-`) === true
  );
}

function isSame(one: RunIds, other: RunIds): boolean {
  return one.threadId === other.threadId && one.resourceId === other.resourceId;
}
