/** A server for the live tests, and what cannot be tested on it. */
export interface LivePostgres {
  url: string;
  /** Where pgvector comes from; undefined when it is not there. */
  pgvector: "installed" | "built" | undefined;
  skipped: string[];
  stop(): Promise<void>;
}

/** Starts one, or takes the one of HOLDFAST_POSTGRES_URL; without `url` there is none, and `skipped` says why. */
export function startPostgres(options?: {
  durable?: boolean;
}): Promise<LivePostgres | { url?: undefined; skipped: string[] }>;

/** The same for scripts/live.mjs. */
export function start(): Promise<
  { env: Record<string, string>; notes: string[]; stop(): Promise<void> } | { skipped: string }
>;
