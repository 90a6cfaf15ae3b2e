import { describe, expect, it } from "vitest";
import { beliefsAfter } from "../../../../../test/support/beliefs-after.ts";

/** What is believed after some chats, three months apart. */
const told = (...chats: string[]) => beliefsAfter(chats);

/** What was told, what was told later, and the belief that ends with it. */
const changes: Record<string, [first: string, later: string, ended: string][]> = {
  "moving house": [
    ["I live in Utrecht", "we relocated to Zwolle", "The user lives in Utrecht"],
    ["im based in leeds", "ive moved to york", "The user lives in leeds"],
    ["I live in Turin", "I ended up moving to Genoa", "The user lives in Turin"],
    ["I live in Turin", "I'm no longer in Turin", "The user lives in Turin"],
  ],
  "leaving work": [
    ["I work at Kessel", "I handed in my notice at Kessel", "The user works at Kessel"],
    ["I work at Kessel", "I got laid off from Kessel", "The user works at Kessel"],
    ["I work at Kessel", "I was made redundant", "The user works at Kessel"],
    ["I work at Kessel", "my new job is at Brightwater", "The user works at Kessel"],
    ["I'm a junior designer", "I got promoted to senior designer", "The user is a junior designer"],
  ],
  "parting with things": [
    ["I drive a Skoda", "I sold my car", "The user drives a Skoda"],
    ["I have a piano", "I had to get rid of my piano", "The user has a piano"],
    ["my car is a Fiat Panda", "I traded in the Panda", "The user's car is a Fiat Panda"],
    [
      "I've got a parrot called Kiki",
      "we gave Kiki to my aunt",
      "The user has a parrot called Kiki",
    ],
  ],
  "another tool": [
    ["we use Jira", "we replaced Jira with Linear", "The user uses Jira"],
    ["I use Spotify", "I cancelled my Spotify subscription", "The user uses Spotify"],
    ["we use MySQL", "we migrated to Postgres", "The user uses MySQL"],
    ["we're on Node 18", "we upgraded to Node 22", "The user uses Node 18"],
    ["I use Notion", "I no longer use Notion", "The user uses Notion"],
  ],
  "giving up": [
    ["I play the violin", "I gave up the violin", "The user plays the violin"],
    ["I smoke", "I quit smoking", "The user smokes"],
    ["I swim every day", "I stopped swimming", "The user swims every day"],
    [
      "I go to the gym twice a week",
      "I don't go to the gym anymore",
      "The user goes to the gym twice a week",
    ],
    ["I'm learning Greek", "I dropped Greek", "The user is learning Greek"],
    ["I take metformin", "I'm off metformin", "The user takes metformin"],
  ],
  studies: [
    ["I'm studying law", "I dropped out of law school", "The user studies law"],
    ["I'm studying law", "I graduated", "The user studies law"],
  ],
  "people and animals": [
    ["my girlfriend is Nadia", "Nadia and I split up", "The user's girlfriend is Nadia"],
    ["my boyfriend is Tom", "Tom dumped me", "The user's boyfriend is Tom"],
    ["we have a dog called Bruno", "Bruno passed away", "The user has a dog called Bruno"],
  ],
  "plans and dates": [
    [
      "my flight is on 3 June",
      "my flight got moved to 5 June",
      "The user's flight is on 2026-06-03",
    ],
    [
      "I'm going to Oslo in June",
      "I cancelled the Oslo trip",
      "The user is going to Oslo in June 2026",
    ],
  ],
  "body and taste": [
    ["I'm vegan", "I'm not vegan anymore", "The user is vegan"],
    [
      "I'm allergic to cats",
      "turns out I'm not allergic to cats after all",
      "The user is allergic to cats",
    ],
    ["I prefer tea", "I prefer coffee over tea", "The user prefers tea"],
    ["I'm a morning person", "I've become a night owl", "The user is a morning person"],
  ],
};
const all = Object.values(changes).flat();

describe.each(Object.entries(changes))("%s", (_family, rows) => {
  it.each(rows)("%j, then %j", async (first, later, ended) => {
    const { active, former } = await told(first, later);
    expect(former).toContain(ended);
    expect(active).not.toContain(ended);
  });
});

describe("a change is heard however it is led up to", () => {
  const openers = ["btw ", "ok so ", "quick update: ", "tbh ", "fyi, ", "oh and "];
  it.each(all.map((row, index) => [...row, openers[index % openers.length] as string] as const))(
    "%j, then %j (ends %j) behind %j",
    async (first, later, ended, opener) => {
      expect((await told(first, `${opener}${later}`)).former).toContain(ended);
    },
  );
});

describe("what is not told of the user as done ends nothing", () => {
  const own = all.filter(([, later]) =>
    /^(?:I|we) (?=[a-z])(?!don't|no longer|had|ended|was|got)/u.test(later),
  );
  const flips: [name: string, flip: (said: string) => string][] = [
    ["a condition", (said) => `if ${said} it would be a shame`],
    ["a question", (said) => `${said}?`],
    [
      "somebody else",
      (said) =>
        said.replace(/^(?:I|we) /u, "my colleague ").replace(/\bmy\b(?! colleague)/gu, "her"),
    ],
    ["they", (said) => said.replace(/^(?:I|we) /u, "they ").replace(/\bmy\b/gu, "their")],
    ["almost", (said) => said.replace(/^(I|we) /u, "$1 almost ")],
    ["a quotation", (said) => `she wrote "${said}" and laughed`],
    ["hearsay", (said) => `my neighbour says ${said}`],
    ["a pretence", (said) => `let's pretend ${said}`],
  ];
  describe.each(flips)("%s", (_name, flip) => {
    it.each(own)("%j, then %j", async (first, later, ended) => {
      expect((await told(first, flip(later))).active).toContain(ended);
    });
  });

  it.each([
    ["I work as a car mechanic", "I sold my car", "The user is a car mechanic"],
    ["I have a coffee machine", "I quit coffee", "The user has a coffee machine"],
    ["I'm learning Spanish", "I finished the Spanish homework", "The user is learning Spanish"],
    ["I use Postgres", "we dropped the Postgres table", "The user uses Postgres"],
    ["I live in Porto", "I'm in Madrid this week", "The user lives in Porto"],
    ["I live in Porto", "my parents moved out of Porto", "The user lives in Porto"],
    ["I drive a Skoda", "I want to sell the Skoda", "The user drives a Skoda"],
    ["I drive a Skoda", "I haven't sold the Skoda yet", "The user drives a Skoda"],
    ["my girlfriend is Nadia", "Nadia left at noon", "The user's girlfriend is Nadia"],
    ["I drink coffee every day", "no more coffee for today", "The user drinks coffee every day"],
    ["I work at Lumo", "I left Lumo at six today", "The user works at Lumo"],
    ["I work at Lumo", "I'm on parental leave", "The user works at Lumo"],
    ["I'm married", "my brother got divorced", "The user is married"],
  ])("something else: %j, then %j", async (first, later, kept) => {
    expect((await told(first, later)).active).toContain(kept);
  });
});

describe("a verb without a subject", () => {
  it("is the speaker's where nobody else was spoken of", async () => {
    const { active } = await told("Moved to Lima in March.");
    expect(active).toEqual(["The user lives in Lima (moved there in March 2025)"]);
  });

  it.each([
    "my brother sold his car and moved to Lima",
    "my sister called. Quit her job and moved to Lima",
    "Tom quit smoking and moved to Lima",
  ])("is theirs: %j", async (said) => {
    const { active } = await told(said);
    expect(active.join()).not.toMatch(/lives in|quit|sold/u);
  });
});
