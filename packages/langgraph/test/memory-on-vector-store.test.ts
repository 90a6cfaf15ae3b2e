import { describeMemoryIndex } from "@holdfast/testing";
import type { DocumentInterface } from "@langchain/core/documents";
import { FakeEmbeddings, FakeVectorStore } from "@langchain/core/utils/testing";
import { describe, it } from "vitest";
import { fromVectorStore, type VectorStoreTraits } from "../src/index.ts";

/** LangChain's store of vectors in memory, which keeps an id twice that is added again, and what it lacks: deletion. */
class DeletingVectorStore extends FakeVectorStore {
  override async delete({ ids }: { ids: string[] }): Promise<void> {
    this.memoryVectors = this.memoryVectors.filter(
      ({ metadata }) => !ids.includes(metadata.holdfastId),
    );
  }
}

const traits: VectorStoreTraits = {
  upsert: false,
  score: "similarity",
  filter: (wanted) => (document: DocumentInterface) =>
    Object.entries(wanted).every(([name, value]) => document.metadata[name] === value),
};

describeMemoryIndex(
  { describe, it },
  {
    name: "fromVectorStore(LangChain's store in memory)",
    open() {
      const stores = new Map<number, DeletingVectorStore>();
      return {
        index({ dimensions }) {
          const store = stores.get(dimensions) ?? new DeletingVectorStore(new FakeEmbeddings());
          stores.set(dimensions, store);
          return fromVectorStore(store, traits);
        },
        async lose() {
          for (const store of stores.values()) store.memoryVectors = [];
        },
      };
    },
  },
);
