import { HoldfastError } from "@holdfast/core";
import type { RunnableConfig } from "@langchain/core/runnables";
import { getCheckpointId } from "@langchain/langgraph-checkpoint";

/** One namespace of a thread; the root graph's is empty. */
export interface ThreadAddress {
  threadId: string;
  namespace: string;
}

/** What a config asks for: each part that it names. */
export interface Address {
  threadId: string | undefined;
  namespace: string | undefined;
  /** From `checkpoint_id`, or from `thread_ts` as older graphs call it. */
  checkpointId: string | undefined;
}

/** Names that would reach an object's prototype where ids become keys; refused as the saver in memory does. */
const reserved = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads the ids of a config.
 *
 * @throws HoldfastError `invalid_input` for an id that is no text (numbers are taken as text), empty, or reserved
 */
export function readAddress(config: RunnableConfig | undefined): Address {
  const { thread_id: threadId, checkpoint_ns: namespace } = config?.configurable ?? {};
  const checkpointId = config === undefined ? "" : getCheckpointId(config);
  return {
    threadId: threadId == null ? undefined : parseId(threadId, "thread_id"),
    namespace:
      namespace == null || namespace === "" ? namespace : parseId(namespace, "checkpoint_ns"),
    checkpointId: checkpointId === "" ? undefined : parseId(checkpointId, "checkpoint_id"),
  };
}

/**
 * The thread and namespace that a call writes to.
 *
 * @throws HoldfastError `invalid_input` without a thread
 */
export function requireThread({ threadId, namespace = "" }: Address, call: string): ThreadAddress {
  if (threadId === undefined) {
    throw new HoldfastError("invalid_input", `${call} needs a thread_id in config.configurable.`, {
      hint: 'Name the conversation: graph.invoke(input, { configurable: { thread_id: "chat-1" } }).',
    });
  }
  return { threadId, namespace };
}

/**
 * Checks one id.
 *
 * @throws HoldfastError `invalid_input`
 */
export function parseId(value: unknown, field: string): string {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string" || value === "") {
    const given = value === "" ? "empty" : value === null ? "null" : typeof value;
    throw new HoldfastError("invalid_input", `${field} must be a text, it is ${given}.`, {
      hint: `Pass a non-empty string as ${field}.`,
    });
  }
  if (reserved.has(value)) {
    throw new HoldfastError("invalid_input", `${field} cannot be ${JSON.stringify(value)}.`, {
      hint: `Choose another ${field}: this name would reach an object's prototype.`,
    });
  }
  return value;
}

/**
 * Checks the name of a channel. It becomes a key of `channel_values`, where one name would set the prototype.
 *
 * @throws HoldfastError `invalid_input`
 */
export function checkChannel(channel: string): string {
  if (channel === "__proto__") {
    throw new HoldfastError("invalid_input", "A channel cannot be named __proto__.", {
      hint: "Rename the channel of the graph's state.",
    });
  }
  return channel;
}
