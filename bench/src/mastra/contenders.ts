import { statSync } from "node:fs";
import { join } from "node:path";
import type { Memory as Holdfast } from "@holdfast/core";
import { createMemory } from "@holdfast/core";
import { HoldfastMemory, toMastraVector } from "@holdfast/mastra";
import { LibSQLStore, LibSQLVector } from "@mastra/libsql";
import { Memory } from "@mastra/memory";
import { dimensions, stubEmbedder } from "./stub-models.ts";

/** A memory under test. */
export interface Contender {
  name: string;
  memory: Memory | undefined;
  /** Where Holdfast keeps what was said, when it takes part. */
  holdfast?: Holdfast;
  /** Bytes on disk: of the history, and of what recall needs beside it. */
  bytes(): { history: number; recall: number };
  close(): Promise<void>;
}

type Random = Parameters<typeof stubEmbedder>[0];

/** All memories under test, each with files of its own in a folder. */
export async function openContenders(folder: string, random: Random): Promise<Contender[]> {
  const store = (name: string) =>
    new LibSQLStore({ id: name, url: `file:${join(folder, `${name}.db`)}` });
  const size = (file: string) =>
    ["", "-wal"].reduce((sum, suffix) => {
      return sum + (statSync(join(folder, file + suffix), { throwIfNoEntry: false })?.size ?? 0);
    }, 0);
  const contender = (
    name: string,
    memory: Memory,
    files: { history: string; recall?: string },
    close: () => Promise<void> = async () => undefined,
  ): Contender => ({
    name,
    memory,
    bytes: () => ({
      history: size(files.history),
      recall: files.recall === undefined ? 0 : size(files.recall),
    }),
    async close() {
      await memory.settled();
      await close();
    },
  });

  const semanticRecall = { topK: 4, messageRange: 1, scope: "resource" } as const;
  const embedder = stubEmbedder(random) as never;
  const libsql = new LibSQLVector({
    id: "vectors",
    url: `file:${join(folder, "libsql-vectors.db")}`,
  });
  const exact = toMastraVector({ path: join(folder, "exact-vectors.db") });
  const words = await createMemory({ path: join(folder, "words-holdfast.db") });
  const dense = await createMemory({
    path: join(folder, "dense-holdfast.db"),
    embedder: {
      id: "stub",
      dimensions,
      embed: async (texts) =>
        (await stubEmbedder(random).doEmbed({ values: [...texts] })).embeddings.map((vector) =>
          Float32Array.from(vector),
        ),
    },
  });

  return [
    {
      name: "no memory",
      memory: undefined,
      bytes: () => ({ history: 0, recall: 0 }),
      close: async () => undefined,
    },
    contender("Mastra: history", new Memory({ storage: store("history") }), {
      history: "history.db",
    }),
    contender(
      "Mastra: semantic recall on LibSQL",
      new Memory({
        storage: store("libsql"),
        vector: libsql,
        embedder,
        options: { semanticRecall },
      }),
      { history: "libsql.db", recall: "libsql-vectors.db" },
      () => libsql.close(),
    ),
    contender(
      "Mastra: semantic recall on toMastraVector",
      new Memory({ storage: store("exact"), vector: exact, embedder, options: { semanticRecall } }),
      { history: "exact.db", recall: "exact-vectors.db" },
      () => exact.close(),
    ),
    {
      ...contender(
        "Holdfast: by words",
        new HoldfastMemory({ storage: store("words"), holdfast: { memory: words } }),
        { history: "words.db", recall: "words-holdfast.db" },
        () => words.close(),
      ),
      holdfast: words,
    },
    {
      ...contender(
        "Holdfast: with the embedder",
        new HoldfastMemory({ storage: store("dense"), holdfast: { memory: dense } }),
        { history: "dense.db", recall: "dense-holdfast.db" },
        () => dense.close(),
      ),
      holdfast: dense,
    },
  ];
}
