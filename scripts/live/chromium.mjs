import { findBrowser } from "../../examples/ai-sdk-chat/test/browser.ts";

/** A browser: CHROMIUM, or one that is installed. The tests start it themselves. */
export async function start() {
  const program = findBrowser();
  if (program === undefined) {
    return { skipped: "no Chromium was found; install one, or set CHROMIUM to its program" };
  }
  return { env: { CHROMIUM: program }, stop: async () => undefined };
}

/** What is run with it. */
export const command = ["node", "--test", "examples/ai-sdk-chat/test/page.live.ts"];
