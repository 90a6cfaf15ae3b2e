import { AsyncLocalStorageProviderSingleton } from "@langchain/core/singletons";
import type { Run } from "./memory-scope.ts";

/**
 * The run that a hook of a middleware belongs to. LangChain gives hooks only those parts of the context that a schema of their
 * middleware names; the run itself, which it keeps in the asynchronous context, has all of it.
 */
export function wholeRun({ context, configurable, signal }: Run): Run {
  const run = (AsyncLocalStorageProviderSingleton.getRunnableConfig() ?? {}) as Run;
  return { context: { ...(run.context ?? {}), ...(context ?? {}) }, configurable, signal };
}
