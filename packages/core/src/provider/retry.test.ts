import { describe, expect, it } from "vitest";
import { type RetryOptions, retry } from "./retry.ts";

const busy = (headers = {}) => Object.assign(new Error("busy"), { status: 503, headers });

function harness(failures: unknown[], options: RetryOptions = {}) {
  const waits: number[] = [];
  let time = 1_000_000;
  let calls = 0;
  const result = retry(
    async () => {
      const failure = failures[calls];
      calls += 1;
      if (failure !== undefined) throw failure;
      return "done";
    },
    {
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        time += milliseconds;
      },
      random: () => 0.5,
      now: () => time,
      ...options,
    },
  );
  return { result, waits, calls: () => calls };
}

describe("retry", () => {
  it("doubles the wait, with a share of chance", async () => {
    const { result, waits } = harness([busy(), busy(), busy()], { retries: 3 });
    await expect(result).resolves.toBe("done");
    expect(waits).toEqual([750, 1_500, 3_000]);
    const least = harness([busy()], { random: () => 0 });
    await least.result;
    expect(least.waits).toEqual([500]);
  });

  it("gives up after the last attempt with the error as it came", async () => {
    const error = busy();
    const { result, calls } = harness([busy(), busy(), error, undefined]);
    await expect(result).rejects.toBe(error);
    expect(calls()).toBe(3);
  });

  it("does not repeat what cannot succeed", async () => {
    const error = Object.assign(new Error("no"), { status: 401 });
    const { result, calls } = harness([error]);
    await expect(result).rejects.toBe(error);
    expect(calls()).toBe(1);
  });

  it("waits as long as the server asks, up to the longest wait", async () => {
    const asked = harness([busy({ "retry-after": "7" })]);
    await asked.result;
    expect(asked.waits).toEqual([7_000]);
    const capped = harness([busy({ "retry-after": "600" })], { longestDelayMs: 20_000 });
    await capped.result;
    expect(capped.waits).toEqual([20_000]);
  });

  it("does not begin to wait beyond the deadline", async () => {
    const error = busy({ "retry-after": "7" });
    const { result, waits } = harness([error], { deadline: 1_000_000 + 7_000 });
    await expect(result).rejects.toBe(error);
    expect(waits).toEqual([]);
  });

  it("does not try again when the signal fired meanwhile", async () => {
    const controller = new AbortController();
    const error = busy();
    let calls = 0;
    const call = retry(
      async () => {
        calls += 1;
        controller.abort();
        throw error;
      },
      { signal: controller.signal, sleep: async () => undefined },
    );
    await expect(call).rejects.toBe(error);
    expect(calls).toBe(1);
  });

  it("stops waiting when the signal fires", async () => {
    const controller = new AbortController();
    const call = retry(
      async () => {
        throw busy();
      },
      {
        signal: controller.signal,
        firstDelayMs: 60_000,
        onRetry: () => controller.abort("enough"),
      },
    );
    await expect(call).rejects.toBe("enough");
  });

  it("waits for real when nothing is injected", async () => {
    let calls = 0;
    const call = async () => {
      calls += 1;
      if (calls === 1) throw busy();
      return performance.now();
    };
    const before = performance.now();
    const after = await retry(call, { firstDelayMs: 40 });
    expect(after - before).toBeGreaterThanOrEqual(19);
  });
});
