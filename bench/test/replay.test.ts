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
  it("still lead to what the documentation says of our own conversations", async () => {
    const server = await startReplayServer(readCassettes(file("../cassettes/beliefs.jsonl")));
    onTestFinished(() => server.close());
    const llm = openaiModel({ baseURL: server.baseURL, model: "recorded" });
    const cases = readCases(file("../src/beliefs/own-conversations.jsonl"));
    const results = await Promise.all(cases.map((each) => runCase(each, llm)));
    expect(server.missing).toEqual([]);
    expect(sharesOf(results)).toEqual({
      believes: { passed: 40, total: 42 },
      believed: { passed: 17, total: 18 },
      never: { passed: 24, total: 24 },
      max: { passed: 3, total: 3 },
    });
  });
});
