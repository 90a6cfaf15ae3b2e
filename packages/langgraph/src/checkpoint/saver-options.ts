import type { Durability, Store } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import type { SerializerProtocol } from "@langchain/langgraph-checkpoint";

/** How a {@link HoldfastSaver} is opened: on a file, or on the file of a memory. */
export type HoldfastSaverOptions = {
  /**
   * What an acknowledged checkpoint survives. Default `"process"`: the process may end in any way, while a power cut may take
   * the last checkpoints, after which the graph repeats those steps; the file stays sound. `"machine"`: a power cut as well,
   * since each step waits until the disk has it.
   */
  durability?: Durability | undefined;
  /** How values become bytes. Default: LangGraph's own serializer. */
  serializer?: SerializerProtocol | undefined;
} & (
  | {
      /** The file, or `:memory:`. It is made when it does not exist; its folder must. `close` closes it. */
      path: string;
      /** How long a write waits for another process's lock, in milliseconds. Default 5,000. */
      lockTimeoutMs?: number | undefined;
      memory?: undefined;
    }
  | {
      /** A memory whose file the checkpoints go into; it must be on SQLite. `close` leaves it open. */
      memory: { readonly store: Store };
      path?: undefined;
    }
);

/**
 * Checks the options.
 *
 * @throws HoldfastError `invalid_options`
 */
export function checkSaverOptions(options: HoldfastSaverOptions): void {
  const { path, memory, durability } = options;
  if ((path === undefined) === (memory === undefined)) {
    throw new HoldfastError("invalid_options", "HoldfastSaver.open takes a path or a memory.", {
      hint: 'Pass { path: "memory.db" }, or { memory } with what createMemory() returned.',
    });
  }
  if (durability !== undefined && durability !== "process" && durability !== "machine") {
    throw new HoldfastError("invalid_options", `There is no durability ${String(durability)}.`, {
      hint: 'Use "process" (the default) or "machine".',
    });
  }
}
