import type { ErrorCode } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";

/** Codes of the system and of Node for a connection that is lost or cannot be made. */
const lostBySystem = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT", // the socket of a server that is down
]);
/**
 * States of https://www.postgresql.org/docs/current/errcodes-appendix.html: the server ends, starts, ended the session (57P), has no
 * place left (53300), or became a standby that takes no writes (25006).
 */
const lostByServer = new Set(["57P01", "57P02", "57P03", "57P05", "53300", "25006"]);
/** What `pg` and pools say, without a code, of a connection that is gone. */
const lostByDriver =
  /connection (terminated|ended|closed)|client (has encountered a connection error|was closed)|timeout exceeded when trying to connect|timeout expired/iu;
/** A transaction that was undone because of another: running it again can succeed. */
const undone = new Set(["40001", "40P01"]);

const codes: Record<string, ErrorCode> = {
  "55P03": "store_locked",
  "53100": "store_full",
  "2200H": "store_full",
  "42501": "store_read_only",
  "25006": "store_read_only",
  XX001: "store_corrupt",
  XX002: "store_corrupt",
  "3D000": "store_unavailable",
  "3F000": "store_unavailable",
  "53300": "store_unavailable",
};

/** Tells whether the connection is lost, cannot be made, or leads to a server that is not the right one any more. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) {
    return code.startsWith("08") || lostByServer.has(code) || lostBySystem.has(code);
  }
  return error instanceof Error && lostByDriver.test(error.message);
}

/** Tells whether the server undid a transaction for the sake of another. */
export function isUndone(error: unknown): boolean {
  return undone.has(codeOf(error) ?? "");
}

/** Turns an error of the driver into one that says what happened to which store and what to do. */
export function toHoldfastError(error: unknown, location: string): HoldfastError {
  if (HoldfastError.isInstance(error)) return error;
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  const message = `${location}: ${detail}`;
  if (code?.startsWith("23")) return new HoldfastError("write_conflict", message, { cause: error });
  if (code !== undefined && codes[code] !== undefined) {
    return new HoldfastError(codes[code], message, { cause: error, ...hintOf(codes[code]) });
  }
  if (isConnectionLost(error) || code?.startsWith("28")) {
    return new HoldfastError("store_unavailable", message, {
      cause: error,
      hint: "Check that the server runs, and the address, user and password of the connection.",
    });
  }
  if (isUndone(error)) return new HoldfastError("write_conflict", message, { cause: error });
  return new HoldfastError("store_failed", message, { cause: error });
}

function hintOf(code: ErrorCode): { hint?: string } {
  if (code === "store_locked") {
    return {
      hint: "Another transaction holds what is to be changed. Try again, or raise lockTimeoutMs.",
    };
  }
  if (code === "store_read_only") {
    return {
      hint: "Give the role the right to write to the schema, and connect to the primary server.",
    };
  }
  return {};
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === "string") return code;
  // what several attempts at one address came to
  const first = error instanceof AggregateError ? error.errors[0] : undefined;
  return first === undefined ? undefined : codeOf(first);
}
