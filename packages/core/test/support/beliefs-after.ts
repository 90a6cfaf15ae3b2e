import { createMemory } from "../../src/create-memory.ts";

/**
 * The texts of the records that are believed, and of those no more believed, after chats of one message each.
 *
 * @param months how far the chats lie apart
 */
export async function beliefsAfter(
  chats: readonly string[],
  months = 3,
): Promise<{ active: string[]; former: string[] }> {
  const owner = { userId: "maya" };
  const memory = await createMemory({ path: ":memory:" });
  for (const [index, text] of chats.entries())
    await memory.add(text, { ...owner, timestamp: Date.UTC(2026, index * months, 10) });
  const all = await memory.list(owner, { status: ["active", "superseded", "retracted"] });
  await memory.close();
  const among = (active: boolean) =>
    all.items.filter(({ status }) => (status === "active") === active).map(({ text }) => text);
  return { active: among(true), former: among(false) };
}
