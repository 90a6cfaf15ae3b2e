import type { SQLInputValue } from "node:sqlite";
import { HoldfastError } from "../../errors.ts";
import type { Durability, SqliteAccess } from "./sqlite-access.ts";
import type { Row, SqliteDatabase } from "./sqlite-database.ts";

/** The connection as an annex sees it. Statements are prepared once per text and kept: pass values, never build them in. */
export interface AnnexDatabase {
  /** Runs one statement; returns the number of changed rows and the key of the last inserted one. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number; lastKey: number };
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
}

/** How a change of an annex is written. */
export interface AnnexChangeOptions {
  /** What the change survives once it is acknowledged. Default `"machine"`. */
  durability?: Durability | undefined;
}

/**
 * Tables of another package in a store's SQLite file. Work is synchronous: between its start and its end nothing else of this
 * process uses the connection. It must not open transactions of its own, and must touch no table but the annex's.
 */
export interface Annex {
  /**
   * Reads; everything that the work sees is of one moment.
   *
   * @throws HoldfastError `closed`, `store_*`, and what the work throws
   */
  read<T>(work: (database: AnnexDatabase) => T): Promise<T>;
  /**
   * The same, but the answer is kept and given again until anything is written to the file, by this process or another. It must not be
   * changed.
   *
   * @param question tells all that the answer depends on, besides the file
   * @throws HoldfastError `closed`, `store_*`, and what the work throws
   */
  readUnchanged<T>(question: string, work: (database: AnnexDatabase) => T): Promise<T>;
  /**
   * Changes in one transaction, after all changes of the store that were asked for before: all of it, or nothing when the work
   * throws. The work can run more than once when another process holds the lock.
   *
   * @throws HoldfastError `closed`, `store_*`, and what the work throws
   */
  change<T>(work: (database: AnnexDatabase) => T, options?: AnnexChangeOptions): Promise<T>;
}

/**
 * Brings the tables of an annex up to date and lets at them. The setting `annex:NAME` counts the migrations that the file has.
 *
 * @param name lower case words joined by `_`; every table, index and trigger of the annex is named `NAME_…`
 * @param migrations one entry per version, each SQL that takes no values; released ones are never edited
 * @throws HoldfastError `invalid_options` for a name or a table that breaks the rule, `store_newer`, `store_read_only`, `store_*`
 */
export async function openAnnex(
  access: SqliteAccess,
  database: SqliteDatabase,
  location: string,
  name: string,
  migrations: readonly string[],
): Promise<Annex> {
  if (!/^[a-z]+(_[a-z]+)*$/.test(name)) {
    throw new HoldfastError("invalid_options", `${JSON.stringify(name)} cannot name an annex.`, {
      hint: "Use lower case words joined by underscores.",
    });
  }
  const setting = `annex:${name}`;
  const version = () =>
    Number(database.get("SELECT value FROM setting WHERE name = ?", setting)?.value ?? 0);
  const found = await access.read(version);
  if (found > migrations.length) {
    throw new HoldfastError(
      "store_newer",
      `${location} has version ${found} of the tables ${name}_…; this version knows up to ${migrations.length}.`,
    );
  }
  if (found < migrations.length) {
    await access.change(() => {
      // another process may have done it meanwhile
      for (let next = version(); next < migrations.length; next++) {
        migrate(database, name, migrations[next] as string);
      }
      database.run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        setting,
        String(Math.max(version(), migrations.length)),
      );
    });
  }
  return {
    read: (work) => access.read(() => database.transaction("read", () => work(database))),
    readUnchanged: (question, work) =>
      access.readUnchanged(`annex ${name} ${question}`, () =>
        database.transaction("read", () => work(database)),
      ),
    change: (work, { durability } = {}) => access.change(() => work(database), { durability }),
  };
}

function migrate(database: SqliteDatabase, name: string, sql: string): void {
  const names = () =>
    new Set(database.all("SELECT name FROM sqlite_schema").map((row) => String(row.name)));
  const before = names();
  database.execute(sql);
  const foreign = [...names()].filter(
    (made) => !before.has(made) && !made.startsWith(`${name}_`) && !made.startsWith("sqlite_"),
  );
  if (foreign.length > 0) {
    throw new HoldfastError("invalid_options", `The annex ${name} cannot own ${foreign[0]}.`, {
      hint: `Name its tables, indexes and triggers ${name}_….`,
    });
  }
}
