import type { Part } from "../spec/language-model.ts";

/** How a step ended, for the memory. */
export type StepEnd =
  /** The turn is over. */
  | "final"
  /** The model waits for tools or for an approval; the turn goes on. */
  | "continues"
  /** The provider's answer broke off. */
  | "partial"
  /** It failed. */
  | "failed";

/** Reads the answer of one step out of the parts of a result or of a stream. */
export class StepReader {
  private readonly texts = new Map<string, string>();
  private waiting = false;
  private failed = false;
  private finish: unknown;

  /** Takes the next part. Parts of unknown types say nothing. */
  take(part: Part): void {
    if (part.type === "text") this.append(`text ${this.texts.size}`, part.text);
    else if (part.type === "text-delta") this.append(String(part.id), part.delta);
    else if (part.type === "tool-call") this.waiting ||= part.providerExecuted !== true;
    else if (part.type === "tool-approval-request") this.waiting = true;
    else if (part.type === "error") this.failed = true;
    else if (part.type === "finish") this.finished(part.finishReason);
  }

  /** Takes the reason why the model stopped: a word, or an object with one since v3. */
  finished(reason: unknown): void {
    const { unified } = (typeof reason === "object" && reason !== null ? reason : {}) as {
      unified?: unknown;
    };
    this.finish = unified ?? reason;
  }

  /** What the assistant said so far. */
  get answer(): string {
    return [...this.texts.values()]
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .join("\n");
  }

  /** How the step ended. */
  get end(): StepEnd {
    if (this.failed || this.finish === "error") return "failed";
    if (this.waiting || this.finish === "tool-calls") return "continues";
    return this.finish === undefined || this.finish === "interrupted" ? "partial" : "final";
  }

  private append(id: string, text: unknown): void {
    if (typeof text === "string") this.texts.set(id, (this.texts.get(id) ?? "") + text);
  }
}
