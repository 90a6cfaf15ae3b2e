import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../../test/support/error-of.ts";
import { temporaryFile } from "../../../test/support/temporary-file.ts";
import { SqliteStore } from "./sqlite-store.ts";

describe("a file that another connection is writing", () => {
  it("fails with store_locked after the time limit, and lets other work run meanwhile", async () => {
    const { store, release } = await lockedStore(400);
    const beat = heartbeat();
    const started = performance.now();
    const error = await errorOf(() => store.setSetting("a", "b"));
    const waited = performance.now() - started;
    const { beats, longestGap } = beat.stop();
    expect(error.code).toBe("store_locked");
    expect(error.hint).toContain("lockTimeoutMs");
    expect(waited).toBeGreaterThan(350);
    expect(waited).toBeLessThan(3_000);
    expect(beats).toBeGreaterThan(15);
    expect(longestGap).toBeLessThan(200);
    release();
    await store.setSetting("a", "b");
    expect(await store.getSetting("a")).toBe("b");
    await store.close();
  });

  it("writes as soon as the lock goes away in time", async () => {
    const { store, release } = await lockedStore(10_000);
    const writes = [store.setSetting("a", "1"), store.setSetting("a", "2")];
    await wait(100);
    release();
    await Promise.all(writes);
    expect(await store.getSetting("a")).toBe("2");
    await store.close();
  });

  it("reads what was committed before, without waiting", async () => {
    const { store, release } = await lockedStore(10_000);
    const started = performance.now();
    expect(await store.getSetting("kept")).toBe("yes");
    expect((await store.counts()).turns).toBe(0);
    expect(performance.now() - started).toBeLessThan(1_000);
    release();
    await store.close();
  });

  it("does not wait at all with a time limit of 0", async () => {
    const { store, release } = await lockedStore(0);
    expect((await errorOf(() => store.setSetting("a", "b"))).code).toBe("store_locked");
    release();
    await store.close();
  });

  it("opens while another writes", async () => {
    const { store, release } = await lockedStore(400);
    const second = SqliteStore.open({ path: store.location, lockTimeoutMs: 400 });
    expect(await second.getSetting("kept")).toBe("yes");
    await second.close();
    release();
    await store.close();
  });

  it("cannot make a new file that another has locked", async () => {
    const path = temporaryFile();
    const other = new DatabaseSync(path);
    other.exec("BEGIN EXCLUSIVE");
    const error = await errorOf(() => SqliteStore.open({ path: path, lockTimeoutMs: 100 }));
    expect(error.code).toBe("store_locked");
    other.exec("ROLLBACK");
    other.close();
    await SqliteStore.open({ path: path }).close();
  });
});

describe("closing while writes wait", () => {
  it("finishes them, also for the one who closes a second time", async () => {
    const { store, release } = await lockedStore(10_000);
    const write = store.setSetting("a", "b");
    const closes = [store.close(), store.close()];
    expect((await errorOf(() => store.getSetting("a"))).code).toBe("closed");
    await wait(30);
    release();
    await closes[1];
    await write;
    expect(existsSync(`${store.location}-wal`)).toBe(false);
    const again = SqliteStore.open({ path: store.location });
    expect(await again.getSetting("a")).toBe("b");
    await again.close();
  });

  it("closes also when the last write fails", async () => {
    const { store, release } = await lockedStore(50);
    const write = errorOf(() => store.setSetting("a", "b"));
    await store.close();
    expect((await write).code).toBe("store_locked");
    release();
  });
});

async function lockedStore(lockTimeoutMs: number) {
  const store = SqliteStore.open({ path: temporaryFile(), lockTimeoutMs });
  await store.setSetting("kept", "yes");
  const other = new DatabaseSync(store.location);
  other.exec("BEGIN IMMEDIATE");
  const release = () => {
    other.exec("ROLLBACK");
    other.close();
  };
  return { store, release };
}

function heartbeat() {
  let [beats, longestGap, last] = [0, 0, performance.now()];
  const note = () => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
  };
  const timer = setInterval(() => {
    beats++;
    note();
  }, 5);
  return {
    stop() {
      clearInterval(timer);
      note();
      return { beats, longestGap };
    },
  };
}
