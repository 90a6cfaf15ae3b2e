export { HoldfastSaver } from "./checkpoint/holdfast-saver.ts";
export type { PruneResult } from "./checkpoint/prune.ts";
export type { HoldfastSaverOptions } from "./checkpoint/saver-options.ts";
