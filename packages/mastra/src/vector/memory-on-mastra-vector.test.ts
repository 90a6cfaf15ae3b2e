import { describeMemoryIndex } from "@holdfast/testing";
import { LibSQLVector } from "@mastra/libsql";
import { describe, it } from "vitest";
import { fromMastraVector } from "./from-mastra-vector.ts";
import { toMastraVector } from "./to-mastra-vector.ts";

let stores = 0;
const kinds = {
  LibSQLVector: () => {
    const vector = new LibSQLVector({ id: `memory-on-vectors-${++stores}`, url: ":memory:" });
    return { vector, close: () => vector.close() };
  },
  "toMastraVector()": () => {
    const vector = toMastraVector({ path: ":memory:" });
    return { vector, close: () => vector.close() };
  },
};

for (const [name, create] of Object.entries(kinds)) {
  describeMemoryIndex(
    { describe, it },
    {
      name: `fromMastraVector(${name})`,
      open() {
        const { vector, close } = create();
        return {
          index: ({ dimensions }) =>
            fromMastraVector(vector, { dimensions, name: `memory_${dimensions}` }),
          async lose() {
            for (const indexName of await vector.listIndexes()) {
              const { dimension } = await vector.describeIndex({ indexName });
              await vector.deleteIndex({ indexName });
              await vector.createIndex({ indexName, dimension, metric: "cosine" });
            }
          },
          close,
        };
      },
    },
  );
}
