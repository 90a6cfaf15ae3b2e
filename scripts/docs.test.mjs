import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
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
  ...["packages/ai-sdk/README.md", "examples/ai-sdk-chat/README.md"],
  "packages/langgraph/README.md",
  ...["examples/quickstart/README.md"],
  ...readdirSync(path.join(root, "docs"), { recursive: true })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

// What the examples import: our packages by their sources, stand-ins for models that need a key, the rest as the adapters have it.
const standIns = { "@ai-sdk/openai": "scripts/stand-ins/ai-sdk-openai.ts" };

function addressOf(specifier) {
  const [, name, entry] = /^@holdfast\/([\w-]+)(?:\/([\w-]+))?$/.exec(specifier) ?? [];
  const own = name && path.join("packages", name, "src", entry ?? "", "index.ts");
  const file = standIns[specifier] ?? own;
  if (file !== undefined) return pathToFileURL(path.join(root, file)).href;
  const installed = readdirSync(path.join(root, "packages"))
    .map((folder) => path.join(root, "packages", folder, "package.json"))
    .find((manifest) =>
      existsSync(path.join(manifest, "..", "node_modules", packageOf(specifier))),
    );
  return installed === undefined
    ? specifier
    : pathToFileURL(createRequire(installed).resolve(specifier)).href;
}

function packageOf(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

// All TypeScript of a page as one program, its imports put together.
function programOf(page) {
  const blocks = [...read(page).matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code]) => code)
    .join("\n");
  const imports = /^import (?:type )?\{ (.*) \} from "(.*)";\n/gm;
  const values = new Map();
  for (const [line, names, specifier] of blocks.matchAll(imports)) {
    if (line.startsWith("import type")) continue;
    const known = values.get(specifier) ?? new Set();
    for (const name of names.split(", ")) known.add(name);
    values.set(specifier, known);
  }
  const head = [...values].map(
    ([specifier, names]) => `import { ${[...names].join(", ")} } from "${addressOf(specifier)}";`,
  );
  return [...head, blocks.replace(imports, "")].join("\n");
}

describe.each(pages.filter((page) => read(page).includes("```ts\n")))("the code of %s", (page) => {
  it("runs", () => {
    const file = path.join(folder, `${page.replaceAll("/", "-")}.ts`);
    writeFileSync(file, programOf(page).replace(/^import type .*\n/gm, ""));
    const options = { cwd: mkdtempSync(path.join(folder, "run-")), encoding: "utf8" };
    const { status, stderr } = spawnSync(process.execPath, ["--no-warnings", file], options);
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
