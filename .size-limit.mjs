import { readdirSync, readFileSync } from "node:fs";

/** What the JavaScript of a package may weigh, minified and compressed, without its dependencies. */
const limits = {
  core: "230 kB",
  "ai-sdk": "25 kB",
  chroma: "10 kB",
  langgraph: "40 kB",
  mastra: "25 kB",
  openai: "10 kB",
  postgres: "25 kB",
  testing: "40 kB",
};

export default readdirSync("packages").map((folder) => {
  const manifest = JSON.parse(readFileSync(`packages/${folder}/package.json`, "utf8"));
  if (limits[folder] === undefined) throw new Error(`${manifest.name} has no limit yet.`);
  return {
    name: manifest.name,
    path: `packages/${folder}/dist/index.js`,
    limit: limits[folder],
    ignore: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
    modifyRolldownConfig: (config) => ({ ...config, platform: "node" }),
  };
});
