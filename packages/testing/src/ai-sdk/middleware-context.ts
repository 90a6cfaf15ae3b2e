import type { TestRunner } from "../test-runner.ts";
import type {
  MemoryMiddlewareFixture,
  MemoryMiddlewareSuiteOptions,
} from "./memory-middleware-suite-options.ts";
import {
  type ScriptedAiSdkModel,
  type ScriptedCall,
  scriptedAiSdkModel,
} from "./scripted-ai-sdk-model.ts";
import type { ScriptedStep } from "./scripted-step.ts";

/** The result of a generated text, as far as the suite looks into it. */
export interface Generated {
  text: string;
  warnings?: readonly unknown[];
  providerMetadata?: Readonly<Record<string, unknown>>;
  steps: readonly unknown[];
}

/** A streamed text, as far as the suite looks into it. */
export interface Streamed {
  textStream: AsyncIterable<string> & ReadableStream<string>;
  text: PromiseLike<string>;
  warnings: PromiseLike<readonly unknown[] | undefined>;
  providerMetadata: PromiseLike<Readonly<Record<string, unknown>> | undefined>;
  consumeStream(options?: object): PromiseLike<void>;
}

/** An agent. */
export interface SuiteAgent {
  generate(options: object): PromiseLike<Generated>;
  stream(options: object): Streamed | PromiseLike<Streamed>;
}

/** What the body of a test works with. */
export interface MiddlewareTools {
  memory: MemoryMiddlewareFixture;
  /** A scripted model, and the same with the memory. */
  script(steps: readonly ScriptedStep[] | ((call: ScriptedCall) => ScriptedStep)): {
    bare: ScriptedAiSdkModel;
    model: object;
  };
  generate(options: object): PromiseLike<Generated>;
  stream(options: object): Streamed;
  agent(settings: object): SuiteAgent;
  /** Settings for an answer of this JSON schema. */
  output(schema: object): object;
  /** Settings with a tool `weather` that tells of rain, for loops of several steps. */
  withTools: object;
}

/** Where the parts of the suite define their tests. */
export interface MiddlewareContext {
  describe(name: string, body: () => void): void;
  /** Defines a test with a memory of its own. */
  it(name: string, body: (tools: MiddlewareTools) => Promise<void>): void;
}

/** Joins a test runner, an `ai` package and a way to make memories. */
export function createMiddlewareContext(
  runner: TestRunner,
  options: MemoryMiddlewareSuiteOptions,
): MiddlewareContext {
  return {
    describe: (name, body) => void runner.describe(name, body),
    it: (name, body) => void runner.it(name, () => runTest(body, options)),
  };
}

type Loose = (options: object) => unknown;

async function runTest(
  body: (tools: MiddlewareTools) => Promise<void>,
  { ai, specification, open }: MemoryMiddlewareSuiteOptions,
): Promise<void> {
  const memory = await open();
  const generateText = ai.generateText as Loose;
  const streamText = ai.streamText as Loose;
  const inputSchema = (ai.jsonSchema as Loose)({ type: "object", properties: {} });
  const weather = { description: "Tells the weather.", inputSchema, execute: async () => "rain" };
  const stopWhen = ({ steps }: { steps: readonly unknown[] }) => steps.length >= 5;
  const withTools = { tools: { weather }, stopWhen };
  const Agent = ai.Experimental_Agent as new (settings: object) => SuiteAgent;
  try {
    await body({
      memory,
      withTools,
      script(steps) {
        const bare = scriptedAiSdkModel(specification, steps);
        return { bare, model: memory.wrap(bare) };
      },
      generate: (settings) => generateText(settings) as PromiseLike<Generated>,
      stream: (settings) => streamText({ onError: ignore, ...settings }) as Streamed,
      agent: (settings) => new Agent({ ...withTools, ...settings }),
      output: (schema) => ({
        experimental_output: (ai.Output.object as Loose)({
          schema: (ai.jsonSchema as Loose)(schema),
        }),
        output: (ai.Output.object as Loose)({ schema: (ai.jsonSchema as Loose)(schema) }),
      }),
    });
  } finally {
    await memory.settled();
    await memory.close?.();
  }
}

// Without it, streamText prints each error.
const ignore = () => undefined;
