import type { RunnableConfig } from "@langchain/core/runnables";
import type {
  BaseCheckpointSaver,
  Checkpoint,
  CheckpointListOptions,
  CheckpointMetadata,
  CheckpointTuple,
} from "@langchain/langgraph-checkpoint";
import { emptyCheckpoint, uuid6 } from "@langchain/langgraph-checkpoint";

let step = 0;

/** A checkpoint of given channel values, all at one version. Ids grow: of one millisecond, the step decides. */
export function checkpointOf(
  values: Record<string, unknown>,
  version: number | string = 1,
  overrides: Partial<Checkpoint> = {},
): Checkpoint {
  const versions = Object.keys(values).map((channel) => [channel, version] as const);
  return {
    ...emptyCheckpoint(),
    id: uuid6(++step),
    channel_values: values,
    channel_versions: Object.fromEntries(versions),
    ...overrides,
  };
}

/** Metadata of a step of the graph. */
export function metadataOf(more: Record<string, unknown> = {}): CheckpointMetadata {
  return { source: "loop", step: 0, parents: {}, ...more };
}

/** Stores a checkpoint whose channels are all new. */
export function putNew(
  saver: BaseCheckpointSaver,
  config: RunnableConfig,
  checkpoint: Checkpoint,
  metadata: CheckpointMetadata = metadataOf(),
): Promise<RunnableConfig> {
  return saver.put(config, checkpoint, metadata, checkpoint.channel_versions);
}

/** Everything that `list` gives. */
export async function listAll(
  saver: BaseCheckpointSaver,
  config: RunnableConfig = {},
  options?: CheckpointListOptions,
): Promise<CheckpointTuple[]> {
  const tuples: CheckpointTuple[] = [];
  for await (const tuple of saver.list(config, options)) tuples.push(tuple);
  return tuples;
}

/** The config of a thread. */
export function threadOf(id: unknown, more: Record<string, unknown> = {}): RunnableConfig {
  return { configurable: { thread_id: id, ...more } };
}
