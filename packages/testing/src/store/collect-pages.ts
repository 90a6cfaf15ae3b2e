import type { Page } from "@holdfast/core";

/** Reads page after page to the end; fails when a page says that another follows and it does not end. */
export async function collectPages<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  between: () => Promise<void> = async () => undefined,
): Promise<T[][]> {
  const pages: T[][] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, next } = await read(cursor);
    pages.push(items);
    if (next === undefined) return pages;
    if (pages.length > 1_000) throw new Error("the listing does not end");
    cursor = next;
    await between();
  }
}
