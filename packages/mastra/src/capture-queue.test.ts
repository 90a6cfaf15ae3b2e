import { HoldfastError } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { CaptureQueue } from "./capture-queue.ts";

describe("CaptureQueue", () => {
  it("does one job after the other, in their order", async () => {
    const { queue, push, failures } = open();
    const done: number[] = [];
    let running = 0;
    for (let job = 0; job < 5; job++) {
      void push(async () => {
        expect(++running).toBe(1);
        await Promise.resolve();
        done.push(job);
        running--;
      });
    }
    await queue.idle();
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(failures).toEqual([]);
  });

  it("lets somebody wait no longer than they want", async () => {
    const { queue, push } = open();
    await queue.idle(60_000);
    const { promise, resolve } = Promise.withResolvers<void>();
    let done = false;
    void push(async () => {
      await promise;
      done = true;
    });
    await queue.idle(1);
    expect(done).toBe(false);
    resolve();
    await queue.idle(60_000);
    expect(done).toBe(true);
  });

  it("tries a job three times, waiting longer each time, and goes on with the next", async () => {
    const { push, failures, waits } = open();
    let attempts = 0;
    void push(async () => {
      attempts++;
      throw new Error("busy");
    });
    let reached = false;
    await push(async () => {
      reached = true;
    });
    expect(attempts).toBe(3);
    expect(waits).toEqual([50, 500]);
    expect(failures).toEqual(["Error: busy"]);
    expect(reached).toBe(true);
  });

  it.each(["closed", "invalid_scope"] as const)("tries once what fails as %s", async (code) => {
    const { push, failures, waits } = open();
    await push(async () => {
      throw new HoldfastError(code, "no");
    });
    expect(failures).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("refuses more than a thousand jobs instead of filling the memory of the host", async () => {
    const { queue, push, failures } = open();
    const { promise, resolve } = Promise.withResolvers<void>();
    let done = 0;
    const job = async () => {
      await promise;
      done++;
    };
    for (let count = 0; count < 1_001; count++) void push(job);
    expect(failures).toHaveLength(1);
    resolve();
    await queue.idle();
    expect(done).toBe(1_000);
    await push(job);
    expect(done).toBe(1_001);
  });
});

function open() {
  const failures: string[] = [];
  const waits: number[] = [];
  const queue = new CaptureQueue({ wait: async (milliseconds) => waits.push(milliseconds) });
  const push = (job: () => Promise<void>) =>
    queue.push(job, (error) => failures.push(String(error)));
  return { queue, push, failures, waits };
}
