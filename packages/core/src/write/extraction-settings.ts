import type { Extractor } from "./extract.ts";
import type { GuidanceInput } from "./model/guidance.ts";

/** How facts are read out of turns, resolved and checked. */
export interface ExtractionSettings {
  /** What reads them when a call says nothing else. */
  extractor: Extractor;
  /** The same with other guidance; undefined for rules, which take none. */
  guided?: ((guidance: GuidanceInput) => Extractor) | undefined;
  /** How long a captured turn waits for more of its conversation, in milliseconds. */
  delayMs: number;
  /** The most turns that are read together. */
  batchTurns: number;
  /** How long a claim on turns holds unless it is renewed, in milliseconds: so long they wait when their process dies. */
  leaseMs: number;
  /** How often an extraction is tried before it is given up. */
  mostAttempts: number;
}
