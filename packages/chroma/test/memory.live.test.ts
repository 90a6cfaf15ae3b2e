import { describeMemoryIndex } from "@holdfast/testing";
import { ChromaClient } from "chromadb";
import { describe, it } from "vitest";
import { chromaIndex } from "../src/index.ts";
import { freshName, liveUrl } from "./support/live-server.ts";

const url = liveUrl();
const { hostname: host, port } = new URL(url);
const client = new ChromaClient({ host, port: Number(port) });

describeMemoryIndex(
  { describe, it },
  {
    name: "chromaIndex",
    open() {
      const collection = freshName();
      const lose = async () => {
        for (const { name } of await client.listCollections({ limit: 1_000 }))
          if (name.startsWith(collection)) await client.deleteCollection({ name });
      };
      return { index: chromaIndex({ url, collection }), lose, close: lose };
    },
    switches: { exact: false },
  },
);
