import { describe, expect, it } from "vitest";
import { createMemory } from "../../../../create-memory.ts";

const owner = { userId: "ines" };

async function believed(text: string): Promise<string[]> {
  const memory = await createMemory({ path: ":memory:" });
  await memory.add(text, { ...owner, timestamp: "2026-04-10" });
  const { items } = await memory.list(owner);
  await memory.close();
  return items.map((item) => item.text);
}

const told: [text: string, fact: RegExp][] = [
  ["The new place is in Arnhem, how do I register?", /lives in Arnhem/u],
  ["We're staying put in Odense, so no boxes", /lives in Odense/u],
  ["the car's an old Lancia, where is the fuse box?", /Lancia/u],
  ["we get our internet from Wavelet, the router drops", /Wavelet/u],
  ["I went freelance in March, do I need insurance?", /freelance/u],
  ["got myself a Tern in the sale!", /Tern/u],
  ["I'll always prefer trains to planes", /prefers trains/u],
  ["small museums are more my thing", /likes small museums/u],
  ["how do I oil a hinge, it's a Batavus I ride these days", /rides a Batavus/u],
  ["any gift for my sister Ida, who teaches maths?", /sister Ida teaches maths/u],
  ["my dad, who's a roofer, is coming over", /dad is a roofer/u],
  ["tips for a harp audition? mine's on 18 May", /harp audition is on 2026-05-18/u],
  ["I never said I own the barn, I rent it", /rents the barn/u],
  ["I've played the harp since I was nine", /has played the harp since they were nine/u],
  ["I boulder three times a week", /boulders three times a week/u],
  ["I captain the relay team", /captains the relay team/u],
  ["I'm treasurer of our rowing club", /treasurer of their rowing club/u],
  ["I'm down to two coffees a day", /down to two coffees a day/u],
  ["I look after my dad, he has parkinson's", /dad has parkinson's/u],
  ["my daughter's vegan, what can I bake?", /daughter is vegan/u],
  ["my brother's moved to Perth, what is the time there?", /brother .*moved to Perth/u],
  ["sooo I can't whistle", /can not whistle/u],
  ["I'm on the billing team at Korvel", /works at Korvel/u],
  ["we've been in Aarhus since the summer", /lives in Aarhus/u],
  ["everything's on Mattermost these days", /uses Mattermost/u],
  ["new job at Orrin Labs since Monday", /works at Orrin Labs/u],
  ["I've dropped to three days a week", /three days a week/u],
  ["our backend is all in Kotlin now", /Kotlin/u],
  ["I farm in Jutland, it's been a wet spring", /farms in Jutland/u],
  ["Sundays I play skittles, any tips?", /plays skittles on Sundays/u],
  ["twice a week I run with a club", /runs with a club twice a week/u],
  ["I work from home on Mondays, so perhaps a part-time pass?", /works from home on Mondays/u],
  ["went back to Ironside Gym, I train there again", /(?:trains at|goes to) Ironside Gym/u],
  ["I hate ferries, so direct if there's a flight", /ferries/u],
  ["Our loan is 1,250 a month and it's fixed until May 2028", /loan is fixed until May 2028/u],
  ["Our loan is with Harrow Bank and the rate is fixed at 3.9%", /rate is fixed at 3.9/u],
  ["I've two daughters, Juno who is 8 and Vera who is 5", /Juno is 8 years old/u],
  ["My twins are 5. Their names are Milo and June", /June/u],
  ["I got engaged in May! Her name is Tove", /fiancée is Tove/u],
  ["We live on a houseboat. The boat is called Petrel", /boat is Petrel/u],
  ["I'm getting married. The wedding is in Galway", /wedding is in Galway/u],
  ["Write a bio for a talk: I'm a botanist at Fernhill Trust", /works at Fernhill Trust/u],
  ["since the surgery I swim twice a week", /swims twice a week/u],
];

const untold: [text: string, wrong: RegExp][] = [
  ["Is the new place in Arnhem any good?", /Arnhem/u],
  ["if the new place is in Arnhem I'd have to learn Dutch", /lives in Arnhem/u],
  ["my cousin's new place is in Arnhem", /user lives in Arnhem/u],
  ["we're still in Arnhem until Friday", /lives in Arnhem/u],
  ["my brother went freelance in March", /user is (?:now )?freelance/u],
  ["I might go freelance", /is (?:now )?freelance/u],
  ["small museums are not my thing", /user likes small museums/u],
  ["it's not a Batavus I ride", /rides a Batavus/u],
  ["what's the code for a Nuvo safe? mine is 4471", /4471/u],
  ["who is right, my dad or his boss?", /dad is right/u],
  ["my sister, who might teach maths one day", /teaches maths/u],
  ["she rents it, I own it", /rents/u],
  ["if I captain the relay team we lose", /captains/u],
  ["my brother boulders three times a week", /^The user boulders/u],
  ["we've been in Aarhus for three days", /lives in Aarhus/u],
  ["is work all on Mattermost these days?", /uses Mattermost/u],
  ["my wife has a new job at Orrin Labs", /^The user works at Orrin/u],
  ["I press start and it's failing", /starts?|press/u],
  ["I put 300 into the field", /300/u],
  ["I sit in the loop", /sits/u],
  ["every time I run it, it fails", /runs/u],
  ["Sundays I would play skittles", /plays skittles/u],
  ["My cousin's wedding is in Galway", /user's wedding/u],
  ["The boat is called Petrel", /user's boat/u],
  ["My sister got engaged. His name is Odd", /user's (?:fiancé|partner)/u],
  ["Write a bio for my colleague: I'm a botanist at Fernhill Trust", /botanist|Fernhill/u],
  ["I'm trying to quit vim", /trying/u],
  ["We're staying in the dark theme", /staying/u],
  ["I failed my unit test", /failed/u],
  ["I don't have root access", /root/u],
  ["if I had two daughters, Juno who is 8 and Vera who is 5", /Juno|Vera/u],
  ["maybe I'll drop to three days a week", /works three days/u],
];

describe("what is so, told in passing", () => {
  it.each(told)("is read out of %j", async (text, fact) => {
    expect((await believed(text)).filter((belief) => fact.test(belief))).not.toEqual([]);
  });

  it.each(untold)("is not read out of %j", async (text, wrong) => {
    expect((await believed(text)).filter((belief) => wrong.test(belief))).toEqual([]);
  });
});
