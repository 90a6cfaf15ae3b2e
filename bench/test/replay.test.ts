import { fileURLToPath } from "node:url";
import { openaiModel } from "@holdfast/openai";
import { describe, expect, it, onTestFinished } from "vitest";
import { readCases } from "../src/beliefs/cases.ts";
import { sharesOf } from "../src/beliefs/report.ts";
import { runCase } from "../src/beliefs/run-case.ts";
import { readCassettes } from "../src/cassettes/cassette.ts";
import { startReplayServer } from "../src/cassettes/replay-server.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe("recorded answers of a model", () => {
  // A prompt that changes has no recorded answers: record them anew (docs/benchmarks.md), and look at what became of the figures.
  it.each([
    ["our own conversations", "own-conversations", [40, 42], [17, 18], [24, 24], [3, 3]],
    ["chats about what changes", "own-changes", [52, 55], [43, 44], [32, 33], [0, 0]],
  ])("still lead to what the documentation says of %s", async (_, name, ...expected) => {
    const server = await startReplayServer(readCassettes(file("../cassettes/beliefs.jsonl")));
    onTestFinished(() => server.close());
    const llm = openaiModel({ baseURL: server.baseURL, model: "recorded" });
    const cases = readCases(file(`../src/beliefs/${name}.jsonl`));
    const results = await Promise.all(cases.map((each) => runCase(each, llm)));
    expect(server.missing).toEqual([]);
    const { believes, believed, never, max } = sharesOf(results);
    expect([believes, believed, never, max].map(({ passed, total }) => [passed, total])).toEqual(
      expected,
    );
  });
});
