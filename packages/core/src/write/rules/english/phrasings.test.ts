import { describe, expect, it } from "vitest";
import { factsSaid } from "../../../../test/support/facts-said.ts";

/** Ways of saying a thing, by the family they belong to. */
const families: Record<string, [said: string, fact: string][]> = {
  "fragments without a subject": [
    ["vegan here", "The user is vegan"],
    ["nurse, 12h shifts", "The user is a nurse"],
    ["third year physics student here", "The user is a third year physics student"],
    ["dad of two, working nights", "The user is a dad of two"],
    ["still on Windows 11 tho", "The user uses Windows 11"],
    ["two kids, one bathroom", "The user has two kids"],
    ["big fan of Ursula Le Guin", "The user likes Ursula Le Guin"],
    ["31, from Ghana, two dogs", "The user is 31 years old"],
  ],
  "lists and keys": [
    ["Setup:\n- WebStorm\n- tests in vitest", "The user uses vitest"],
    ["allergies: peanuts", "The user is allergic to peanuts"],
    ["job: welder", "The user is a welder"],
    ["About me:\n* I live in Ghent\n* vegan", "The user is vegan"],
    ["favourite author? Terry Pratchett", "The user's favourite author is Terry Pratchett"],
  ],
  "another order": [
    ["Polish is my native language", "The user's native language is Polish"],
    ["khruangbin is my favorite band so start there", "The user's favourite band is khruangbin"],
    ["me and my wife live in Ghent", "The user lives in Ghent"],
    ["the missus is a vet", "The user's wife is a vet"],
    ["for Python I use uv", "The user uses uv for Python"],
    ["coriander? can't stand it", "The user dislikes coriander"],
    ["my wife's birthday is june 6 and mine is june 16", "The user's birthday is june 16"],
  ],
  "said plainly, of any topic": [
    ["I make ceramics in my garage", "The user makes ceramics in their garage"],
    ["we homeschool the twins", "The user homeschools the twins"],
    ["I've got a sourdough starter named Clint", "The user has a sourdough starter named Clint"],
    ["I have Netflix and Mubi", "The user has Mubi"],
    ["I'm 30 weeks pregnant", "The user is 30 weeks pregnant"],
    ["my kitchen has no oven", "The user's kitchen has no oven"],
    ["I wake up at 5", "The user wakes up at 5"],
    ["heights terrify me", "The user is afraid of heights"],
    ["dark mode gives me headaches", "Dark mode gives the user headaches"],
    ["I like it when names are spelled out", "The user likes it when names are spelled out"],
    ["my thesis is about bats", "The user's thesis is about bats"],
    ["we rent a flat in Exeter", "The user rents a flat in Exeter"],
    ["I work nights in a bakery", "The user works at a bakery"],
  ],
  "beside what is asked or imagined": [
    ["my PB is 1:52:30 and I want to break 1:50, realistic?", "The user's PB is 1:52:30"],
    ["maybe we'll move one day, but I live in Kent", "The user lives in Kent"],
    ["god no. I have a cheap VPS", "The user has a cheap VPS"],
    ["until then I have a hamster, Houdini", "The user has a hamster called Houdini"],
    ["what's on in Cardiff? I live here", "The user lives in Cardiff"],
    ["how do I save when I live with my parents", "The user lives with their parents"],
    ["I'm vegan, if that comes into it", "The user is vegan"],
  ],
  "those around": [
    ["my wife is Ana. she works as a nurse", "The user's wife works as a nurse"],
    [
      "gift for my sister? her birthday is on 12 April",
      "The birthday of the user's sister is 12 April",
    ],
    [
      "my daughter Freya goes to Oakfield Primary",
      "The user's daughter Freya goes to Oakfield Primary",
    ],
    ["the cat Moussaka gets half a tin", "The user has a cat called Moussaka"],
    ["just 4 hours of sleep and a toddler named Bruno", "The user's toddler is Bruno"],
    ["I've got a roommate called Finn", "The user's roommate is Finn"],
  ],
};

/** What looks like one of them and says nothing of the user. */
const nothing: Record<string, string[]> = {
  fragments: [
    "should I become a vegan here?",
    "vegan or vegetarian",
    "doctor at 3pm",
    "teacher appreciation gift ideas",
    "nurse or doctor, which pays better",
    "the job ad says: nurse, 12h shifts",
    '"vegan here" is what the sticker says',
  ],
  lists: [
    "requirements: node 20, a database",
    "example: name: Bob, age: 34",
    "ingredients: flour, eggs",
    "her allergies: nuts",
  ],
  "what is not lasting": [
    "I make the same mistake again and again",
    "I make it a function and it fails",
    "I have a stupid question",
    "I've got a meeting",
    "I have a lemon",
    "I live in hope",
    "I'm a total mess today",
    "I'm such a potato",
    "we're in Paris now, what should we see",
  ],
  "what is imagined": [
    "if I had a kiln I'd make ceramics",
    "I might make ceramics one day",
    "what happens when I live in Spain",
    "imagine you're a chef with two kids",
    "in my novel I live on Mars",
    "what would I earn at my new job at a bank if I apply",
  ],
};

describe.each(Object.entries(families))("%s", (_family, cases) => {
  it.each(cases)("%j", (said, fact) => {
    expect(factsSaid(said)).toContain(fact);
  });

  it.each(cases)("whatever leads up to it: %j", (said, fact) => {
    if (said.includes("\n") || /^[a-z ]+[:?]/iu.test(said)) return;
    expect(factsSaid(`heads up: ${said}`)).toContain(fact);
  });

  it.each(cases)("nothing of it when it is somebody else's words: %j", (said) => {
    expect(factsSaid(`translate this: ${said}`)).toEqual([]);
  });

  it.each(cases)("nothing of it when it is a joke: %j", (said) => {
    if (/[.?\n]/u.test(said.slice(0, -1))) return;
    expect(factsSaid(`${said}, just kidding`)).toEqual([]);
  });
});

describe.each(Object.entries(nothing))("nothing: %s", (_family, cases) => {
  it.each(cases)("%j", (said) => {
    expect(factsSaid(said)).toEqual([]);
  });
});
