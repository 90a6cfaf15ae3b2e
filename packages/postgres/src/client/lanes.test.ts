import { describe, expect, it } from "vitest";
import { Lanes } from "./lanes.ts";

/** Work that ends when the test says so, and notes when it starts. */
function openWork() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    started.push(name);
    const { promise, resolve } = Promise.withResolvers<void>();
    ends.set(name, resolve);
    return promise;
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { started, work, end };
}

describe("lanes", () => {
  it("run work of one owner in order, and of others beside it", async () => {
    const { started, work, end } = openWork();
    const lanes = new Lanes(9);
    lanes.run(["a"], work("a1"));
    lanes.run(["a"], work("a2"));
    lanes.run(["b"], work("b1"));
    await new Promise(setImmediate);
    expect(started).toEqual(["a1", "b1"]);
    await end("a1");
    expect(started).toEqual(["a1", "b1", "a2"]);
  });

  it("let work of several owners wait for each of them", async () => {
    const { started, work, end } = openWork();
    const lanes = new Lanes(9);
    lanes.run(["a"], work("a"));
    lanes.run(["b"], work("b"));
    lanes.run(["a", "b"], work("both"));
    lanes.run(["b"], work("b2"));
    await new Promise(setImmediate);
    await end("a");
    expect(started).toEqual(["a", "b"]);
    await end("b");
    expect(started).toEqual(["a", "b", "both"]);
    await end("both");
    expect(started.at(-1)).toBe("b2");
  });

  it("let work of nobody knows whom wait for all before, and all after wait for it", async () => {
    const { started, work, end } = openWork();
    const lanes = new Lanes(9);
    lanes.run(["a"], work("a"));
    lanes.run(undefined, work("any"));
    lanes.run(["c"], work("c"));
    await new Promise(setImmediate);
    expect(started).toEqual(["a"]);
    await end("a");
    expect(started).toEqual(["a", "any"]);
    await end("any");
    expect(started).toEqual(["a", "any", "c"]);
  });

  it("run no more at once than allowed, and go on after a failure", async () => {
    const { started, work, end } = openWork();
    const lanes = new Lanes(2);
    const failing = lanes.run(["x"], () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    for (const name of ["a", "b", "c"]) lanes.run([name], work(name));
    await new Promise(setImmediate);
    expect(started).toEqual(["a", "b"]);
    await end("a");
    expect(started).toEqual(["a", "b", "c"]);
    for (const name of ["b", "c"]) await end(name);
    await lanes.idle();
  });
});
