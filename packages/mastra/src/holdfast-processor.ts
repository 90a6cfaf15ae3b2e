import type { Mastra } from "@mastra/core";
import type { MessageList } from "@mastra/core/agent";
import type { MemoryConfig, MemoryRequestContext } from "@mastra/core/memory";
import type { ProcessInputStepArgs, ProcessOutputResultArgs } from "@mastra/core/processors";
import { BaseProcessor } from "@mastra/core/processors";
import type { RequestContext } from "@mastra/core/request-context";
import { captureTurn } from "./capture-turn.ts";
import type { HoldfastOptions } from "./holdfast-options.ts";
import type { RunIds } from "./identity.ts";
import { linkOf } from "./link-of.ts";
import { MemoryLink } from "./memory-link.ts";
import { rememberRun } from "./parent-run.ts";
import { isUserMessage } from "./read-messages.ts";
import { recallInto, recallTag } from "./recall-into.ts";

/**
 * Gives an agent of Mastra a memory without a `Memory` of Mastra: recalls before the first step of a run, records after the
 * last one. With a `Memory`, use {@link HoldfastMemory} or {@link wrapMemory}, which place it where redaction and guardrails
 * of the agent are respected. On its own, it belongs at the end of both lists.
 *
 * Never fails a run: what cannot be done is a warning.
 *
 * @example
 * ```ts
 * const holdfast = new HoldfastProcessor({ path: "memory.db" });
 * const agent = new Agent({
 *   id: "helper", name: "Helper", instructions: "Help.", model: "openai/gpt-5-mini",
 *   inputProcessors: [holdfast],
 *   outputProcessors: [holdfast],
 * });
 * await agent.generate("What do I like?", { memory: { resource: "maya", thread: "chat-1" } });
 * ```
 */
export class HoldfastProcessor extends BaseProcessor<"holdfast"> {
  readonly id = "holdfast";
  override readonly name = "Holdfast memory";
  readonly description = "Recalls what matters for the next answer, and records what was said.";
  /** What it shares with tools and memories. */
  readonly link: MemoryLink;
  private readonly completeConfig: (config: MemoryConfig | undefined) => MemoryConfig | undefined;

  /**
   * @param options or the link of another processor, to share it
   * @param completeConfig the memory configuration of a run as its `Memory` completes it
   * @throws HoldfastError `invalid_options`
   */
  constructor(
    options: HoldfastOptions | MemoryLink = {},
    completeConfig: (config: MemoryConfig | undefined) => MemoryConfig | undefined = (run) => run,
  ) {
    super();
    this.link = options instanceof MemoryLink ? options : linkOf(options);
    this.completeConfig = completeConfig;
  }

  override __registerMastra(mastra: Mastra): void {
    super.__registerMastra(mastra);
    this.link.logger = mastra.getLogger();
  }

  /** Recalls once for each time the user speaks. A resumed run brings along what was recalled before. */
  async processInputStep(args: ProcessInputStepArgs): Promise<MessageList> {
    const { messageList, requestContext, state, abortSignal } = args;
    try {
      this.link.source.agentModel.see(args.model);
      const run = runOf(messageList, state);
      if (run === undefined) return messageList;
      rememberRun(run, requestContext);
      if (this.link.options.recall === false || isRecalled(messageList, state)) return messageList;
      const scopeOf = async () => (await this.link.identify(run, requestContext))?.recall;
      const recalled = await recallInto(messageList, this.link, scopeOf, abortSignal);
      state.recalled = [...recalledOf(state), ...recalled];
    } catch (error) {
      this.link.warn("Nothing was recalled", error);
    }
    return messageList;
  }

  /** Queues what was said. The agent does not wait for it. */
  processOutputResult(args: ProcessOutputResultArgs): MessageList {
    const { messageList, requestContext, result, state } = args;
    const run = runOf(messageList, state);
    if (run === undefined || this.link.options.capture === false) return messageList;
    const { finishReason } = result;
    try {
      if (this.isReadOnly(run, requestContext)) return messageList;
      const recalled = recalledOf(state);
      captureTurn({ run, list: messageList, finishReason, requestContext, recalled }, this.link);
    } catch (error) {
      this.link.warn("A turn was not recorded", error);
    }
    return messageList;
  }

  /** Resolves when everything that was said is recorded and its facts are read. */
  settled(): Promise<void> {
    return this.link.settled();
  }

  /** The same, and closes the memory unless it was passed in open. */
  close(): Promise<void> {
    return this.link.close();
  }

  private isReadOnly(run: RunIds, requestContext: RequestContext | undefined): boolean {
    const context = requestContext?.get("MastraMemory") as MemoryRequestContext | undefined;
    // a request context that is used again still holds what another run left in it
    const config = context?.thread?.id === run.threadId ? context.memoryConfig : undefined;
    return this.completeConfig(config)?.readOnly === true;
  }
}

// From the messages themselves: a request context may have been used for somebody else before. Read once, because the list is
// written out whole for it; the state lasts for one request.
function runOf(list: MessageList, state: Record<string, unknown>): RunIds | undefined {
  if (state.run === undefined) {
    const { threadId, resourceId } = list.serialize().memoryInfo ?? {};
    state.run = threadId === undefined ? null : { threadId, resourceId };
  }
  return (state.run as RunIds | null) ?? undefined;
}

function recalledOf(state: Record<string, unknown>): readonly string[] {
  return (state.recalled as readonly string[] | undefined) ?? [];
}

// Whether what the user said last was recalled for: in an earlier step, or before the run was suspended.
function isRecalled(list: MessageList, state: Record<string, unknown>): boolean {
  const speech = list.get.all.db().findLast(isUserMessage)?.id ?? "";
  const resumed = state.speech === undefined && list.getSystemMessages(recallTag).length > 0;
  const recalled = state.speech === speech || resumed;
  state.speech = speech;
  return recalled;
}
