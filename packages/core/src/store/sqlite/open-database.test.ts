import {
  closeSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../../test/support/error-of.ts";
import { temporaryFile } from "../../../test/support/temporary-file.ts";
import { createMemory } from "../../create-memory.ts";
import { SqliteStore } from "./sqlite-store.ts";

const open = (path: string, options: { readOnly?: boolean } = {}) =>
  SqliteStore.open({ path, ...options });

describe("paths that are no file", () => {
  it("names the folder that is missing", async () => {
    const path = temporaryFile("missing/memory.db");
    const error = await errorOf(() => open(path));
    expect(error.code).toBe("store_unavailable");
    expect(error.hint).toContain(dirname(path));
  });

  it("refuses a folder, a file as a folder, no path at all, and a path with NUL", async () => {
    const file = temporaryFile();
    writeFileSync(file, "");
    for (const path of [dirname(file), join(file, "memory.db"), "", `${file}\0.db`]) {
      const error = await errorOf(() => open(path));
      expect([path, error.code]).toEqual([path, "store_unavailable"]);
    }
  });
});

describe("files that are not ours", () => {
  it("refuses garbage and leaves it as it is", async () => {
    const path = temporaryFile();
    const garbage = Buffer.alloc(8_192, "not a database ");
    writeFileSync(path, garbage);
    for (const readOnly of [false, true]) {
      const error = await errorOf(() => open(path, { readOnly }));
      expect(error.code).toBe("store_corrupt");
      expect(error.message).toContain(path);
    }
    expect(readFileSync(path).equals(garbage)).toBe(true);
  });

  it("refuses the database of another application and leaves it as it is", async () => {
    const path = temporaryFile();
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE customers (name TEXT); INSERT INTO customers VALUES ('Ada')");
    other.close();
    const before = readFileSync(path);
    for (const readOnly of [false, true]) {
      const error = await errorOf(() => open(path, { readOnly }));
      expect(error.code).toBe("store_unavailable");
      expect(error.message).toContain("another application");
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("refuses an empty database that another application has marked", async () => {
    const path = temporaryFile();
    const other = new DatabaseSync(path);
    other.exec("PRAGMA application_id = 42");
    other.close();
    expect((await errorOf(() => open(path))).code).toBe("store_unavailable");
  });

  it("takes an empty file as a new one", async () => {
    const path = temporaryFile();
    writeFileSync(path, "");
    const store = open(path);
    await store.setSetting("a", "b");
    await store.close();
    const again = open(path);
    expect(await again.getSetting("a")).toBe("b");
    await again.close();
  });
});

describe("damaged files", () => {
  it("says so when the end of the file is missing", async () => {
    const path = await filledFile();
    truncateSync(path, statSync(path).size - 5 * 4_096);
    expect((await errorOf(() => useEverything(path))).code).toBe("store_corrupt");
  });

  it("says so when pages are overwritten", async () => {
    const path = await filledFile();
    const file = openSync(path, "r+");
    for (let page = 1; page < statSync(path).size / 4_096; page++) {
      writeSync(file, Buffer.alloc(4_096, 0xab), 0, 4_096, page * 4_096);
    }
    closeSync(file);
    const error = await errorOf(() => useEverything(path));
    expect(error.code).toBe("store_corrupt");
    expect(error.hint).toContain("backup");
  });
});

describe("schema versions", () => {
  it("refuses a file of a newer version and leaves it as it is", async () => {
    const path = await fileOfVersion(999);
    const before = readFileSync(path);
    for (const readOnly of [false, true]) {
      const error = await errorOf(() => open(path, { readOnly }));
      expect(error.code).toBe("store_newer");
      expect(error.message).toContain("999");
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("does not bring an old file up to date when opened read-only", async () => {
    const path = await fileOfVersion(0);
    expect((await errorOf(() => open(path, { readOnly: true }))).code).toBe("store_read_only");
  });
});

describe("read-only", () => {
  it("reads, and refuses every kind of write", async () => {
    const path = await filledFile();
    const before = readFileSync(path);
    const store = open(path, { readOnly: true });
    expect((await store.counts()).turns).toBe(60);
    const page = await store.listTurns({
      scope: { userId: "ada" },
      limit: 1,
      order: "ascending",
      statuses: ["active"],
    });
    const id = page.items[0]?.id as string;
    const log = {
      operationId: "o",
      reason: "r",
      actor: "a",
      at: 0,
      nextId: () => "e",
      scrub: true,
    };
    for (const write of [
      () => store.write({ turnStatuses: [{ id, status: "retracted" }] }),
      () => store.erase({ scope: { userId: "ada" } }, log),
      () => store.setSetting("a", "b"),
      () => store.resetVectors({ await: true }),
      () => store.noteVectorFailure([{ kind: "turn", id }], "failed"),
      () =>
        store.rebuildLexical(() => ({
          codes: new Uint32Array(),
          minutes: 0,
          speaker: 0,
          flags: 0,
        })),
    ]) {
      expect((await errorOf(write)).code).toBe("store_read_only");
    }
    expect((await store.counts()).turns).toBe(60);
    await store.close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it("searches and recalls, and refuses to add", async () => {
    const path = await filledFile();
    await using memory = await createMemory({ path, readOnly: true });
    expect((await memory.search("number 7", { userId: "ada" })).results).not.toEqual([]);
    expect((await memory.recall({ query: "number 7", userId: "ada" })).text).toContain("number 7");
    const error = await errorOf(() => memory.add("more", { userId: "ada" }));
    expect(error.code).toBe("store_read_only");
  });

  it("refuses a file that is not there", async () => {
    const error = await errorOf(() => open(temporaryFile(), { readOnly: true }));
    expect(error.code).toBe("store_unavailable");
  });
});

async function filledFile(): Promise<string> {
  const path = temporaryFile();
  await using memory = await createMemory({ path });
  const messages = Array.from(
    { length: 60 },
    (_, index) => `number ${index} ${"word ".repeat(100)}`,
  );
  await memory.add(messages, { userId: "ada" });
  return path;
}

async function fileOfVersion(version: number): Promise<string> {
  const path = await filledFile();
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
  return path;
}

async function useEverything(path: string): Promise<void> {
  const store = open(path);
  try {
    const query = {
      scope: { userId: "ada" },
      limit: 1_000,
      order: "ascending",
      statuses: ["active"],
    } as const;
    await store.listTurns(query);
    for (const { partition } of await store.partitions(query.scope))
      await store.readLexical(partition, "turn");
  } finally {
    await store.close();
  }
}
