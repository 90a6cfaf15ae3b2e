import { HoldfastError } from "@holdfast/core";
import type { BaseStore } from "@langchain/langgraph-checkpoint";
import type { RunInformation } from "../agent/memory-scope.ts";
import { type OnMemoryWarning, warn } from "../agent/warn.ts";
import { labelOfId } from "../store/labels.ts";

/** Where a tool's memories lie: labels, some of which stand for ids of the run, or a function that gives the labels of a run. */
export type ToolNamespace =
  | readonly string[]
  | ((run: RunInformation) => readonly string[] | null | undefined);

/** What the memory tools have in common. */
export interface MemoryToolOptions {
  /** Any LangGraph store. @default the store of the graph */
  store?: BaseStore | undefined;
  /**
   * Where the memories lie, such as `["memories", "{userId}"]`. `{name}` stands for what the run's context, else its `configurable`, holds
   * under that name (`{runId}` for the thread). The application says whose memories they are, never the model: a run without
   * such an id has none.
   */
  namespace: ToolNamespace;
  /** The name under which the model sees the tool. */
  name?: string | undefined;
  /** What the model is told about it. */
  description?: string | undefined;
  /** Told when the store fails; the model is told that the memory cannot be used. @default `process.emitWarning` */
  onWarning?: OnMemoryWarning | undefined;
}

/** What LangChain gives a tool besides its input. */
export type ToolRun = RunInformation & { readonly store?: BaseStore | undefined };

/**
 * Does the work of a tool in the namespace of the run. Never throws: what goes wrong is told to the model in words.
 */
export async function inNamespace(
  { store: given, namespace, onWarning }: MemoryToolOptions,
  run: ToolRun,
  work: (store: BaseStore, namespace: string[]) => Promise<string>,
): Promise<string> {
  try {
    const labels = labelsOf(namespace, run);
    const store = given ?? run.store;
    if (labels === undefined || store === undefined)
      return "There is no memory in this conversation.";
    return await work(store, labels);
  } catch (cause) {
    // what the model can put right
    if (HoldfastError.isInstance(cause) && cause.code === "invalid_input") return cause.message;
    await warn({ message: "A memory tool failed", cause }, onWarning);
    return "The memory cannot be used at the moment.";
  }
}

function labelsOf(namespace: ToolNamespace, run: RunInformation): string[] | undefined {
  if (typeof namespace === "function") return namespace(run)?.slice();
  const labels = namespace.map((label) => {
    const name = /^\{(.+)\}$/u.exec(label)?.[1];
    if (name === undefined) return label;
    const id = idOf(name, run);
    return id === undefined ? undefined : labelOfId(id);
  });
  return labels.every((label) => label !== undefined) ? labels : undefined;
}

function idOf(name: string, { context, configurable }: RunInformation): string | undefined {
  const names = name === "runId" ? [name, "thread_id"] : [name, snakeOf(name)];
  for (const source of [context, configurable] as unknown[]) {
    if (typeof source !== "object" || source === null) continue;
    for (const each of names) {
      const id = Object.hasOwn(source, each)
        ? (source as Record<string, unknown>)[each]
        : undefined;
      if (typeof id === "number") return String(id);
      if (typeof id === "string" && id !== "") return id;
    }
  }
  return undefined;
}

function snakeOf(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
