import assert from "node:assert/strict";
import type { Memory } from "@holdfast/core";
import type { IndexSwitchboard } from "./index-switchboard.ts";
import { meaningsEmbedder } from "./meanings-embedder.ts";
import type { MemoryIndexContext } from "./memory-index-context.ts";

const scope = { userId: "ada" };
const car = "The car is in the garage.";

/** That the index is brought to what the memory holds, whatever happens to either. */
export function describeIndexUpkeep({ describe, it, switches }: MemoryIndexContext): void {
  describe("upkeep", () => {
    it("takes out what is deleted, and brings back what is reverted", async ({ open, line }) => {
      const memory = await open();
      const { turns } = await memory.add([car, "Tea is ready."].map(message), {
        ...scope,
        infer: false,
      });
      await memory.flush();
      const { eventId } = await memory.delete(turns[0]?.id ?? "", {}, scope);
      await memory.flush();
      assert.deepEqual(await byMeaning(memory), ["Tea is ready."]);
      await assertHeld(line, 1);
      await memory.revert(eventId as string);
      await memory.flush();
      assert.equal((await byMeaning(memory))[0], car);
      await assertHeld(line, 2);
    });

    it("keeps nothing of what is erased", async ({ open, line }) => {
      const memory = await open();
      const other = { userId: "ben" };
      const { turns } = await memory.add([car, "Tea is ready."].map(message), {
        ...scope,
        infer: false,
      });
      await memory.add(car, { ...other, infer: false });
      await memory.flush();
      await memory.erase(turns[0]?.id ?? "");
      await memory.flush();
      await assertHeld(line, 1);
      await memory.erase(scope);
      await memory.flush();
      await assertHeld(line, 0);
      assert.deepEqual(await byMeaning(memory), []);
      assert.equal((await memory.search("automobile", other)).results[0]?.text, car);
    });

    it("follows a record through its changes", async ({ open }) => {
      const memory = await open();
      const { operations } = await memory.add(car, { ...scope, type: "semantic" });
      const id = operations[0]?.id ?? "";
      await memory.update(id, { text: "We drank tea.", metadata: { meal: true } }, scope);
      await memory.flush();
      const { results } = await memory.search("brew", { ...scope, filter: { meal: true } });
      assert.deepEqual(
        results.map(({ text }) => text),
        ["We drank tea."],
      );
      await memory.update(id, { metadata: {} }, scope);
      await memory.flush();
      const filter = { meal: { ne: true } };
      assert.equal((await memory.search("brew", { ...scope, filter })).results.length, 1);
    });

    it("is there after a restart, and sees what another memory on the file wrote", async ({
      open,
    }) => {
      const first = await open();
      await first.add(car, { ...scope, infer: false });
      await first.close();
      const second = await open();
      const third = await open();
      await third.add("My doctor lives by the river.", { ...scope, infer: false });
      assert.equal((await second.search("automobile", scope)).results[0]?.text, car);
      const { results } = await second.search("physician", scope);
      assert.equal(results[0]?.text, "My doctor lives by the river.");
    });

    if (switches.changesEmbedder) {
      it("is filled anew when the embedder changes", async ({ open }) => {
        const first = await open();
        await first.add([car, "Tea is ready."].map(message), { ...scope, infer: false });
        await first.flush();
        await first.close();
        const embedder = { ...meaningsEmbedder(32), id: "holdfast-testing:other-meanings" };
        const second = await open({ embedder, onEmbedderChange: "reindex" });
        await second.flush();
        assert.equal((await byMeaning(second))[0], car);
        assert.equal((await second.search("brew", scope)).results[0]?.text, "Tea is ready.");
      });
    }

    it("answers by words while the index is away, loses nothing, and catches up", async ({
      open,
      line,
    }) => {
      if (line === undefined) return;
      const memory = await open();
      const { turns } = await memory.add([car, "Tea is ready."].map(message), {
        ...scope,
        infer: false,
      });
      await memory.flush();
      line.isCut = true;
      await memory.add("Another car.", { ...scope, infer: false });
      await memory.erase(turns[0]?.id ?? "");
      const { results, warnings } = await memory.search("car", scope);
      assert.equal(results[0]?.text, "Another car.");
      assert.ok(results.every(({ text }) => text !== car));
      assert.match(warnings.join(), /dense arm was left out/u);
      await assert.rejects(memory.flush(), { code: "index_failed" });
      assert.equal((await memory.stats()).index?.pending, 2);
      line.isCut = false;
      await memory.flush();
      assert.deepEqual(await byMeaning(memory), ["Another car.", "Tea is ready."]);
      assert.equal(await line.opened().count(scope), 2);
      assert.equal((await memory.stats()).index?.pending, 0);
    });

    it("is opened later when it was away at first", async ({ open, line }) => {
      if (line === undefined) return;
      line.isCut = true;
      const memory = await open();
      await memory.add(car, { ...scope, infer: false });
      assert.equal((await memory.search("car", scope)).results.length, 1);
      line.isCut = false;
      await memory.flush();
      assert.equal((await byMeaning(memory))[0], car);
    });

    it("is filled again after it lost what it had", async ({ open, fixture, line }) => {
      if (fixture.lose === undefined) return;
      const first = await open();
      await first.add([car, "Tea is ready."].map(message), { ...scope, infer: false });
      await first.flush();
      await first.close();
      await fixture.lose();
      const second = await open();
      await second.flush();
      assert.equal((await byMeaning(second))[0], car);
      await assertHeld(line, 2);
      await fixture.lose();
      await second.reindex();
      assert.equal((await byMeaning(second))[0], car);
      await assertHeld(line, 2);
    });
  });
}

function message(content: string) {
  return { role: "user" as const, content };
}

async function byMeaning(memory: Memory): Promise<string[]> {
  const { results, warnings } = await memory.search("automobile", scope);
  assert.deepEqual(warnings, []);
  return results.map(({ text }) => text);
}

// Of the scope; a memory's own index has what the memory shows.
async function assertHeld(line: IndexSwitchboard | undefined, count: number): Promise<void> {
  if (line !== undefined) assert.equal(await line.opened().count(scope), count);
}
