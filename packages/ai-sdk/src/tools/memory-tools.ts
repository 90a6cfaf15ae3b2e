import type { Memory } from "@holdfast/core";
import { z } from "zod/v4";
import { messageOf } from "../turn/message-of.ts";
import { scopeAcrossRuns } from "../turn/resolve-scope.ts";
import { type ToolOutput, toolOutput } from "./tool-output.ts";
import { type ToolCallContext, type ToolScope, toolScope } from "./tool-scope.ts";

/** What the tools need of a memory. */
export type ToolMemory = Pick<Memory, "search" | "add" | "update" | "delete">;

/** How {@link memoryTools} are made. */
export interface MemoryToolsOptions {
  /** The most results of a search, 1 to 1,000. @default 10 */
  limit?: number | undefined;
  /** Whether the application's user has to agree before something is deleted (ai 6 and 7). @default false */
  confirmDelete?: boolean | undefined;
}

/** A tool as the AI SDK takes it. */
export interface MemoryTool<Input> {
  description: string;
  inputSchema: z.ZodType<Input>;
  /** Never throws: what fails is told to the model as `error`. */
  execute(input: Input, call: ToolCallContext): Promise<ToolResult>;
  /** A short text for the model, in place of the result that the application gets. */
  toModelOutput(given: unknown): ToolOutput;
  needsApproval?: boolean;
}

/** What a tool gives to the application. */
export type ToolResult =
  | {
      results: { id: string; memory: string; kind: "memory" | "turn"; score: number; at: string }[];
    }
  | { changed: { id: string; memory: string; operation: string } }
  | { error: string };

const actor = "ai-sdk:tool";
const noScope = "Nobody said whose memory it is.";

/**
 * Tools with which a model looks into its memory and changes it by itself. Take those that you want, under the names that you want. Whose
 * memory it is comes from the application, as does what may be deleted; the model sees ids of items and nothing of scopes.
 *
 * What a model adds counts as the assistant's words: it never overrules what the user said.
 *
 * @param scope always the same, or a function of the call's context; without one, the ids in the tool's context (`toolsContext` in
 * ai 7, `experimental_context` in ai 5 and 6), or the surrounding {@link withMemory.run}
 * @example
 * ```ts
 * const { searchMemories, addMemory } = memoryTools(memory, { userId: "maya" });
 * const { text } = await generateText({ model, prompt, tools: { searchMemories, addMemory }, stopWhen: stepCountIs(5) });
 * ```
 */
export function memoryTools(
  memory: ToolMemory,
  scope?: ToolScope,
  options: MemoryToolsOptions = {},
): {
  searchMemories: MemoryTool<{ query: string }>;
  addMemory: MemoryTool<{ text: string }>;
  updateMemory: MemoryTool<{ id: string; text: string }>;
  deleteMemory: MemoryTool<{ id: string; reason: string }>;
} {
  const run = async (
    call: ToolCallContext | undefined,
    work: (scope: NonNullable<ReturnType<typeof toolScope>>) => Promise<ToolResult>,
  ): Promise<ToolResult> => {
    try {
      const owner = toolScope(scope, call ?? {});
      return owner === undefined ? { error: noScope } : await work(owner);
    } catch (error) {
      return { error: messageOf(error) };
    }
  };
  const toModelOutput = toolOutput;
  return {
    searchMemories: {
      description:
        "Search what is remembered about the user from earlier conversations. Ask for one topic at a time.",
      inputSchema: z.object({ query: z.string().describe("what to look for, in a few words") }),
      toModelOutput,
      execute: ({ query }, call) =>
        run(call, async (owner) => {
          const limit = options.limit ?? 10;
          const found = await memory.search(query, { ...scopeAcrossRuns(owner), limit });
          const results = found.results.map((item) => {
            const at = item.kind === "turn" ? item.at : item.validFrom;
            return { id: item.id, memory: item.text, kind: item.kind, score: item.score, at };
          });
          return { results };
        }),
    },
    addMemory: {
      description:
        "Remember one fact about the user for later conversations, as a sentence that is clear by itself.",
      inputSchema: z.object({ text: z.string().describe("the fact, in the third person") }),
      toModelOutput,
      execute: ({ text }, call) =>
        run(call, async (owner) => {
          const settings = { type: "semantic", origin: "assistant", actor } as const;
          const { operations } = await memory.add(text, { ...owner, ...settings });
          return changed(operations[0]);
        }),
    },
    updateMemory: {
      description: "Correct a remembered fact, by its id from a search.",
      inputSchema: z.object({
        id: z.string().describe("the id of the fact"),
        text: z.string().describe("the whole fact as it is right"),
      }),
      toModelOutput,
      execute: ({ id, text }, call) =>
        run(call, async (owner) =>
          changed(await memory.update(id, { text, actor }, scopeAcrossRuns(owner))),
        ),
    },
    deleteMemory: {
      description:
        "Forget a remembered fact or message, by its id from a search, when the user asks for it or it is wrong.",
      inputSchema: z.object({
        id: z.string().describe("the id of what to forget"),
        reason: z.string().describe("why, in a few words"),
      }),
      toModelOutput,
      execute: ({ id, reason }, call) =>
        run(call, async (owner) => {
          const why = reason.trim() === "" ? {} : { reason };
          return changed(await memory.delete(id, { ...why, actor }, scopeAcrossRuns(owner)));
        }),
      ...(options.confirmDelete ? { needsApproval: true } : {}),
    },
  };
}

function changed(operation: { id: string; text: string; op: string } | undefined): ToolResult {
  if (operation === undefined) return { error: "Nothing was remembered." };
  const { id, text, op } = operation;
  return { changed: { id, memory: text, operation: op } };
}
