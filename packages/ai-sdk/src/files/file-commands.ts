import { FileProblem } from "./file-problem.ts";
import type { MemoryFile, MemoryFiles } from "./memory-files.ts";
import { memoryPath, root } from "./memory-path.ts";
import { showFolder, showLines } from "./show-files.ts";

/** A command as the model gives it. */
export type FileCommand = { readonly command?: unknown; readonly [field: string]: unknown };

/** The file with the facts that are remembered otherwise; it can be looked at only. */
const factsPath = `${root}/known-facts.md`;

/** What each command does: gives a text for the model, or throws a {@link FileProblem}. */
export const fileCommands: Record<
  string,
  (files: MemoryFiles, command: FileCommand) => Promise<string>
> = {
  async view(files, { path: given, view_range: range }) {
    const path = pathOf(given);
    const found = [...(await files.under(path)), ...(await factsFile(files, path))];
    const file = found.find((each) => each.path === path);
    if (file === undefined && found.length === 0 && path !== root) throw missing(path);
    if (file === undefined) return showFolder(path, found);
    const [first, last] = rangeOf(range, file.content.split("\n").length);
    return `${path} with line numbers:\n${showLines(file.content, first, last)}`;
  },

  async create(files, { path: given, file_text: content }) {
    const path = ownPath(given);
    if ((await files.under(path)).length > 0)
      throw new FileProblem(`${path} exists already. Change it, or choose another path.`);
    if (await insideFile(files, path)) throw new FileProblem(`${path} lies in a file.`);
    await files.create(path, textOf(content, "file_text"));
    return `Created ${path}.`;
  },

  async str_replace(files, { path: given, old_str: old, new_str: replacement }) {
    const file = await fileAt(files, given);
    const searched = stringOf(old, "old_str");
    const parts = file.content.split(searched);
    if (searched === "" || parts.length === 1)
      throw new FileProblem(`old_str does not occur in ${file.path}. Nothing was changed.`);
    if (parts.length > 2) {
      const lines = parts.slice(0, -1).map((_, index) => {
        return parts
          .slice(0, index + 1)
          .join(searched)
          .split("\n").length;
      });
      throw new FileProblem(
        `old_str occurs ${parts.length - 1} times in ${file.path}, in lines ${lines.join(", ")}. Nothing was changed; make it unique.`,
      );
    }
    return changed(files, file, parts.join(stringOf(replacement ?? "", "new_str")));
  },

  async insert(files, { path: given, insert_line: line, insert_text: text }) {
    const file = await fileAt(files, given);
    const lines = file.content.split("\n");
    if (!Number.isInteger(line) || Number(line) < 0 || Number(line) > lines.length)
      throw new FileProblem(`insert_line is not a line of ${file.path}: 0 to ${lines.length}.`);
    const added = textOf(text, "insert_text").replace(/\n$/u, "");
    return changed(files, file, lines.toSpliced(Number(line), 0, added).join("\n"));
  },

  async delete(files, { path: given }) {
    const path = ownPath(given);
    const found = await files.under(path);
    if (found.length === 0) throw missing(path);
    for (const file of found) await files.remove(file);
    return `Deleted ${path}.`;
  },

  async rename(files, { old_path: from, new_path: to }) {
    const source = ownPath(from);
    const target = ownPath(to);
    const found = await files.under(source);
    if (found.length === 0) throw missing(source);
    if ((await files.under(target)).length > 0)
      throw new FileProblem(`${target} exists already. Nothing was changed.`);
    if (target.startsWith(`${source}/`) || (await insideFile(files, target)))
      throw new FileProblem(`${source} cannot be moved to ${target}.`);
    for (const file of found) await files.move(file, target + file.path.slice(source.length));
    return `Renamed ${source} to ${target}.`;
  },
};

async function changed(files: MemoryFiles, file: MemoryFile, content: string): Promise<string> {
  if (content.trim() === "")
    throw new FileProblem(`${file.path} would be empty. Nothing was changed; delete it instead.`);
  await files.write(file, content);
  return `Changed ${file.path}:\n${showLines(content)}`;
}

async function factsFile(files: MemoryFiles, path: string): Promise<MemoryFile[]> {
  if (path !== root && path !== factsPath) return [];
  const facts = await files.facts();
  if (facts.length === 0) return [];
  const content = facts.map((fact) => `- ${fact.replace(/\s+/gu, " ")}`).join("\n");
  return [{ id: "", path: factsPath, content }];
}

async function insideFile(files: MemoryFiles, path: string): Promise<boolean> {
  const all = await files.under(root);
  return all.some((file) => path.startsWith(`${file.path}/`));
}

async function fileAt(files: MemoryFiles, given: unknown): Promise<MemoryFile> {
  const path = ownPath(given);
  const file = await files.at(path);
  if (file === undefined) throw missing(path);
  return file;
}

function pathOf(given: unknown): string {
  const path = memoryPath(given);
  if (path === undefined) throw new FileProblem(`Paths lie below ${root}, without "..".`);
  return path;
}

function ownPath(given: unknown): string {
  const path = pathOf(given);
  if (path === root) throw new FileProblem(`${root} itself stays as it is.`);
  if (path === factsPath) throw new FileProblem(`${factsPath} can be looked at only.`);
  return path;
}

function rangeOf(range: unknown, lines: number): [number, number] {
  if (range === undefined || range === null) return [1, lines];
  const [first, last] = Array.isArray(range) ? range.map(Number) : [];
  if (first === undefined || last === undefined || !(first >= 1) || !(last >= first || last === -1))
    throw new FileProblem(`view_range is not a range of lines: [first, last], 1 to ${lines}.`);
  return [first, last === -1 ? lines : last];
}

function stringOf(value: unknown, name: string): string {
  if (typeof value !== "string") throw new FileProblem(`${name} is missing.`);
  return value;
}

function textOf(value: unknown, name: string): string {
  const text = stringOf(value, name);
  if (text.trim() === "") throw new FileProblem(`${name} is empty. An empty file is not kept.`);
  return text;
}

function missing(path: string): FileProblem {
  return new FileProblem(`${path} does not exist.`);
}
