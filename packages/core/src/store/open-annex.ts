import { HoldfastError } from "../errors.ts";
import type { Annex } from "./sqlite/annex.ts";
import type { Store } from "./store.ts";

/**
 * Opens tables of another package in the SQLite file of a store, so that it shares the file, its lock and its queue of writes.
 * See {@link Annex}.
 *
 * @param store the store of a memory (`memory.store`), or one opened with `SqliteStore.open`
 * @param name lower case words joined by `_`; every table, index and trigger of the annex is named `NAME_…`
 * @param migrations one entry per version, each SQL that takes no values; released ones are never edited
 * @throws HoldfastError `invalid_options` for a store that is not on SQLite, or a name or table that breaks the rule;
 * `store_newer`, `store_read_only`, `store_*`, `closed`
 * @example
 * ```ts
 * const memory = await createMemory({ path: "memory.db" });
 * const notes = await openAnnex(memory.store, "notes", ["CREATE TABLE notes_note (text TEXT NOT NULL) STRICT"]);
 * await notes.change((database) => database.run("INSERT INTO notes_note (text) VALUES (?)", "bring a coat"));
 * const rows = await notes.read((database) => database.all("SELECT text FROM notes_note"));
 * ```
 */
export async function openAnnex(
  store: Store,
  name: string,
  migrations: readonly string[],
): Promise<Annex> {
  const { annex } = store as Partial<AnnexableStore>;
  if (typeof annex !== "function") {
    throw new HoldfastError("invalid_options", `${store.location} is not a SQLite store.`, {
      hint: `The tables ${name}_… need the SQLite store: createMemory({ path }) without another store.`,
    });
  }
  return annex.call(store, name, migrations);
}

/** A store that can hold tables of other packages. */
interface AnnexableStore extends Store {
  annex(name: string, migrations: readonly string[]): Promise<Annex>;
}
