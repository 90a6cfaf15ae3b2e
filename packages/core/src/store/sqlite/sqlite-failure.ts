import type { ErrorCode } from "../../errors.ts";
import { HoldfastError } from "../../errors.ts";

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const codes: Record<number, [ErrorCode, string]> = {
  5: ["store_locked", "is locked by another process"],
  6: ["store_locked", "is locked by another connection"],
  8: ["store_read_only", "cannot be written"],
  11: ["store_corrupt", "is damaged"],
  13: ["store_full", "cannot grow: the disk or the size limit is full"],
  14: ["store_unavailable", "cannot be opened"],
  26: ["store_corrupt", "is not a SQLite database"],
};
const constraint = 19;

/** The number of SQLite's primary result code, or undefined for an error of another kind. */
function resultCodeOf(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | undefined)?.errcode;
  return typeof code === "number" ? code & 0xff : undefined;
}

/** Tells whether trying again later can help: another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  const code = resultCodeOf(error);
  return code === 5 || code === 6;
}

/** Turns an error of the driver into one that says what happened to which file and what to do. */
export function toHoldfastError(error: unknown, location: string): HoldfastError {
  if (HoldfastError.isInstance(error)) return error;
  const code = resultCodeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === constraint) {
    return new HoldfastError("write_conflict", `${location}: ${detail}`, { cause: error });
  }
  const known = code === undefined ? undefined : codes[code];
  if (known)
    return new HoldfastError(known[0], `${location} ${known[1]} (${detail}).`, { cause: error });
  return new HoldfastError("store_failed", `${location}: ${detail}`, { cause: error });
}
