import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { errorHints } from "../packages/core/src/errors.ts";

const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (page) => readFileSync(path.join(root, page), "utf8");
const pages = [
  ...["README.md", "AGENTS.md", "CONTRIBUTING.md", "packages/core/README.md"],
  "packages/langgraph/README.md",
  ...["examples/quickstart/README.md"],
  ...readdirSync(path.join(root, "docs"), { recursive: true })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

// All TypeScript of a page as one program, its imports put together; our packages are imported from their sources.
function programOf(page) {
  const blocks = [...read(page).matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code]) => code)
    .join("\n");
  const imports = /^import (type )?\{ (.*) \} from "(.*)";\n/gm;
  const names = new Map();
  for (const [, type, values, module] of blocks.matchAll(imports)) {
    if (type) continue;
    names.set(module, new Set([...(names.get(module) ?? []), ...values.split(", ")]));
  }
  const lines = [...names].map(
    ([module, values]) => `import { ${[...values].join(", ")} } from "${addressOf(module)}";`,
  );
  return {
    modules: [...names.keys()],
    code: `${lines.join("\n")}\n${blocks.replace(imports, "")}`,
  };
}

function addressOf(module) {
  const [, name] = module.match(/^@holdfast\/(.*)$/) ?? [];
  if (name === undefined) return module;
  return pathToFileURL(path.join(root, "packages", name, "src/index.ts")).href;
}

describe.each(pages.filter((page) => read(page).includes("```ts\n")))("the code of %s", (page) => {
  it("runs", () => {
    const { modules, code } = programOf(page);
    const cwd = mkdtempSync(path.join(folder, "run-"));
    // frameworks are found where the package that the page is about has them
    const [, home] = modules.join("\n").match(/^@holdfast\/(?!core$)(.*)$/m) ?? [];
    if (home !== undefined) {
      symlinkSync(
        path.join(root, "packages", home, "node_modules"),
        path.join(cwd, "node_modules"),
      );
    }
    writeFileSync(path.join(cwd, "page.ts"), code);
    const options = { cwd, encoding: "utf8" };
    const { status, stderr } = spawnSync(process.execPath, ["--no-warnings", "page.ts"], options);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});

describe.each(pages)("the links of %s", (page) => {
  it("lead to files and headings that exist", () => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
      ([, target]) => target,
    );
    const broken = links.filter((target) => {
      const [file, anchor] = target.split("#");
      const destination = file === "" ? page : path.join(path.dirname(page), file);
      if (!existsSync(path.join(root, destination))) return true;
      return anchor !== undefined && !headingsOf(destination).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

function headingsOf(page) {
  return [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("docs/errors.md", () => {
  it("lists every error code with its hint, in the order of the source", () => {
    const rows = [...read("docs/errors.md").matchAll(/^\| `(\w+)` \| (.*) \|$/gm)];
    expect(rows.map(([, code, hint]) => [code, hint])).toEqual(Object.entries(errorHints));
  });
});
