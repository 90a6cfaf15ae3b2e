import type {
  ChannelVersions,
  Checkpoint,
  CheckpointMetadata,
  SerializerProtocol,
} from "@langchain/langgraph-checkpoint";
import type { ThreadAddress } from "./address.ts";
import { checkChannel, parseId } from "./address.ts";
import type { CheckpointPut } from "./put-checkpoint.ts";
import { serialise } from "./serialised.ts";

/**
 * Prepares a checkpoint for storing: which channels go in with their values, and these as bytes.
 *
 * A step of a graph names every channel that it changed. A change from outside (`updateState`, a copy) need not: it applies what
 * tasks had written before without counting a version, or takes a checkpoint's values to another parent. Its values are
 * all compared with the parent's.
 *
 * @param also channels that the parent turned out not to have
 * @throws HoldfastError `invalid_input` for a value that could not be read back
 */
export async function prepareCheckpoint(
  request: {
    address: ThreadAddress;
    parentId: string | undefined;
    checkpoint: Checkpoint;
    metadata: CheckpointMetadata;
    newVersions: ChannelVersions;
  },
  serializer: SerializerProtocol,
  also: readonly string[],
): Promise<CheckpointPut> {
  const { address, parentId, checkpoint, metadata, newVersions } = request;
  const { id, channel_values: held = {}, channel_versions: versions = {}, ...body } = checkpoint;
  const ofStep = metadata?.source === "loop" || metadata?.source === "input";
  const changed = ofStep
    ? new Set([...Object.keys(newVersions ?? {}), ...also])
    : new Set([...Object.keys(held), ...Object.keys(versions)]);
  const stored = Object.entries(held).filter(
    ([channel]) => changed.has(channel) || !Object.hasOwn(versions, channel),
  );
  const values = await Promise.all(
    stored.map(
      async ([channel, value]) =>
        [
          checkChannel(channel),
          await serialise(serializer, value, `value of channel ${JSON.stringify(channel)}`),
        ] as const,
    ),
  );
  return {
    address,
    id: parseId(id, "checkpoint.id"),
    parentId,
    body: JSON.stringify(body),
    metadata: await serialise(serializer, metadata, "metadata of the checkpoint"),
    versions,
    values: new Map(values),
    changed,
    held: new Set(Object.keys(held)),
  };
}
