import { HoldfastError } from "@holdfast/core";
import OpenAI from "openai";

/** What is used of a client of the `openai` package, whatever its version; `AzureOpenAI` has it too. */
export interface OpenAIClient {
  readonly baseURL?: string;
  readonly chat: { readonly completions: { create(...parameters: never[]): unknown } };
  readonly embeddings: { create(...parameters: never[]): unknown };
}

/** The server: a client that you have, or the address and the key of one. */
export type OpenAIServer =
  | {
      /** A client of the `openai` package. */
      client: OpenAIClient;
      baseURL?: undefined;
      apiKey?: undefined;
      headers?: undefined;
    }
  | {
      client?: undefined;
      /** Where the server is, such as `http://127.0.0.1:11434/v1`. @default `OPENAI_BASE_URL`, then OpenAI */
      baseURL?: string | undefined;
      /**
       * The key, or a function that gets one. `OPENAI_API_KEY` is only ever sent to OpenAI and to `OPENAI_BASE_URL`, not to
       * a `baseURL` that is given here.
       *
       * @default `OPENAI_API_KEY`; none for another `baseURL`
       */
      apiKey?: string | (() => Promise<string>) | undefined;
      /** Sent with every request. */
      headers?: Readonly<Record<string, string>> | undefined;
    };

/**
 * The client for a server.
 *
 * @throws HoldfastError `invalid_options` without a key for OpenAI, with an address that is none, or with something as the client
 *   that is none
 */
export function clientFor(server: OpenAIServer): OpenAIClient {
  const { client, baseURL, apiKey, headers } = server;
  if (client !== undefined) {
    if (typeof client?.chat?.completions?.create === "function") return client;
    throw new HoldfastError("invalid_options", "client: expected a client of the openai package");
  }
  const foreign = baseURL !== undefined && !isOpenAI(baseURL);
  try {
    return new OpenAI({
      ...(baseURL === undefined ? {} : { baseURL }),
      ...(apiKey !== undefined ? { apiKey } : foreign ? { apiKey: "none" } : {}),
      ...(foreign ? { organization: null, project: null } : {}),
      ...(headers === undefined ? {} : { defaultHeaders: headers }),
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new HoldfastError("invalid_options", `The OpenAI client cannot be made: ${detail}`, {
      cause: error,
      hint: "Pass apiKey or set OPENAI_API_KEY; for another server pass its baseURL.",
    });
  }
}

/** Whether a client speaks to OpenAI itself (or to Azure), whose newest models know other parameters than most servers. */
export function speaksToOpenAI(client: OpenAIClient): boolean {
  return client.baseURL === undefined || isOpenAI(client.baseURL);
}

function isOpenAI(baseURL: string): boolean {
  if (!URL.canParse(baseURL)) {
    throw new HoldfastError(
      "invalid_options",
      "baseURL: expected an address such as http://127.0.0.1:11434/v1",
    );
  }
  const { hostname } = new URL(baseURL);
  return /(^|\.)(openai\.com|openai\.azure\.com)$/.test(hostname);
}
