import { describeVectorIndex } from "@holdfast/testing";
import { ChromaClient } from "chromadb";
import { describe, it } from "vitest";
import { chromaIndex } from "../src/index.ts";
import { contextOf, freshName, liveUrl } from "./support/live-server.ts";

const url = new URL(liveUrl());
const client = new ChromaClient({ host: url.hostname, port: Number(url.port) });

for (const filters of [true, false]) {
  describeVectorIndex(
    { describe, it },
    {
      name: `chromaIndex({ filters: ${filters} })`,
      open(dimensions) {
        const collection = freshName();
        const index = chromaIndex({ client, collection, filters })(contextOf(dimensions));
        return {
          index,
          async close() {
            const [, name = ""] = (await index.identity?.())?.split(":") ?? [];
            await client.deleteCollection({ name });
          },
        };
      },
      switches: { exact: false },
    },
  );
}
