import assert from "node:assert/strict";
import { createMemory, type Filter, type Memory, type Scope } from "@holdfast/core";
import { meaningsEmbedder } from "./meanings-embedder.ts";
import type { MemoryIndexContext } from "./memory-index-context.ts";
import { recordSamples, sampleScopes, sentences } from "./memory-index-samples.ts";

const count = 320;
// of an index that does not claim to be exact, over all searches of a test
const leastShare = 0.95;

/** That what a memory finds does not depend on where its vectors are searched. */
export function describeIndexAnswers({ describe, it, switches }: MemoryIndexContext): void {
  describe("what is found", () => {
    it("finds by meaning what was just added", async ({ open }) => {
      const memory = await open();
      const scope = { userId: "ada" };
      await memory.add("The car is in the garage.", { ...scope, infer: false });
      await memory.add("The weather was fine.", { ...scope, infer: false });
      const { results, warnings } = await memory.search("automobile", { ...scope, limit: 1 });
      assert.deepEqual(warnings, []);
      assert.equal(results[0]?.text, "The car is in the garage.");
    });

    it("answers as a memory that compares all vectors does, in every scope and under every filter", async ({
      open,
    }) => {
      const memory = await open();
      const exact = await createMemory({
        path: ":memory:",
        embedder: meaningsEmbedder(),
      });
      try {
        await recordSamples(memory, count);
        await recordSamples(exact, count);
        let [same, all] = [0, 0];
        for (const scope of [...sampleScopes, { userId: "u1" }, { agentId: "helper" }]) {
          for (const [place, query] of sentences(6, 99, 3).entries()) {
            const options = { ...scope, ...filterOf(place), limit: 10 };
            const wanted = await textsOf(exact, query, options);
            const found = await textsOf(memory, query, options);
            assert.equal(found.length, wanted.length, JSON.stringify(options));
            if (switches.exact) assert.deepEqual(found, wanted, JSON.stringify(options));
            same += found.filter((text) => wanted.includes(text)).length;
            all += wanted.length;
          }
        }
        assert.ok(all > 150, `only ${all} results were compared`);
        assert.ok(same >= all * leastShare, `${same} of ${all} results are the same`);
      } finally {
        await exact.close();
      }
    });

    it("recalls the same text as a memory that compares all vectors", async ({ open }) => {
      const memory = await open();
      const exact = await createMemory({
        path: ":memory:",
        embedder: meaningsEmbedder(),
      });
      try {
        for (const one of [memory, exact]) {
          const scope = { userId: "ada", runId: "one", timestamp: "2026-03-02" };
          await one.add("The car is in the garage.", { ...scope, infer: false });
          await one.add("My doctor lives by the river.", { ...scope, infer: false });
          await one.add("We drank tea all morning.", { ...scope, infer: false });
          await one.flush();
        }
        for (const query of ["an automobile", "a physician", "brew"]) {
          const asked = { query, userId: "ada", deadlineMs: 10_000 };
          assert.equal((await memory.recall(asked)).text, (await exact.recall(asked)).text);
        }
      } finally {
        await exact.close();
      }
    });

    it("finds nothing of another scope, however near", async ({ open }) => {
      const memory = await open();
      for (const scope of sampleScopes)
        await memory.add("The car is in the garage.", { ...scope, infer: false });
      await memory.flush();
      const found = async (scope: Scope) =>
        (await memory.search("automobile", scope)).results.map((result) => result.scope);
      for (const scope of sampleScopes) assert.deepEqual(await found(scope), [scope]);
      assert.equal((await found({ userId: "u1" })).length, 2);
      assert.equal((await found({ agentId: "helper" })).length, 2);
      assert.deepEqual(await found({ userId: "u" }), []);
      assert.deepEqual(await found({ userId: "u1", runId: "three" }), []);
    });

    it("finds the few that pass a filter among many that are nearer", async ({ open }) => {
      const memory = await open();
      const scope = { userId: "ada" };
      const near = Array.from({ length: 150 }, () => ({ role: "user", content: "car car car" }));
      await memory.add(near as never, { ...scope, infer: false });
      for (const place of ["harbour", "garden"]) {
        const content = `the car in the ${place}`;
        await memory.add(content, { ...scope, infer: false, metadata: { rare: true, place } });
      }
      await memory.flush();
      for (const filter of [{ rare: true }, { place: { contains: "ar" } }] as Filter[]) {
        const { results } = await memory.search("automobile", { ...scope, filter });
        assert.equal(results.length, 2, JSON.stringify(filter));
      }
    });
  });
}

function filterOf(place: number): { filter?: Filter } {
  const filters: (Filter | undefined)[] = [
    undefined,
    { topic: "topic 3" },
    { role: "assistant" },
    { rank: { gte: 20, lt: 60 } },
    { not: { or: [{ role: "assistant" }, { topic: { in: ["topic 1", "topic 2"] } }] } },
    { topic: { contains: "4" } },
  ];
  const filter = filters[place];
  return filter === undefined ? {} : { filter };
}

async function textsOf(
  memory: Memory,
  query: string,
  options: Parameters<Memory["search"]>[1],
): Promise<string[]> {
  const { results, warnings } = await memory.search(query, options);
  assert.deepEqual(warnings, []);
  return results.map(({ text }) => text);
}
