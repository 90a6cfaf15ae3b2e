import type { MemoryFile } from "./memory-files.ts";

/** A folder with everything in it: a line for each folder and file, with the size of what it holds. */
export function showFolder(path: string, files: readonly MemoryFile[]): string {
  const sizes = new Map<string, number>([[path, 0]]);
  for (const file of files) {
    const bytes = Buffer.byteLength(file.content);
    for (let end = path.length; end !== -1; end = file.path.indexOf("/", end + 1)) {
      const folder = file.path.slice(0, end);
      sizes.set(folder, (sizes.get(folder) ?? 0) + bytes);
    }
    sizes.set(file.path, bytes);
  }
  const lines = [...sizes].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `Files and folders in ${path}:`,
    ...lines.map(([name, size]) => `${sizeOf(size)}\t${name}`),
  ].join("\n");
}

/** The lines of a text with their numbers, or some of them. */
export function showLines(content: string, first = 1, last = Number.POSITIVE_INFINITY): string {
  return content
    .split("\n")
    .map((line, index) => `${String(index + 1).padStart(6)}\t${line}`)
    .slice(first - 1, last)
    .join("\n");
}

function sizeOf(bytes: number): string {
  return bytes < 1_024 ? `${bytes}B` : `${(bytes / 1_024).toFixed(1)}K`;
}
