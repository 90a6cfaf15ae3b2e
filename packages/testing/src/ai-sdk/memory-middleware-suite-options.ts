import type { ModelSpecification } from "./scripted-step.ts";

/** The functions of an `ai` package that the suite calls: pass the module. */
export interface AiSdk {
  generateText(options: never): PromiseLike<unknown>;
  streamText(options: never): unknown;
  jsonSchema(schema: never): unknown;
  readonly Output: { object(options: never): unknown };
  /** Called ToolLoopAgent from ai 6 on. */
  readonly Experimental_Agent: unknown;
}

/** Whose turn it is. */
export interface SuiteIdentity {
  userId: string;
  runId: string;
}

/** A message that was recorded and can be found. */
export interface RecordedMessage {
  role: string;
  text: string;
  /** Whether it is known to be unfinished. */
  partial: boolean;
}

/** A memory with a way to put it on a model, made anew for each test. */
export interface MemoryMiddlewareFixture {
  /** Gives a model the memory. */
  wrap(model: object): object;
  /** Settings of `generateText` and `streamText` that say whose turn it is. */
  identify(identity: SuiteIdentity): object;
  /** Runs a function whose calls belong to somebody, for agents that are made once for all users. */
  runAs<T>(identity: SuiteIdentity, body: () => T): T;
  /** Makes the memory know something about a user, which a question with the same words must recall. */
  remember(userId: string, text: string): Promise<unknown>;
  /** How often the memory was asked. */
  recalls(): number;
  /** How often a turn was recorded; being asked to keep what is there does not count. */
  captures(): number;
  /** What is recorded of a conversation and not hidden, in its order. */
  recorded(identity: SuiteIdentity): Promise<RecordedMessage[]>;
  /** Makes recalls fail, or never end; the deadline of recalls must be a few milliseconds then. */
  disturb(how: "fails" | "hangs"): void;
  /** Resolves when nothing is left to be recorded. */
  settled(): Promise<void>;
  close?(): Promise<void>;
}

/** What {@link describeMemoryMiddleware} tests. */
export interface MemoryMiddlewareSuiteOptions {
  /** Names the middleware, and how it is put on a model, in the report. */
  name: string;
  /** The `ai` package: version 5, 6 or 7. */
  ai: AiSdk;
  /** The specification of the models; one that this version of `ai` takes. */
  specification: ModelSpecification;
  open(): Promise<MemoryMiddlewareFixture>;
}
