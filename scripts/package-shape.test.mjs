import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const foldersOf = (parent) =>
  readdirSync(path.join(root, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(path.join(root, folder, "package.json")));
const read = (folder, file) => readFileSync(path.join(root, folder, file), "utf8");

describe.each(foldersOf("packages"))("%s", (folder) => {
  const manifest = JSON.parse(read(folder, "package.json"));
  const { "./package.json": manifestPath, ...sources } = manifest.exports;

  it.each(["README.md", "src/index.ts", "tsconfig.json", "tsconfig.build.json", "tsup.config.ts"])(
    "has %s",
    (file) => expect(existsSync(path.join(root, folder, file))).toBe(true),
  );

  it("says what every published package must say", () => {
    expect(manifest).toMatchObject({
      description: expect.stringMatching(/\.$/),
      license: "Apache-2.0",
      type: "module",
      sideEffects: false,
      engines: { node: ">=22.18" },
      files: expect.arrayContaining(["dist", "src", "!src/**/*.test.ts"]),
      publishConfig: { access: "public" },
    });
    expect(manifestPath).toBe("./package.json");
  });

  it("exports the same entries to the workspace, to users and to the build", async () => {
    const published = Object.entries(sources).map(([name, source]) => {
      const built = source.replace("./src/", "./dist/").replace(/\.ts$/, "");
      return [name, { types: `${built}.d.ts`, default: `${built}.js` }];
    });
    const expected = { ...Object.fromEntries(published), "./package.json": "./package.json" };
    expect(manifest.publishConfig.exports).toEqual(expected);
    const build = await import(path.join(root, folder, "tsup.config.ts"));
    const commands = Object.values(manifest.bin ?? {});
    const entries = [...Object.values(sources), ...commands].map((source) =>
      source.replace("./", ""),
    );
    expect([...build.default.entry].sort()).toEqual(entries.sort());
  });

  it("has an index that only re-exports", () => {
    const code = read(folder, "src/index.ts").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    const others = code.replace(/export (type )?(\{[^}]*\}|\* as \w+|\*)( from "[^"]+")?;/g, "");
    expect(others.trim()).toBe("");
  });
});

describe.each(foldersOf("examples"))("%s", (folder) => {
  it("can be listed and run by name", () => {
    const manifest = JSON.parse(read(folder, "package.json"));
    expect(manifest).toMatchObject({ private: true, description: expect.stringMatching(/\.$/) });
    expect(manifest.scripts.start).toBe("node src/main.ts");
  });
});
