/**
 * The one table of error codes. The text is the hint that an error carries when its thrower has nothing more precise to
 * say.
 */
export const errorHints = {
  aborted: "The caller's AbortSignal fired.",
  closed: "This memory was closed. Create a new one with createMemory().",
  embedder_failed:
    "The items are stored and wait for their vectors: call flush() when the embedder works again.",
  embedder_mismatch:
    'Open the file with the embedder it was built with, or rebuild its vectors: createMemory({ …, onEmbedderChange: "reindex" }).',
  index_failed:
    "Nothing is lost: searches go by words meanwhile, and the index catches up when it answers again. See `cause`.",
  invalid_filter: "See the Filter type for the operators and the fields.",
  invalid_input: "See the documentation of the call for the shapes it takes.",
  invalid_metadata:
    "Metadata is a plain object of JSON values: strings, finite numbers, booleans, null, arrays, objects.",
  invalid_options: "See the documentation of the call for its options.",
  invalid_scope: "Pass at least one of userId, agentId, runId, appId as a non-empty string.",
  invalid_time: "Use an ISO 8601 string, a Date, or milliseconds since 1970.",
  invalid_vector: "An embedder returns one Float32Array of `dimensions` finite numbers per text.",
  model_failed:
    "Nothing that was recorded is lost. See `cause` for the model's own error; the work can be tried again.",
  model_output_invalid:
    "Nothing that was recorded is lost. Try again, or use a model that follows a JSON schema more closely.",
  not_found: "Check the id, and the scope if you passed one.",
  revert_conflict: "Revert the later events first.",
  store_corrupt: "Restore the file from a backup. Nothing was written to it.",
  store_failed: "The store reported an unexpected failure; see `cause`.",
  store_full: "Free some disk space and try again. Nothing of this call was written.",
  store_locked: "Another process holds the file for writing. Try again, or raise lockTimeoutMs.",
  store_newer: "The file was written by a newer version of Holdfast. Upgrade the package.",
  store_read_only: "The file or its folder cannot be written. Check its permissions.",
  store_unavailable: "Check that the path names a file in a folder that exists and can be opened.",
  write_conflict: "Another writer changed the same data at the same time. Try again.",
} as const;

/** A stable, machine-readable reason of a {@link HoldfastError}. */
export type ErrorCode = keyof typeof errorHints;

const marker = Symbol.for("holdfast.error");

/**
 * Every error that Holdfast throws. `message` says what happened and to what, `code` is stable across versions, `hint`
 * says what to do, `cause` holds the underlying error where there is one.
 *
 * @example
 * ```ts
 * try {
 *   await memory.search("where do I live?", { userId: "" });
 * } catch (error) {
 *   if (HoldfastError.isInstance(error) && error.code === "invalid_scope") console.log(error.hint);
 * }
 * ```
 */
export class HoldfastError extends Error {
  override readonly name = "HoldfastError";
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, details: { hint?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.hint = details.hint ?? errorHints[code];
    Object.defineProperty(this, marker, { value: true });
  }

  /** Tells whether a value is a `HoldfastError`, also one from another copy of this package. */
  static isInstance(value: unknown): value is HoldfastError {
    return value instanceof Error && marker in value;
  }
}
