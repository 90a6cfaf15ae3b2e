/** The folder that holds everything. */
export const root = "/memories";

const longest = 1_024;

/**
 * A path of the model, checked: absolute, below the root, without detours. Undefined for anything else.
 */
export function memoryPath(given: unknown): string | undefined {
  if (typeof given !== "string" || given.length > longest) return undefined;
  const path = given.normalize("NFC").replace(/\/+$/u, "");
  if (path !== root && !path.startsWith(`${root}/`)) return undefined;
  const names = path.split("/").slice(1);
  return names.every(isName) ? path : undefined;
}

// Nothing that a file system, a URL or a terminal could take for something else.
function isName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\p{C}\\%]/u.test(name);
}
