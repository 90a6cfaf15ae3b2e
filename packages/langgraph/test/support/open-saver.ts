import { onTestFinished } from "vitest";
import { HoldfastSaver, type HoldfastSaverOptions } from "../../src/index.ts";
import { temporaryFile } from "./temporary-file.ts";

/** A saver on a file of its own that is closed when the test ends. */
export async function openSaver(
  options: Partial<HoldfastSaverOptions> = {},
): Promise<HoldfastSaver> {
  const saver = await HoldfastSaver.open({
    path: temporaryFile(),
    ...options,
  } as HoldfastSaverOptions);
  onTestFinished(() => saver.close());
  return saver;
}
