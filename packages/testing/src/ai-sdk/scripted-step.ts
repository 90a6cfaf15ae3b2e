/** One call of a {@link ScriptedAiSdkModel} and how it ends. */
export interface ScriptedStep {
  /** The answer, as one text or as the pieces of a stream. */
  text?: string | readonly string[];
  /** Tools to call, by name and with their input. */
  tools?: readonly { name: string; input?: object }[];
  /** The call is refused with this error. */
  throws?: unknown;
  /** After the text, the stream says that something went wrong, and ends. */
  errorPart?: unknown;
  /** After the text, the stream breaks with this error. */
  breaks?: unknown;
  /** After the text, the model says nothing more until the caller's signal fires. */
  hangs?: boolean;
  /** Why the model stopped. @default "tool-calls" with tools, else "stop" */
  finishReason?: string;
}

/** The specification of a language model: v2 of ai 5, v3 of ai 6, v4 of ai 7. */
export type ModelSpecification = "v2" | "v3" | "v4";
