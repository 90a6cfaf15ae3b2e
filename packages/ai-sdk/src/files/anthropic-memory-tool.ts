import { type ToolCallContext, type ToolScope, toolScope } from "../tools/tool-scope.ts";
import { messageOf } from "../turn/message-of.ts";
import { scopeAcrossRuns } from "../turn/resolve-scope.ts";
import { type FileCommand, fileCommands } from "./file-commands.ts";
import { type FileMemory, MemoryFiles } from "./memory-files.ts";

/**
 * Carries out the commands of Anthropic's memory tool (`view`, `create`, `str_replace`, `insert`, `delete`, `rename` below
 * `/memories`) on a memory: each file is a record, so that what Claude notes is found by searches, recalled for every model, has a history
 * and can be erased. `/memories/known-facts.md` shows what is remembered otherwise.
 *
 * Never throws; what cannot be done is told to the model.
 *
 * @param scope whose files; as for {@link memoryTools}, without the run
 * @returns what the tool of the provider takes as `execute`
 * @example
 * ```ts
 * const tools = {
 *   memory: anthropic.tools.memory_20250818({ execute: anthropicMemoryTool(memory, { userId: "maya" }) }),
 * };
 * ```
 */
export function anthropicMemoryTool(
  memory: FileMemory,
  scope?: ToolScope,
): (command: unknown, call?: ToolCallContext) => Promise<string> {
  return async (command, call = {}) => {
    try {
      const owner = toolScope(scope, call);
      if (owner === undefined) return "Error: nobody said whose memory it is.";
      const given = (command ?? {}) as FileCommand;
      const name = String(given.command);
      const run = Object.hasOwn(fileCommands, name) ? fileCommands[name] : undefined;
      if (run === undefined) return `Error: ${name} is not a command.`;
      return await run(new MemoryFiles(memory, scopeAcrossRuns(owner)), given);
    } catch (error) {
      return `Error: ${messageOf(error)}`;
    }
  };
}
