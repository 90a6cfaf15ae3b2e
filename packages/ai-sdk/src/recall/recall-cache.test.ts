import { describe, expect, it } from "vitest";
import { RecallCache } from "./recall-cache.ts";
import { nothing } from "./recalled.ts";

function counter() {
  let count = 0;
  return Object.assign(
    async () => {
      count++;
      return { ...nothing, text: `recall ${count}` };
    },
    { count: () => count },
  );
}
const first = { key: "a", continuing: false };

describe("RecallCache", () => {
  it("recalls once for all steps and attempts of a call", async () => {
    const cache = new RecallCache();
    const recall = counter();
    const call = {};
    const both = [cache.get({ ...first, call }, recall), cache.get({ ...first, call }, recall)];
    expect((await Promise.all(both)).map(({ text }) => text)).toEqual(["recall 1", "recall 1"]);
    await cache.get({ ...first, call, continuing: true }, recall);
    expect(recall.count()).toBe(1);
  });

  it("recalls anew for another call of the same turn, unless that goes on where one stopped", async () => {
    const cache = new RecallCache();
    const recall = counter();
    await cache.get({ ...first, call: {} }, recall);
    await cache.get({ ...first, call: {}, continuing: true }, recall);
    expect(recall.count()).toBe(1);
    await cache.get({ ...first, call: {} }, recall);
    expect(recall.count()).toBe(2);
  });

  it("recalls each time for calls that cannot be told apart", async () => {
    const cache = new RecallCache();
    const recall = counter();
    await cache.get({ ...first, call: undefined }, recall);
    await cache.get({ ...first, call: undefined }, recall);
    expect(recall.count()).toBe(2);
  });

  it("gives what was fetched ahead to the first call only", async () => {
    const cache = new RecallCache();
    const recall = counter();
    cache.put("a", recall());
    expect((await cache.get({ ...first, call: {} }, recall)).text).toBe("recall 1");
    expect((await cache.get({ ...first, call: {} }, recall)).text).toBe("recall 2");
  });

  it("forgets after an hour, and the oldest of more than a thousand", async () => {
    let now = 0;
    const cache = new RecallCache(() => now);
    for (let index = 0; index < 1_001; index++) cache.put(`key ${index}`, counter()());
    expect(cache.peek("key 0")).toBeUndefined();
    expect(cache.peek("key 1")).toBeDefined();
    now = 3_600_000;
    expect(cache.peek("key 1")).toBeUndefined();
  });
});
