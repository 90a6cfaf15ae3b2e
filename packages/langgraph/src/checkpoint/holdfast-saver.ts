import type { Annex, AnnexDatabase, Durability } from "@holdfast/core";
import { HoldfastError, openAnnex, SqliteStore } from "@holdfast/core";
import type { RunnableConfig } from "@langchain/core/runnables";
import type {
  ChannelVersions,
  Checkpoint,
  CheckpointListOptions,
  CheckpointMetadata,
  CheckpointTuple,
  DeltaChannelHistory,
  PendingWrite,
  SerializerProtocol,
} from "@langchain/langgraph-checkpoint";
import { BaseCheckpointSaver } from "@langchain/langgraph-checkpoint";
import { checkChannel, parseId, readAddress, requireThread } from "./address.ts";
import { prepareCheckpoint } from "./checkpoint-put.ts";
import { findCheckpoint, findLatest, findThread } from "./checkpoint-rows.ts";
import { presentHistory, readDeltaHistory } from "./delta-history.ts";
import { deleteFinished, readParents, readTaskNamespaces } from "./finished-namespaces.ts";
import { listTuples } from "./list-tuples.ts";
import { type PruneResult, pruneThread } from "./prune.ts";
import { putCheckpoint } from "./put-checkpoint.ts";
import { checkSaverOptions, type HoldfastSaverOptions } from "./saver-options.ts";
import { serialise } from "./serialised.ts";
import { annexName, migrations } from "./tables.ts";
import { copyThread, deleteThread } from "./thread-rows.ts";
import { presentTuple, readTuples } from "./tuples.ts";
import { putWrites } from "./write-rows.ts";

/**
 * A checkpointer for LangGraph on a SQLite file, which can be the one that a memory lies in. Each channel is stored when it
 * changes, and of a list that grows only what is new; so a long conversation does not fill the disk with copies of itself.
 * Several processes may use one file.
 *
 * Errors are `HoldfastError`: `invalid_input` for a missing thread, a reserved id, or state that could not be read back;
 * `closed`; `store_*`.
 *
 * @example
 * ```ts
 * import { HoldfastSaver } from "@holdfast/langgraph";
 *
 * const checkpointer = await HoldfastSaver.open({ path: "memory.db" });
 * const graph = builder.compile({ checkpointer });
 * await graph.invoke(input, { configurable: { thread_id: "chat-1" } });
 * await checkpointer.close();
 * ```
 */
export class HoldfastSaver extends BaseCheckpointSaver {
  private readonly annex: Annex;
  private readonly durability: Durability;
  private readonly closeFile: () => Promise<void>;
  private closed = false;

  /**
   * Opens a saver on a file or on the file of a memory.
   *
   * @throws HoldfastError `invalid_options`, also for a memory that is not on SQLite; `store_*` when the file cannot be used
   */
  static async open(options: HoldfastSaverOptions): Promise<HoldfastSaver> {
    checkSaverOptions(options);
    const { durability = "process", serializer } = options;
    if (options.memory !== undefined) {
      const annex = await openAnnex(options.memory.store, annexName, migrations);
      return new HoldfastSaver(annex, durability, serializer, () => Promise.resolve());
    }
    const { path, lockTimeoutMs } = options;
    const store = SqliteStore.open({ path, lockTimeoutMs });
    try {
      const annex = await openAnnex(store, annexName, migrations);
      return new HoldfastSaver(annex, durability, serializer, () => store.close());
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(
    annex: Annex,
    durability: Durability,
    serializer: SerializerProtocol | undefined,
    closeFile: () => Promise<void>,
  ) {
    super(serializer);
    this.annex = annex;
    this.durability = durability;
    this.closeFile = closeFile;
  }

  /** The checkpoint that a config names, or the latest of its thread and namespace; undefined when there is none. */
  async getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    const { threadId, namespace = "", checkpointId } = readAddress(config);
    if (threadId === undefined) return undefined;
    const stored = await this.read((database) => {
      const thread = findThread(database, { threadId, namespace });
      if (thread === undefined) return undefined;
      const row =
        checkpointId === undefined
          ? findLatest(database, thread)
          : findCheckpoint(database, thread, checkpointId);
      return row && readTuples(database, [row.key])[0];
    });
    return stored && presentTuple(stored, this.serde, this.getNextVersion(undefined));
  }

  /**
   * Lists checkpoints, the latest first. What the config leaves out (thread, namespace, checkpoint) does not constrain.
   *
   * @param options.limit how many at most; 0 gives none
   * @param options.before a config: only checkpoints with a smaller id
   * @param options.filter metadata that must be equal, key by key; objects are compared by content
   */
  async *list(
    config: RunnableConfig,
    options: CheckpointListOptions = {},
  ): AsyncGenerator<CheckpointTuple> {
    const read = <T>(work: (database: AnnexDatabase) => T) => this.read(work);
    for await (const stored of listTuples(read, this.serde, config, options)) {
      yield await presentTuple(stored, this.serde, this.getNextVersion(undefined));
    }
  }

  /**
   * Stores a checkpoint below the one that the config names.
   *
   * @throws HoldfastError `invalid_input` without a thread, and for a value that could not be read back (a BigInt, an object
   * that contains itself): nothing is stored, and the message names the channel
   */
  async put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    newVersions: ChannelVersions,
  ): Promise<RunnableConfig> {
    const where = readAddress(config);
    const address = requireThread(where, "put");
    const request = { address, parentId: where.checkpointId, checkpoint, metadata, newVersions };
    let put = await prepareCheckpoint(request, this.serde, []);
    const also: string[] = [];
    for (;;) {
      const attempt = put;
      const missing = await this.change((database) => putCheckpoint(database, attempt));
      if (missing.length === 0) break;
      also.push(...missing);
      put = await prepareCheckpoint(request, this.serde, also);
    }
    return {
      configurable: {
        thread_id: address.threadId,
        checkpoint_ns: address.namespace,
        checkpoint_id: put.id,
      },
    };
  }

  /**
   * Stores what a task wrote on top of a checkpoint.
   *
   * @param taskPath where the task stands among those of its step; their writes are read back in this order
   * @throws HoldfastError `invalid_input` without a thread or checkpoint, and for a value that could not be read back
   */
  async putWrites(
    config: RunnableConfig,
    writes: PendingWrite[],
    taskId: string,
    taskPath = "",
  ): Promise<void> {
    const where = readAddress(config);
    const address = requireThread(where, "putWrites");
    const { checkpointId } = where;
    if (checkpointId === undefined) {
      throw new HoldfastError(
        "invalid_input",
        "putWrites needs a checkpoint_id in config.configurable.",
        { hint: "Pass the config that put returned." },
      );
    }
    const serialised = await Promise.all(
      writes.map(async ([channel, value]) => ({
        channel: checkChannel(channel),
        value: await serialise(this.serde, value, `write to channel ${JSON.stringify(channel)}`),
      })),
    );
    const put = { address, checkpointId, taskId: parseId(taskId, "task_id"), taskPath };
    await this.change((database) => putWrites(database, { ...put, writes: serialised }));
  }

  /** Deletes all checkpoints and writes of a thread, in all namespaces. */
  async deleteThread(threadId: string): Promise<void> {
    const id = parseId(threadId, "thread_id");
    await this.change((database) => deleteThread(database, id));
  }

  /** What a `DeltaChannel` is rebuilt from: the nearest stored value among a checkpoint's ancestors, and the writes since. */
  override async getDeltaChannelHistory(options: {
    config: RunnableConfig;
    channels: string[];
  }): Promise<Record<string, DeltaChannelHistory>> {
    const address = readAddress(options.config);
    const histories = await this.read((database) =>
      readDeltaHistory(database, address, options.channels),
    );
    const presented = [...histories].map(
      async ([channel, history]) => [channel, await presentHistory(history, this.serde)] as const,
    );
    return Object.fromEntries(await Promise.all(presented));
  }

  /**
   * Deletes all but the latest checkpoints of a thread, in each of its namespaces, and subgraphs of tasks that were deleted. What
   * a kept checkpoint needs of its ancestors stays: values that did not change since, and the writes that a `DeltaChannel`
   * is rebuilt from.
   *
   * @param options.keep how many checkpoints stay, at least 1. Default 1
   * @throws HoldfastError `invalid_options`
   */
  async prune(threadId: string, options: { keep?: number } = {}): Promise<PruneResult> {
    const id = parseId(threadId, "thread_id");
    const { keep = 1 } = options;
    if (!Number.isSafeInteger(keep) || keep < 1) {
      throw new HoldfastError("invalid_options", `prune cannot keep ${String(keep)} checkpoints.`, {
        hint: "Keep 1 or more, or call deleteThread.",
      });
    }
    const pruned = await this.change((database) => pruneThread(database, id, keep));
    const namespaces = await this.read((database) => readTaskNamespaces(database, id));
    const parents = await Promise.all(namespaces.map((one) => readParents(one, this.serde)));
    const finished = await this.change((database) =>
      namespaces.map((one, index) => deleteFinished(database, id, one, parents[index] ?? [])),
    );
    const more = finished.reduce((sum, count) => sum + count, 0);
    return { deleted: pruned.deleted + more, kept: pruned.kept - more };
  }

  /**
   * Copies a thread with its whole history to a new one: a conversation that goes on in two ways.
   *
   * @throws HoldfastError `not_found` when there is nothing to copy, `invalid_input` when the target has checkpoints
   */
  async copyThread(sourceThreadId: string, targetThreadId: string): Promise<void> {
    const source = parseId(sourceThreadId, "sourceThreadId");
    const target = parseId(targetThreadId, "targetThreadId");
    await this.change((database) => copyThread(database, source, target));
  }

  /** Waits for what is being written; then closes the file, unless it is a memory's. Calling it again does nothing. */
  async close(): Promise<void> {
    this.closed = true;
    await this.closeFile();
  }

  /** Closes the saver at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private read<T>(work: (database: AnnexDatabase) => T): Promise<T> {
    this.checkOpen();
    return this.annex.read(work);
  }

  private change<T>(work: (database: AnnexDatabase) => T): Promise<T> {
    this.checkOpen();
    return this.annex.change(work, { durability: this.durability });
  }

  private checkOpen(): void {
    if (!this.closed) return;
    throw new HoldfastError("closed", "This saver was closed.", {
      hint: "Open a new one with HoldfastSaver.open().",
    });
  }
}
