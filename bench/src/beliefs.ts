/**
 * What a memory believes about a user after some chats: what it learnt, what it stopped believing, what it must never believe.
 *
 *   npm run bench:beliefs -- [--cases FILE] [--model-url URL --model NAME | --cassettes FILE] [--only IDS] [--verbose] [--facts] [--json]
 *
 * FILE has one case per line (see beliefs/cases.ts); without it, the cases of this repository. By rules, or by the model of an
 * OpenAI-compatible server at URL, or by answers that a model once gave. Exits with 1 when a bar is missed: by rules on the cases that
 * rules can be expected to get, by a model on all.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { LanguageModel } from "@holdfast/core";
import { openaiModel } from "@holdfast/openai";
import OpenAI from "openai";
import { readCases } from "./beliefs/cases.ts";
import { countQuestions } from "./beliefs/count-questions.ts";
import { printCosts } from "./beliefs/print-costs.ts";
import { meetsBars, printFailures, printShares, sharesOf } from "./beliefs/report.ts";
import { type CaseResult, runCase } from "./beliefs/run-case.ts";
import { readCassettes } from "./cassettes/cassette.ts";
import { startReplayServer } from "./cassettes/replay-server.ts";

const { values: options } = parseArgs({
  options: {
    cases: { type: "string" },
    "model-url": { type: "string" },
    model: { type: "string", default: "desk" },
    cassettes: { type: "string" },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
    facts: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log(
    "usage: npm run bench:beliefs -- [--cases FILE] [--model-url URL --model NAME | --cassettes FILE] [--only IDS] [--verbose] [--facts] [--json]",
  );
  process.exit(0);
}

const own = fileURLToPath(new URL("./beliefs/own-cases.jsonl", import.meta.url));
const replay =
  options.cassettes === undefined
    ? undefined
    : await startReplayServer(readCassettes(options.cassettes));
const baseURL = replay?.baseURL ?? options["model-url"];
const llm = baseURL === undefined ? undefined : countQuestions(modelAt(baseURL));
const only = options.only?.split(",");
const cases = readCases(options.cases ?? own).filter(({ id }) => only?.includes(id) ?? true);

const results: CaseResult[] = [];
if (llm !== undefined)
  results.push(...(await Promise.all(cases.map((test) => runCase(test, llm)))));
else for (const test of cases) results.push(await runCase(test));
replay?.close();
const mode = llm === undefined ? "rules" : "model";
const counted = sharesOf(results.filter((result) => mode === "model" || result.case.rules));

if (options.json) {
  const failures = results.flatMap((result) =>
    result.verdicts
      .filter(({ passed }) => !passed)
      .map(({ kind, what }) => ({ case: result.case.id, kind, what })),
  );
  console.log(JSON.stringify({ [mode]: counted, all: sharesOf(results), failures }, undefined, 2));
} else {
  if (options.facts)
    for (const result of results) console.log(`${result.case.id}\n  ${result.facts.join("\n  ")}`);
  if (options.verbose) printFailures(results);
  printShares(results, mode);
  printCosts(results, llm?.costs);
}
process.exitCode = meetsBars(counted, mode) ? 0 : 1;

// A person who answers for a model takes longer than the client waits by itself.
function modelAt(url: string): LanguageModel {
  const client = new OpenAI({ baseURL: url, apiKey: "none", timeout: 3_600_000, maxRetries: 0 });
  return openaiModel({ client, model: options.model });
}
