import type { ItemKind } from "../store/store.ts";
import type { Arm } from "./arm.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import type { Visibility } from "./visibility.ts";

/** What to look for, and where. */
export interface GatherRequest {
  analysis: QueryAnalysis;
  visibility: Visibility;
  kinds: readonly ItemKind[];
  /** The most candidates of one arm. */
  pool: number;
  signal?: AbortSignal | undefined;
}

/** What all arms found, and what could not be asked. */
export interface Gathered {
  arms: Arm[];
  warnings: string[];
}
