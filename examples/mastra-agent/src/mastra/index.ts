/** What Mastra's own dev server looks for: `npx mastra dev` in this folder opens Studio with the assistant and its threads. */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Mastra } from "@mastra/core";
import { createAssistant } from "../create-assistant.ts";

// the dev server runs a bundle somewhere else, so the place must not depend on the working directory
const folder = process.env.HOLDFAST_EXAMPLE_FOLDER ?? join(tmpdir(), "holdfast-mastra-dev");
mkdirSync(folder, { recursive: true });
const { assistant, storage } = createAssistant(folder);

export const mastra = new Mastra({ agents: { assistant }, storage });
