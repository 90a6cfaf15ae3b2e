import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromaCommand, startChroma } from "../../packages/chroma/test/support/chroma-process.ts";

/**
 * A Chroma server: the one at HOLDFAST_CHROMA_URL, or one that is started by HOLDFAST_CHROMA_COMMAND, or by the command of the installed
 * package `chromadb`.
 */
export async function start() {
  const url = process.env.HOLDFAST_CHROMA_URL;
  if (url) {
    const killing = "packages/chroma/test/killed-server.live.test.ts";
    return {
      env: {},
      without: { [killing]: "the server at HOLDFAST_CHROMA_URL is not ours to kill" },
      stop: async () => undefined,
    };
  }
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-chroma-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startChroma(folder);
    return {
      env: { HOLDFAST_CHROMA_URL: server.url, HOLDFAST_CHROMA_COMMAND: chromaCommand() },
      async stop() {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    return {
      skipped: `no Chroma server could be started: ${error.message} (HOLDFAST_CHROMA_URL names one that runs, HOLDFAST_CHROMA_COMMAND another \`chroma\`)`,
    };
  }
}
