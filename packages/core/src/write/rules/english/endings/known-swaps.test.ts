import { describe, expect, it } from "vitest";
import { createMemory } from "../../../../create-memory.ts";

const owner = { userId: "maya" };

/** What is believed after two chats, months apart. */
async function told(first: string, later: string): Promise<{ active: string[]; former: string[] }> {
  const memory = await createMemory({ path: ":memory:" });
  for (const [month, text] of [first, later].entries())
    await memory.add(text, { ...owner, timestamp: Date.UTC(2026, month * 3, 10) });
  const all = await memory.list(owner, { status: ["active", "superseded", "retracted"] });
  await memory.close();
  const texts = (active: boolean) =>
    all.items.filter(({ status }) => (status === "active") === active).map(({ text }) => text);
  return { active: texts(true), former: texts(false) };
}

const swaps: [first: string, later: string, ended: RegExp, begun: RegExp][] = [
  [
    "our electricity comes from Gorsefield Power",
    "we changed from Gorsefield to Lumenby",
    /electricity comes from Gorsefield/u,
    /electricity comes from Lumenby$/u,
  ],
  [
    "our invoices are in SQLite",
    "we replaced SQLite with DuckDB for the invoices",
    /invoices are in SQLite/u,
    /invoices are in DuckDB/u,
  ],
  [
    "our invoices are in SQLite",
    "that took 30 ms. we replaced SQLite with DuckDB",
    /invoices are in SQLite/u,
    /invoices are in DuckDB/u,
  ],
  [
    "I go to Slatehill Gym",
    "I've moved from Slatehill to Corner Iron, nearer the office",
    /goes to Slatehill Gym/u,
    /goes to Corner Iron$/u,
  ],
  [
    "I'm studying medieval history",
    "I switched my degree from medieval history to archaeology",
    /studies medieval history/u,
    /studies archaeology/u,
  ],
  [
    "I use Krita for comics and Zotero for papers",
    "I switched from Krita to Affinity, and from Zotero to Mendeley",
    /uses Krita/u,
    /Mendeley/u,
  ],
  ["my daughter Wanda is in year 4", "Wanda is in year 5, how time flies", /year 4/u, /year 5/u],
  ["I run three times a week", "I run four times a week now", /three times/u, /four times/u],
];

const stays: [first: string, later: string, still: RegExp][] = [
  [
    "our electricity comes from Gorsefield Power",
    "we might change from Gorsefield to Lumenby",
    /electricity comes from Gorsefield/u,
  ],
  [
    "our electricity comes from Gorsefield Power",
    "my brother changed from Gorsefield to Lumenby",
    /electricity comes from Gorsefield/u,
  ],
  [
    "our electricity comes from Gorsefield Power",
    "should we change from Gorsefield to Lumenby?",
    /electricity comes from Gorsefield/u,
  ],
  [
    "our electricity comes from Gorsefield Power",
    "we did not change from Gorsefield to Lumenby",
    /electricity comes from Gorsefield/u,
  ],
  [
    "our invoices are in SQLite",
    "we plan to replace SQLite with DuckDB",
    /invoices are in SQLite/u,
  ],
  [
    "our invoices are in SQLite",
    "my cousin replaced SQLite with DuckDB",
    /invoices are in SQLite/u,
  ],
  [
    "I go to Slatehill Gym",
    "if I moved from Slatehill to Corner Iron it would be nearer",
    /goes to Slatehill Gym/u,
  ],
  ["I play squash on Mondays", "the team meeting moved from Monday to Tuesday", /squash/u],
  ["my daughter Wanda is in year 4", "my son Emil is in year 5", /Wanda is in year 4/u],
  ["I run three times a week", "I swim four times a week now", /runs three times/u],
];

describe("names that begin like a question", () => {
  it.each([
    ["I don't use WhatsApp", /does not use WhatsApp/u],
    ["I drink wholemilk kefir", /wholemilk kefir/u],
  ])("“%s”", async (words, fact) => {
    expect((await told("hello", words)).active).toContainEqual(expect.stringMatching(fact));
  });
});

describe("what took the place of what is known", () => {
  it.each(swaps)("“%s”, then “%s”", async (first, later, ended, begun) => {
    const { active, former } = await told(first, later);
    expect(former).toContainEqual(expect.stringMatching(ended));
    expect(active).not.toContainEqual(
      expect.stringMatching(new RegExp(`${ended.source}(?!.*from)`, "u")),
    );
    expect(active).toContainEqual(expect.stringMatching(begun));
  });

  it.each(stays)("“%s”, and “%s” changes nothing of it", async (first, later, still) => {
    expect((await told(first, later)).active).toContainEqual(expect.stringMatching(still));
  });
});
