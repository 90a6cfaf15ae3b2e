import type { AnnexDatabase } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { CheckpointListOptions, SerializerProtocol } from "@langchain/langgraph-checkpoint";
import { readAddress } from "./address.ts";
import { listKeys } from "./list-keys.ts";
import { metadataFilter } from "./metadata-filter.ts";
import { readTuples, type StoredTuple } from "./tuples.ts";

/** So many checkpoints are read at a time: each can be as large as the whole state. */
const pageSize = 16;

/**
 * Lists the checkpoints that a config and the options of `list` ask for, the latest first.
 *
 * @throws HoldfastError `invalid_options` for a limit that is no number, `invalid_filter`, `invalid_input`
 */
export async function* listTuples(
  read: <T>(work: (database: AnnexDatabase) => T) => Promise<T>,
  serializer: SerializerProtocol,
  config: RunnableConfig,
  { limit, before, filter }: CheckpointListOptions,
): AsyncGenerator<StoredTuple> {
  const address = readAddress(config);
  const { checkpointId: beforeId } = readAddress(before);
  const matches = metadataFilter(filter);
  let left = parseLimit(limit);
  if (left === 0) return;
  const keys = await read((database) =>
    listKeys(database, address, beforeId, matches === undefined ? left : undefined),
  );
  for (let start = 0; start < keys.length; start += pageSize) {
    const page = keys.slice(start, start + pageSize);
    for (const stored of await read((database) => readTuples(database, page))) {
      if (matches !== undefined) {
        const { type, bytes } = stored.metadata;
        if (!matches(await serializer.loadsTyped(type, bytes))) continue;
      }
      yield stored;
      if (left !== undefined && --left === 0) return;
    }
  }
}

function parseLimit(limit: number | undefined): number | undefined {
  if (limit === undefined || limit === null || limit === Number.POSITIVE_INFINITY) return undefined;
  if (typeof limit !== "number" || Number.isNaN(limit)) {
    throw new HoldfastError("invalid_options", `limit must be a number, it is ${String(limit)}.`, {
      hint: "Leave limit out to list everything.",
    });
  }
  return Math.max(0, Math.trunc(limit));
}
