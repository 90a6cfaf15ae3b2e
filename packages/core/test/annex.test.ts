import { describe, expect, it } from "vitest";
import type { Store } from "../src/index.ts";
import { createMemory, openAnnex, SqliteStore } from "../src/index.ts";
import { errorOf } from "./support/error-of.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const first = "CREATE TABLE notes_note (text TEXT NOT NULL) STRICT";
const second =
  "ALTER TABLE notes_note ADD COLUMN author TEXT; CREATE INDEX notes_author ON notes_note (author)";
const texts = "SELECT text FROM notes_note ORDER BY rowid";
const insert = "INSERT INTO notes_note (text) VALUES (?)";

describe("tables of another package in a memory's file", () => {
  it("are there again when the file is opened again", async () => {
    const path = temporaryFile();
    const memory = await createMemory({ path });
    const annex = await openAnnex(memory.store, "notes", [first]);
    expect(await annex.change((database) => database.run(insert, "coat").changes)).toBe(1);
    await memory.close();
    const again = await createMemory({ path });
    const { read } = await openAnnex(again.store, "notes", [first]);
    expect(await read((database) => database.all(texts))).toEqual([{ text: "coat" }]);
    await again.close();
  });

  it("are brought up to date by what they lack, and the file says how far they are", async () => {
    const path = temporaryFile();
    const store = SqliteStore.open({ path });
    const old = await openAnnex(store, "notes", [first]);
    await old.change((database) => database.run(insert, "coat"));
    expect(await store.getSetting("annex:notes")).toBe("1");
    const annex = await openAnnex(store, "notes", [first, second]);
    expect(await store.getSetting("annex:notes")).toBe("2");
    const rows = await annex.read((database) => database.all("SELECT * FROM notes_note"));
    expect(rows).toEqual([{ text: "coat", author: null }]);
    expect((await errorOf(() => openAnnex(store, "notes", [first]))).code).toBe("store_newer");
    await store.close();
  });

  it("are made once when two stores open them at the same time", async () => {
    const path = temporaryFile();
    const stores = [SqliteStore.open({ path }), SqliteStore.open({ path })];
    const annexes = await Promise.all(stores.map((store) => openAnnex(store, "notes", [first])));
    await Promise.all(
      annexes.map((annex) => annex.change((database) => database.run(insert, "coat"))),
    );
    expect(await annexes[0]?.read((database) => database.all(texts))).toHaveLength(2);
    await Promise.all(stores.map((store) => store.close()));
  });

  it("change as a whole or not at all", async () => {
    const store = SqliteStore.open({ path: ":memory:" });
    const annex = await openAnnex(store, "notes", [first]);
    for (const durability of ["machine", "process"] as const) {
      const change = annex.change(
        (database) => {
          database.run(insert, "coat");
          throw new Error("half way");
        },
        { durability },
      );
      expect((await errorOf(() => change)).code).toBe("store_failed");
    }
    expect(await annex.read((database) => database.all(texts))).toEqual([]);
    await store.close();
  });

  it("are read as of one moment, while another connection writes", async () => {
    const path = temporaryFile();
    const [one, other] = [SqliteStore.open({ path }), SqliteStore.open({ path })];
    const annex = await openAnnex(one, "notes", [first]);
    await annex.change((database) => database.run(insert, "coat"));
    const { DatabaseSync } = await import("node:sqlite");
    const writer = new DatabaseSync(path);
    const seen = await annex.read((database) => {
      const before = database.all(texts).length;
      writer.exec("INSERT INTO notes_note (text) VALUES ('hat')");
      return [before, database.all(texts).length];
    });
    expect(seen).toEqual([1, 1]);
    expect(await annex.read((database) => database.all(texts))).toHaveLength(2);
    writer.close();
    await Promise.all([one.close(), other.close()]);
  });

  it("keep full synchronisation for the store's own writes after a change that did without", async () => {
    const store = SqliteStore.open({ path: temporaryFile() });
    const annex = await openAnnex(store, "notes", [first]);
    const level = () => annex.read((database) => database.get("PRAGMA synchronous"));
    await annex.change((database) => database.run(insert, "coat"), { durability: "process" });
    expect(await level()).toEqual({ synchronous: 2 });
    const inside = await annex.change((database) => database.get("PRAGMA synchronous"), {
      durability: "process",
    });
    expect(inside).toEqual({ synchronous: 1 });
    await store.close();
  });
});

describe("an annex is refused", () => {
  it("on a store that is not on SQLite", async () => {
    const store = { location: "postgres://db/agents" } as Store;
    const error = await errorOf(() => openAnnex(store, "notes", [first]));
    expect(error.code).toBe("invalid_options");
    expect(error.message).toBe("postgres://db/agents is not a SQLite store.");
  });

  it("with a name that is no lower case word", async () => {
    const store = SqliteStore.open({ path: ":memory:" });
    for (const name of ["", "Notes", "notes_", "a b", "notes;--"]) {
      expect((await errorOf(() => openAnnex(store, name, [first]))).code).toBe("invalid_options");
    }
    await store.close();
  });

  it("with a table that does not carry its name; then nothing is made", async () => {
    const store = SqliteStore.open({ path: ":memory:" });
    const foreign = `${first}; CREATE TABLE note (text TEXT)`;
    const error = await errorOf(() => openAnnex(store, "notes", [foreign]));
    expect([error.code, error.message]).toEqual([
      "invalid_options",
      "The annex notes cannot own note.",
    ]);
    const annex = await openAnnex(store, "notes", [first]);
    expect(await annex.read((database) => database.all(texts))).toEqual([]);
    await store.close();
  });

  it("in a file that cannot be written, unless its tables are up to date", async () => {
    const path = temporaryFile();
    const store = SqliteStore.open({ path });
    await openAnnex(store, "notes", [first]);
    await store.close();
    const reading = SqliteStore.open({ path, readOnly: true });
    const annex = await openAnnex(reading, "notes", [first]);
    expect(await annex.read((database) => database.all(texts))).toEqual([]);
    const error = await errorOf(() => openAnnex(reading, "notes", [first, second]));
    expect(error.code).toBe("store_read_only");
    await reading.close();
  });

  it("after the store was closed", async () => {
    const store = SqliteStore.open({ path: ":memory:" });
    const annex = await openAnnex(store, "notes", [first]);
    await store.close();
    expect((await errorOf(() => annex.read(() => 1))).code).toBe("closed");
    expect((await errorOf(() => annex.change(() => 1))).code).toBe("closed");
  });
});
