import { describe, expect, it } from "vitest";
import { withSignal } from "./with-signal.ts";

const never = new Promise<never>(() => undefined);

describe("withSignal", () => {
  it("gives what the promise gives", async () => {
    await expect(withSignal(Promise.resolve(7), undefined)).resolves.toBe(7);
    await expect(withSignal(Promise.resolve(7), new AbortController().signal)).resolves.toBe(7);
    const failure = new Error("down");
    await expect(withSignal(Promise.reject(failure), new AbortController().signal)).rejects.toBe(
      failure,
    );
  });

  it("stops waiting for what hangs, with the reason of the signal", async () => {
    const controller = new AbortController();
    const waiting = withSignal(never, controller.signal);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });

  it("does not wait at all when the signal has fired before", async () => {
    await expect(withSignal(never, AbortSignal.abort(new Error("before")))).rejects.toThrow(
      "before",
    );
  });

  it("swallows a failure that comes too late", async () => {
    const controller = new AbortController();
    const late = Promise.withResolvers<number>();
    const waiting = withSignal(late.promise, controller.signal);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    late.reject(new Error("too late")); // an unhandled rejection would fail the run
    await new Promise(setImmediate);
  });

  it("takes a value from providers that are not asynchronous", async () => {
    const value = [1] as unknown as Promise<number[]>;
    await expect(withSignal(value, new AbortController().signal)).resolves.toEqual([1]);
  });
});
