import { randomUUID } from "node:crypto";
import { HoldfastError } from "@holdfast/core";
import { type DynamicStructuredTool, tool } from "@langchain/core/tools";
import { type JSONSchema, toJsonSchema } from "@langchain/core/utils/json_schema";
import type { InteropZodType } from "@langchain/core/utils/types";
import type { BaseStore } from "@langchain/langgraph-checkpoint";
import { inNamespace, type MemoryToolOptions, type ToolRun } from "./tool-options.ts";

/** What a model may do with memories. */
export type MemoryAction = "create" | "update" | "delete";

/** How {@link createManageMemoryTool} is made. */
export interface ManageMemoryToolOptions extends MemoryToolOptions {
  /** What the model may do. @default all three */
  actions?: readonly MemoryAction[] | undefined;
  /**
   * The shape of a memory's content, as zod or JSON Schema. Content that is an object is stored as it is, any other as
   * `{ content }`.
   *
   * @default a text
   */
  schema?: InteropZodType | JSONSchema | undefined;
}

interface Input {
  action?: MemoryAction;
  id?: string;
  content?: unknown;
}

const all = ["create", "update", "delete"] as const;

/**
 * A tool with which a model keeps memories of the run's user in a LangGraph store, changes and removes them. It sees only keys; the
 * namespace comes from the application. What is removed from a `HoldfastStore` can be brought back with `memory.revert`.
 *
 * @throws HoldfastError `invalid_options` when no action is allowed, or an unknown one
 * @example
 * ```ts
 * const manage = createManageMemoryTool({ store, namespace: ["memories", "{userId}"], actions: ["create", "update"] });
 * ```
 */
export function createManageMemoryTool(options: ManageMemoryToolOptions): DynamicStructuredTool {
  const actions = all.filter((action) => (options.actions ?? all).includes(action));
  const unknown = options.actions?.find((action) => !all.includes(action));
  if (actions.length === 0 || unknown !== undefined)
    throw new HoldfastError("invalid_options", `Actions are ${all.join(", ")}, at least one.`);
  return tool(
    async (input, run: ToolRun) =>
      inNamespace(options, run, (store, namespace) =>
        manage(input as Input, actions, store, namespace),
      ),
    {
      name: options.name ?? "manage_memory",
      description: options.description ?? descriptionOf(actions),
      schema: schemaOf(actions, options.schema),
    },
  ) as unknown as DynamicStructuredTool;
}

async function manage(
  { action, id, content }: Input,
  actions: readonly MemoryAction[],
  store: BaseStore,
  namespace: string[],
): Promise<string> {
  const wanted = action ?? (id === undefined ? "create" : "update");
  if (!actions.includes(wanted)) return `${wanted} is not allowed here.`;
  if (wanted === "create") {
    if (id !== undefined) return "A new memory has no id yet: leave it out.";
    if (isBlank(content)) return "There is no content to remember.";
    const key = randomUUID();
    await store.put(namespace, key, itemOf(content));
    return `Remembered (id ${key}).`;
  }
  if (id === undefined) return `Say which memory to ${wanted}: its id is in the search.`;
  if ((await store.get(namespace, id)) === null) return `There is no memory with the id ${id}.`;
  if (wanted === "delete") {
    await store.delete(namespace, id);
    return `Forgotten (id ${id}).`;
  }
  if (isBlank(content)) return "There is no content to remember.";
  await store.put(namespace, id, itemOf(content));
  return `Changed (id ${id}).`;
}

function isBlank(content: unknown): boolean {
  return (
    content === undefined ||
    content === null ||
    (typeof content === "string" && content.trim() === "")
  );
}

function itemOf(content: unknown): Record<string, unknown> {
  return typeof content === "object" && content !== null && !Array.isArray(content)
    ? (content as Record<string, unknown>)
    : { content };
}

const doings: Record<MemoryAction, string> = {
  create: "Keeps a new memory about the user (create)",
  update: "replaces one that is no longer right (update, with its id)",
  delete: "forgets one that is wrong or that the user wants forgotten (delete, with its id)",
};

function descriptionOf(actions: readonly MemoryAction[]): string {
  return `${actions.map((action) => doings[action]).join("; ")}. A memory is clear by itself, with names and dates instead of "he" and "tomorrow".`;
}

function schemaOf(
  actions: readonly MemoryAction[],
  content: InteropZodType | JSONSchema | undefined,
): JSONSchema {
  const shape = content === undefined ? { type: "string" } : toJsonSchema(content as JSONSchema);
  const { $schema: _, ...rest } = shape as Record<string, unknown>;
  return {
    type: "object",
    properties: {
      action: { type: "string", enum: [...actions] },
      ...(actions.some((action) => action !== "create")
        ? { id: { type: "string", description: "The id of the memory, from a search" } }
        : {}),
      ...(actions.some((action) => action !== "delete") ? { content: rest } : {}),
    },
    required: actions.length === 1 && actions[0] === "create" ? ["content"] : ["action"],
    additionalProperties: false,
  } as JSONSchema;
}
