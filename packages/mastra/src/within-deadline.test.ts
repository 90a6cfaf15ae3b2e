import { expect, it } from "vitest";
import { withinDeadline } from "./within-deadline.ts";

const hangs = () => new Promise<never>(() => undefined);

it("gives what the work gives, or throws what it throws", async () => {
  expect(await withinDeadline(10_000, async () => 7)).toBe(7);
  const fails = async () => {
    throw new Error("broken");
  };
  await expect(withinDeadline(10_000, fails)).rejects.toThrow("broken");
});

it("rejects work that throws at once, too", async () => {
  const throws = (): Promise<never> => {
    throw new Error("broken");
  };
  await expect(withinDeadline(10_000, throws)).rejects.toThrow("broken");
});

it("ends at the deadline, and tells the work", async () => {
  const seen: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    seen.push(signal);
    return hangs();
  };
  await expect(withinDeadline(5, work)).rejects.toThrow("no answer within 5 ms");
  expect(seen[0]?.aborted).toBe(true);
});

it("ends when the outer signal fires, before or after it began", async () => {
  const controller = new AbortController();
  const waiting = withinDeadline(10_000, hangs, controller.signal);
  controller.abort(new Error("the user left"));
  await expect(waiting).rejects.toThrow("the user left");
  await expect(withinDeadline(10_000, hangs, controller.signal)).rejects.toThrow("the user left");
});
