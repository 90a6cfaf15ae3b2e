import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { HoldfastError } from "../../errors.ts";
import { applicationId, migrations } from "./schema.ts";
import { SqliteDatabase } from "./sqlite-database.ts";
import { isBusy, toHoldfastError } from "./sqlite-failure.ts";

/** How a file is opened. */
export interface OpenOptions {
  readOnly: boolean;
  /** How long opening waits for another process's lock, in milliseconds. */
  lockTimeoutMs: number;
  /** How large the file may become, in bytes. */
  maxBytes?: number | undefined;
}

/**
 * Opens a Holdfast file, or makes a new one, and brings its schema up to date. WAL and `synchronous = FULL`: a write that
 * returned survives a crash of the process and, as far as the disk keeps its promises, of the machine. `secure_delete`:
 * what is erased is overwritten.
 *
 * @throws HoldfastError `store_unavailable`, `store_corrupt`, `store_newer`, `store_read_only`, `store_locked`
 */
export function openDatabase(path: string, options: OpenOptions): SqliteDatabase {
  checkPath(path, options.readOnly);
  const database = openConnection(path, options);
  try {
    retryWhileBusy(options.lockTimeoutMs, () => prepare(database, path, options));
    // from here on a lock is waited for between attempts, not inside the driver, where it would block the event loop
    database.execute("PRAGMA busy_timeout = 2");
    return database;
  } catch (error) {
    database.close();
    throw toHoldfastError(error, path);
  }
}

function openConnection(path: string, { readOnly, lockTimeoutMs }: OpenOptions): SqliteDatabase {
  try {
    return new SqliteDatabase(path, { readOnly, timeoutMs: Math.min(lockTimeoutMs, 50) });
  } catch (error) {
    throw toHoldfastError(error, path);
  }
}

// SQLite does not wait when two connections switch one new file to WAL, it refuses one of them: so the waiting is done here.
function retryWhileBusy<T>(timeoutMs: number, work: () => T): T {
  const deadline = performance.now() + timeoutMs;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
    }
    Atomics.wait(clock, 0, 0, 2 + Math.random() * 8);
  }
}

function checkPath(path: string, readOnly: boolean): void {
  if (path === ":memory:") return;
  // SQLite would open a nameless file and delete it at the end
  if (path === "" || path.includes("\0")) {
    throw new HoldfastError("store_unavailable", `${JSON.stringify(path)} is not a path.`);
  }
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new HoldfastError("store_unavailable", `The folder of ${path} does not exist.`, {
      hint: `Create the folder ${folder} first, or choose another path.`,
    });
  }
  if (existsSync(path) && statSync(path).isDirectory()) {
    throw new HoldfastError("store_unavailable", `${path} is a folder, not a file.`);
  }
  if (readOnly && !existsSync(path)) {
    throw new HoldfastError("store_unavailable", `${path} does not exist and is opened read-only.`);
  }
}

function prepare(database: SqliteDatabase, path: string, options: OpenOptions): void {
  const version = checkFile(database, path);
  if (!options.readOnly) prepareForWriting(database, version, options);
  else if (version < migrations.length) {
    throw new HoldfastError(
      "store_read_only",
      `${path} has an older schema and is opened read-only.`,
      {
        hint: "Open it once without readOnly, so that its schema can be brought up to date.",
      },
    );
  }
}

function checkFile(database: SqliteDatabase, path: string): number {
  // in one transaction: another process may be making the file at this moment
  const { version, application, tables } = database.transaction("read", () => ({
    version: pragma(database, "user_version"),
    application: pragma(database, "application_id"),
    tables: Number(database.get("SELECT count(*) AS n FROM sqlite_schema")?.n),
  }));
  if (application !== applicationId && (tables > 0 || application !== 0)) {
    throw new HoldfastError("store_unavailable", `${path} belongs to another application.`, {
      hint: "Choose a path of its own for the memory.",
    });
  }
  if (version > migrations.length) {
    throw new HoldfastError(
      "store_newer",
      `${path} has schema ${version}; this version of Holdfast knows up to ${migrations.length}.`,
    );
  }
  return version;
}

function prepareForWriting(database: SqliteDatabase, version: number, options: OpenOptions): void {
  database.execute("PRAGMA journal_mode = WAL");
  database.execute("PRAGMA synchronous = FULL");
  database.execute("PRAGMA secure_delete = ON");
  database.execute("PRAGMA temp_store = MEMORY");
  // the rows of candidates lie anywhere in the file: with SQLite's own 2 MB most of them are read from the system each time
  database.execute("PRAGMA cache_size = -16384"); // KiB
  if (options.maxBytes !== undefined) {
    const pages = Math.max(1, Math.floor(options.maxBytes / pragma(database, "page_size")));
    database.execute(`PRAGMA max_page_count = ${pages}`);
  }
  if (version === migrations.length) return;
  database.transaction("write", () => {
    // another process may have done it while this one waited for the lock
    for (let next = pragma(database, "user_version"); next < migrations.length; next++) {
      database.execute(migrations[next] as string);
      database.execute(`PRAGMA user_version = ${next + 1}`);
    }
    database.execute(`PRAGMA application_id = ${applicationId}`);
  });
}

function pragma(database: SqliteDatabase, name: string): number {
  return Number(database.get(`PRAGMA ${name}`)?.[name]);
}
