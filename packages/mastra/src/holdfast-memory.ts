import type { Mastra } from "@mastra/core";
import type {
  MemoryConfig,
  MemoryConfigInternal,
  MessageDeleteInput,
  StorageThreadType,
} from "@mastra/core/memory";
import type {
  InputProcessor,
  InputProcessorOrWorkflow,
  OutputProcessor,
  OutputProcessorOrWorkflow,
} from "@mastra/core/processors";
import type { RequestContext } from "@mastra/core/request-context";
import { Memory } from "@mastra/memory";
import { afterOthers, beforeOthers } from "./add-processor.ts";
import { addTools } from "./add-tools.ts";
import { hideMessages, hideThread, moveThread } from "./follow-threads.ts";
import type { HoldfastClient } from "./holdfast-client.ts";
import type { HoldfastOptions } from "./holdfast-options.ts";
import { HoldfastProcessor } from "./holdfast-processor.ts";
import type { MemoryTools } from "./memory-tools.ts";

/** What a {@link HoldfastMemory} takes: everything that `Memory` of Mastra takes, and Holdfast's own options apart. */
export type HoldfastMemoryConfig = NonNullable<ConstructorParameters<typeof Memory>[0]> & {
  holdfast?: HoldfastOptions | undefined;
};

/**
 * Mastra's `Memory` with facts by Holdfast: threads, history, working memory, Studio and the server's routes stay as they are;
 * what the user said in any of their threads is recalled into the prompt, and each finished turn is recorded in the background.
 * Recorded is what is left after the output processors of the agent, and nothing of a turn that they blocked.
 *
 * With no model given, facts are read with the agent's own; `llm: false` reads them by rules.
 *
 * @throws HoldfastError `invalid_options`
 * @example
 * ```ts
 * const agent = new Agent({
 *   id: "helper", name: "Helper", instructions: "Help.", model: "openai/gpt-5-mini",
 *   memory: new HoldfastMemory({ storage, holdfast: { path: "memory.db" } }),
 * });
 * await agent.generate("I moved to Bristol.", { memory: { resource: "maya", thread: "chat-1" } });
 * await agent.generate("Where do I live?", { memory: { resource: "maya", thread: "chat-2" } });
 * ```
 */
export class HoldfastMemory extends Memory {
  /** Recalls and records. One for the whole life of this memory: Mastra asks for it several times per call. */
  readonly processor: HoldfastProcessor;

  constructor({ holdfast, ...config }: HoldfastMemoryConfig = {}) {
    super(config);
    this.processor = new HoldfastProcessor(holdfast, (runConfig) =>
      this.getMergedThreadConfig(runConfig),
    );
    this.processor.link.logger = this.logger;
  }

  /** The Holdfast memory behind: for `search`, `list`, `history` and whatever else it can do. */
  holdfast(): Promise<HoldfastClient> {
    return this.processor.link.source.memory();
  }

  override __registerMastra(mastra: Mastra): void {
    super.__registerMastra(mastra);
    this.processor.__registerMastra(mastra);
  }

  override async getInputProcessors(
    configured: InputProcessorOrWorkflow[] = [],
    context?: RequestContext,
  ): Promise<InputProcessor[]> {
    const others = await super.getInputProcessors(configured, context);
    return afterOthers(others, this.processor, configured);
  }

  override async getOutputProcessors(
    configured: OutputProcessorOrWorkflow[] = [],
    context?: RequestContext,
  ): Promise<OutputProcessor[]> {
    const others = await super.getOutputProcessors(configured, context);
    return beforeOthers(others, this.processor, configured);
  }

  override listTools(config?: MemoryConfig): MemoryTools {
    const tools = super.listTools(config);
    return addTools(tools, this.processor.link, this.getMergedThreadConfig(config));
  }

  override async settled(): Promise<void> {
    await this.processor.settled();
    await super.settled();
  }

  /** Waits for what is under way, and closes the Holdfast memory unless it was passed in open. */
  async close(): Promise<void> {
    await this.settled();
    await this.processor.close();
  }

  override async deleteThread(threadId: string): Promise<void> {
    const thread = this.follows ? await this.getThreadById({ threadId }) : null;
    await super.deleteThread(threadId);
    if (thread !== null)
      void hideThread({ threadId, resourceId: thread.resourceId }, this.processor.link);
  }

  override async deleteMessages(
    input: MessageDeleteInput,
    observabilityContext?: Parameters<Memory["deleteMessages"]>[1],
  ): Promise<void> {
    const messages = this.follows ? await this.messagesById(input) : [];
    await super.deleteMessages(input, observabilityContext);
    const threads = Map.groupBy(messages, ({ threadId }) => threadId ?? "");
    for (const [threadId, deleted] of threads) {
      const { resourceId } = deleted[0] ?? {};
      void hideMessages({ threadId, resourceId }, deleted, this.processor.link);
    }
  }

  override async updateThreadResourceId(args: {
    threadId: string;
    resourceId: string;
    memoryConfig?: MemoryConfigInternal;
  }): Promise<StorageThreadType> {
    const { threadId, resourceId } = args;
    const before = this.follows ? await this.getThreadById({ threadId }) : null;
    const thread = await super.updateThreadResourceId(args);
    if (before !== null && before.resourceId !== resourceId)
      void moveThread({ threadId, resourceId: before.resourceId }, resourceId, this.processor.link);
    return thread;
  }

  private get follows(): boolean {
    return this.processor.link.options.followThreads === true;
  }

  private async messagesById(input: MessageDeleteInput) {
    const ids = [input].flat().map((item) => (typeof item === "string" ? item : item.id));
    const store = await this.getMemoryStore();
    return (await store.listMessagesById({ messageIds: ids })).messages;
  }
}
