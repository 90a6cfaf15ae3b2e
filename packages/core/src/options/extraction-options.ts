import { z } from "zod";
import type { ExtractionReport } from "../results.ts";
import type { GuidanceOptions } from "./guidance-options.ts";
import { guidanceFields } from "./guidance-options.ts";

/** How facts are read out of what is said. */
export interface ExtractionOptions extends GuidanceOptions {
  /**
   * Whether this process reads the facts out of what was captured, in the background. With `false` they wait until somebody calls
   * `flush`, here or in another process: for functions that live as long as a request.
   *
   * @default true
   */
  background?: boolean | undefined;
  /**
   * How long a captured exchange waits for the next one of its conversation, so that both are read together, in milliseconds.
   *
   * @default 2000 with a model, 0 without
   */
  delayMs?: number | undefined;
  /** The most turns that are read together, 1 to 200. @default 20 */
  batchTurns?: number | undefined;
  /** How often reading is tried before it is given up and left to `flush({ retryFailed: true })`, 1 to 20. @default 5 */
  mostAttempts?: number | undefined;
  /**
   * How long turns wait for another process to go on when the one that was at them has died, 500 to 600,000 milliseconds.
   *
   * @default 30000
   */
  leaseMs?: number | undefined;
  /** How long one question to the model may take, attempts included, in milliseconds. @default 60000 */
  timeoutMs?: number | undefined;
  /** Told of each conversation that was read in the background, or that failed. An error that it throws is ignored. */
  onExtraction?: ((report: ExtractionReport) => void) | undefined;
}

/** Checks {@link ExtractionOptions}. */
export const extractionOptionsSchema = z.strictObject({
  background: z.boolean().default(true),
  delayMs: z.number().min(0).max(86_400_000).optional(),
  batchTurns: z.int().min(1).max(200).default(20),
  mostAttempts: z.int().min(1).max(20).default(5),
  leaseMs: z.number().min(500).max(600_000).default(30_000),
  timeoutMs: z.number().min(1).max(3_600_000).default(60_000),
  ...guidanceFields,
  onExtraction: z
    .custom<NonNullable<ExtractionOptions["onExtraction"]>>(
      (value) => typeof value === "function",
      "expected a function",
    )
    .optional(),
});
