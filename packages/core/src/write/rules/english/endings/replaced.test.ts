import { describe, expect, it } from "vitest";
import { beliefsAfter } from "../../../../../test/support/beliefs-after.ts";
import { createMemory } from "../../../../create-memory.ts";

const owner = { userId: "maya" };

/** What is believed after some chats, three months apart. */
const told = (...chats: string[]) => beliefsAfter(chats);

/** What was told, what was told later, and the belief that ends with it. */
const ends: [first: string, later: string, ended: string][] = [
  [
    "I live in Valencia",
    "we left Valencia in january and we're in Graz now",
    "The user lives in Valencia",
  ],
  [
    "I live in Lyon",
    "greetings from Marseille, my new home since Saturday",
    "The user lives in Lyon",
  ],
  [
    "I live with my parents",
    "moved out of my parents' place last week",
    "The user lives with their parents",
  ],
  ["we rent a flat in Exeter", "we moved to Topsham", "The user rents a flat in Exeter"],
  ["I work at Lidl", "day 3 at my new job at a bookshop", "The user works at Lidl"],
  [
    "I work at Hollowfern",
    "my last day at Hollowfern was in april",
    "The user works at Hollowfern",
  ],
  [
    "I'm a line cook at Bar Sorrel",
    "I started at Maison Tulle, sous chef",
    "The user is a line cook",
  ],
  ["I report to Paula", "Paula left, I report to Dmitri now", "The user reports to Paula"],
  [
    "my supervisor is Prof Lindqvist",
    "My supervisor is Dr Banerjee now, Lindqvist took a job in Bergen",
    "The user's supervisor is Prof Lindqvist",
  ],
  ["I work remotely", "they called everyone back to the office", "The user works remotely"],
  [
    "I have a parrot called Kiwi",
    "not much to say but Kiwi died on Friday",
    "The user has a parrot called Kiwi",
  ],
  [
    "I'm on 50mg of sertraline",
    "they upped my sertraline to 100mg",
    "The user takes 50mg of sertraline",
  ],
  ["I bank with N26", "moved my account to ING", "The user banks with N26"],
  [
    "my therapist is Dr Sand",
    "I changed therapists, I see Dr Moor now",
    "The user's therapist is Dr Sand",
  ],
  ["my car is a Golf", "the Golf died, we drive a Dacia now", "The user's car is a Golf"],
  ["I smoke a pack a day", "3 weeks without a cigarette", "The user smokes a pack a day"],
  ["I'm doing keto", "keto is over, give me bread", "The user does keto"],
  ["I have a bad knee", "my knee is healed", "The user has a bad knee"],
  ["I wear braces", "braces are off!!", "The user wears braces"],
  ["I'm 38 weeks pregnant", "little Ada arrived on Sunday", "The user is 38 weeks pregnant"],
  [
    "my boyfriend is Andrei",
    "Andrei proposed on the ferry. we're engaged!",
    "The user's boyfriend is Andrei",
  ],
  ["I'm dating a guy named Marco", "Marco and I are done", "The user's partner is Marco"],
  [
    "my daughter Mia plays hockey",
    "Mia gave up hockey for judo",
    "The user's daughter Mia plays hockey",
  ],
  [
    "my daughter Freya goes to Oakfield Primary",
    "Freya changed schools after xmas",
    "The user's daughter Freya goes to Oakfield Primary",
  ],
  [
    "my favourite colour is green",
    "my favourite colour has changed to blue",
    "The user's favourite colour is green",
  ],
  ["my rent is 800", "rent went up to 900", "The user's rent is 800"],
  ["I have Netflix and Mubi", "I cancelled Netflix", "The user has Netflix"],
  [
    "always answer in German",
    "from now on answer in English",
    "The user asks: always answer in German",
  ],
  [
    "I run Postgres 16 at home",
    "I run Postgres 18 now, upgrade took nine seconds",
    "The user uses Postgres 16 at home",
  ],
];

/** What was told, and something that ends nothing of it. */
const stays: [first: string, later: string, kept: string][] = [
  ["I have a Peugeot", "my neighbour's Peugeot is gone", "The user has a Peugeot"],
  [
    "I go to the gym twice a week",
    "the gym is closed today",
    "The user goes to the gym twice a week",
  ],
  ["I'm in a book club", "the book is over", "The user is in a book club"],
  ["I live alone", "my friend moved in with his girlfriend", "The user lives alone"],
  ["my daughter Mia plays hockey", "Leo gave up hockey", "The user's daughter Mia plays hockey"],
  ["I smoke", "3 weeks without rain", "The user smokes"],
  ["I work at Lidl", "my brother has a new job at Aldi", "The user works at Lidl"],
  ["I live in Leeds", "we're in Paris now", "The user lives in Leeds"],
  ["I have a bad knee", "my phone is better now", "The user has a bad knee"],
  ["I have a boat", "the party boat is over there", "The user has a boat"],
  ["I'm vegan", "my burger is vegan now", "The user is vegan"],
];

describe("what is over without being said to end", () => {
  it.each(ends)("%s → %s", async (first, later, ended) => {
    const before = await told(first, "thanks");
    expect(before.active).toContain(ended);
    const after = await told(first, later);
    expect(after.former).toContain(ended);
    expect(after.active).not.toContain(ended);
  });

  it.each(stays)("%s, and then %s", async (first, later, kept) => {
    expect((await told(first, later)).active).toContain(kept);
  });
});

/** What was said, what mends it in the same conversation, and what is believed instead. */
const mends: [first: string, later: string, right: string, wrong: string][] = [
  [
    "my sister's name is Hannah",
    "typo, her name's Hanne, not Hannah",
    "The user's sister is Hanne",
    "The user's sister is Hannah",
  ],
  [
    "I keep 12 hens",
    "sorry, typo. I keep 21 hens, not 12",
    "The user has 21 hens",
    "The user has 12 hens",
  ],
  [
    "I live in Leeds",
    "I live in Leigh, not Leeds",
    "The user lives in Leigh",
    "The user lives in Leeds",
  ],
  [
    "my exam is on 12 June",
    "wait, the exam is on the 21st not the 12th",
    "The user's exam is on 2026-06-21",
    "The user's exam is on 2026-06-12",
  ],
];

describe("what is mended by contrast", () => {
  it.each(mends)("%s → %s", async (first, later, right, wrong) => {
    const memory = await createMemory({ path: ":memory:" });
    for (const [minute, text] of [first, later].entries())
      await memory.add(text, {
        ...owner,
        runId: "chat",
        timestamp: Date.UTC(2026, 3, 10, 9, minute),
      });
    const active = (await memory.list(owner)).items.map(({ text }) => text);
    await memory.close();
    expect(active).toContain(right);
    expect(active).not.toContain(wrong);
  });

  it.each([
    ["my sister is Hannah", "my friend is called Anna, not Hannah", "The user's sister is Hannah"],
    [
      "I have a cat called Pip",
      "the plant is called Pippa, not Pip",
      "The user has a cat called Pip",
    ],
    ["I live in Leeds", "he lives in York, not Leeds", "The user lives in Leeds"],
  ])("%s, and then %s", async (first, later, kept) => {
    const memory = await createMemory({ path: ":memory:" });
    for (const [minute, text] of [first, later].entries())
      await memory.add(text, {
        ...owner,
        runId: "chat",
        timestamp: Date.UTC(2026, 3, 10, 9, minute),
      });
    const active = (await memory.list(owner)).items.map(({ text }) => text);
    await memory.close();
    expect(active).toContain(kept);
  });
});
