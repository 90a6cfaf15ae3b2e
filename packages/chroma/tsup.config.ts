import { defineConfig } from "tsup";

// JavaScript only: the declarations come from tsc, see tsconfig.build.json.
export default defineConfig({
  entry: ["src/index.ts"],
  format: ["esm"],
  target: "node22",
  sourcemap: true,
  clean: true,
  silent: true,
  // "node:sqlite" has no other name.
  removeNodeProtocol: false,
  // Otherwise whatever is not declared as a dependency would be copied into the bundle.
  skipNodeModulesBundle: true,
});
