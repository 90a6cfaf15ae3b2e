import { HoldfastError } from "@holdfast/core";
import type { ChromaClientLike } from "./chroma-client-like.ts";

/** Which server, and how to speak to it. */
export interface ChromaServerOptions {
  /** A client that you already have; instead of all the others. */
  client?: ChromaClientLike | undefined;
  /** The address of the server, such as `http://127.0.0.1:8000`; instead of `host`, `port` and `ssl`. */
  url?: string | undefined;
  /** @default "localhost" */
  host?: string | undefined;
  /** @default 8000 */
  port?: number | undefined;
  /** @default false */
  ssl?: boolean | undefined;
  tenant?: string | undefined;
  database?: string | undefined;
  /** Sent with each request, for servers that want a token. They appear in no message. */
  headers?: Record<string, string> | undefined;
}

/** A server: its name in messages, and its client, which is made when it is first needed. */
export interface ChromaServer {
  address: string;
  client(): Promise<ChromaClientLike>;
}

/** @throws HoldfastError `invalid_options` for an address that is none, or that holds a password */
export function openClient(options: ChromaServerOptions): ChromaServer {
  const { client } = options;
  if (client !== undefined) return { address: addressOf(client), client: async () => client };
  const { url, tenant, database, headers } = options;
  const { host, port, ssl } = url === undefined ? options : parseAddress(url);
  const server = { host: host ?? "localhost", port: port ?? 8000, ssl: ssl ?? false };
  const given = Object.entries({ ...server, tenant, database, headers });
  const settings = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  let made: Promise<ChromaClientLike> | undefined;
  return {
    address: `${server.host}:${server.port}`,
    client() {
      made ??= importChroma().then(({ ChromaClient }) => new ChromaClient(settings));
      return made;
    },
  };
}

async function importChroma(): Promise<typeof import("chromadb")> {
  try {
    return await import("chromadb");
  } catch (cause) {
    throw new HoldfastError("invalid_options", "The package chromadb cannot be loaded.", {
      hint: "npm install chromadb@3, or pass a client of your own.",
      cause,
    });
  }
}

function parseAddress(url: string): { host: string; port: number; ssl: boolean } {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/u.test(parsed.protocol) || parsed.pathname.length > 1) {
    throw refused("url is no address of a Chroma server, such as http://127.0.0.1:8000.");
  }
  if (parsed.username !== "" || parsed.password !== "")
    throw refused("url holds a password; pass it in headers.");
  const ssl = parsed.protocol === "https:";
  const port = Number(parsed.port || (ssl ? 443 : 80));
  return { host: parsed.hostname, port, ssl };
}

function refused(problem: string): HoldfastError {
  return new HoldfastError("invalid_options", problem);
}

// A client does not tell its address, apart from newer ones that may.
function addressOf(client: ChromaClientLike): string {
  const { host, port } = client as { host?: unknown; port?: unknown };
  return typeof host === "string" ? `${host}:${String(port)}` : "the client's server";
}
