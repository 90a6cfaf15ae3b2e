import { fork } from "node:child_process";
import {
  existsSync,
  mkdirSync,
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
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { errorHints } from "../packages/core/src/errors.ts";

const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (page) => readFileSync(path.join(root, page), "utf8");
const pages = [
  ...["README.md", "AGENTS.md", "CONTRIBUTING.md", "packages/core/README.md"],
  ...["ai-sdk", "chroma", "langgraph", "mastra", "postgres"].map(
    (name) => `packages/${name}/README.md`,
  ),
  ...readdirSync(path.join(root, "examples")).map((name) => `examples/${name}/README.md`),
  ...readdirSync(path.join(root, "docs"), { recursive: true })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

// All TypeScript of a page as one program, its imports put together.
function programOf(page) {
  const blocks = [...read(page).matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code]) => code)
    .join("\n");
  const imports = /^import (type )?\{ (.*) \} from "(.*)";.*\n/gm;
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

// Our packages are imported from their sources; what would need a key from a stand-in, such as ./model.ts.
function addressOf(module) {
  const [, name, entry = ""] = /^@holdfast\/([\w-]+)\/?(.*)$/.exec(module) ?? [];
  const standIn = `scripts/stand-ins/${module
    .replace(/^[@./]+/, "")
    .replace(/\.ts$/, "")
    .replaceAll("/", "-")}.ts`;
  const file = name === undefined ? standIn : path.join("packages", name, "src", entry, "index.ts");
  return existsSync(path.join(root, file)) ? pathToFileURL(path.join(root, file)).href : module;
}

// Frameworks are found where the packages that the page is about have them.
function linkFrameworks(modules, cwd) {
  for (const module of modules) {
    const [, name] = /^@holdfast\/([\w-]+)/.exec(module) ?? [];
    const installed = path.join(root, "packages", String(name), "node_modules");
    if (!existsSync(installed)) continue;
    for (const entry of readdirSync(installed).filter((each) => !each.startsWith("."))) {
      const within = entry.startsWith("@") ? readdirSync(path.join(installed, entry)) : [""];
      for (const inner of within) {
        const target = path.join(cwd, "node_modules", entry, inner);
        mkdirSync(path.dirname(target), { recursive: true });
        if (!existsSync(target)) symlinkSync(path.join(installed, entry, inner), target);
      }
    }
  }
}

const pageProcess = new URL("docs/page-process.mjs", import.meta.url);
const withCode = pages.filter((page) => read(page).includes("```ts\n"));

describe("the code of", { timeout: 90_000 }, () => {
  let child;
  const waiting = new Map();
  beforeAll(() => {
    child = fork(pageProcess, {
      execArgv: ["--no-warnings"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", ({ file, complaints }) => waiting.get(file)(complaints));
    child.on("exit", (code) => {
      for (const done of waiting.values()) done(`The process ended with ${code}.`);
    });
  });
  afterAll(() => child.kill("SIGKILL"));

  it.concurrent.each(withCode)("%s runs", async (page) => {
    const { modules, code } = programOf(page);
    const cwd = mkdtempSync(path.join(folder, "run-"));
    linkFrameworks(modules, cwd);
    const file = path.join(cwd, "page.ts");
    writeFileSync(file, code);
    const complaints = await new Promise((resolve) => {
      waiting.set(file, resolve);
      child.send(file);
    });
    expect(complaints).toBe("");
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
