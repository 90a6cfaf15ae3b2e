import { describe, expect, it } from "vitest";
import { beliefsAfter } from "../../../../../test/support/beliefs-after.ts";

/** What is believed after some chats, three months apart. */
const told = (...chats: string[]) => beliefsAfter(chats);

/** What was told, and what ends it. */
const ends: [first: string, later: string][] = [
  ["I cycle to work every day", "I stopped cycling to work after my surgery"],
  ["I support the Hawks", "I don't support the Hawks anymore"],
  ["I have a Netflix subscription", "I let my Netflix subscription lapse"],
  ["I use Windows at work", "work gave me a mac, so bye Windows"],
  ["I have a hamster named Bean", "Bean didn't make it through the winter"],
  ["I vape", "day 12 without the vape"],
  ["I have a beard", "I shaved off the beard"],
  ["I'm saving for a camper van", "I bought the camper van yesterday"],
  ["I'm learning to drive", "I passed my driving test"],
  ["I'm unemployed", "I got the job, starting on monday"],
  ["I'm single", "I've met someone"],
  ["my fiancé is Tom", "Tom and I got married yesterday"],
  ["I live with my parents", "I finally have my own place"],
  ["my mum works at a bank", "mum retired last week"],
  ["my bus leaves at 7:10", "my bus leaves at 7:25 now"],
  ["our IT contact is Milos", "our IT contact is Rosalind now"],
  ["I manage four coaches", "I manage five coaches now"],
  ["my rent is 700", "my landlord put the rent up to 780"],
  ["my favourite band is Muse", "my favourite band these days is Khruangbin"],
  ["I have a mortgage with ING", "I paid off the mortgage, and the mortgage is history"],
  ["I'm afraid of flying", "I'm over my fear of flying"],
  ["I owe Sam 50 euros", "I paid Sam back"],
];
/** What was told, what sounds like its end, and is not. */
const stays: [first: string, later: string][] = [
  ["I play the piano", "I sold my piano bench"],
  ["I have a dog called Rex", "Rex is done with his shots"],
  ["I live in Ghent", "I left Ghent at noon and got stuck in traffic"],
  ["I work at Norline", "Norline closed early today"],
  ["I go to the gym on Mondays", "the gym is closed today"],
  ["I run a small bakery", "the bakery is closed on mondays"],
  ["I'm learning Japanese", "I finished my Japanese homework"],
  ["I drive a Golf", "I sold the winter tyres of the Golf"],
  ["I collect stamps", "I gave two stamps to a friend"],
  ["I live with my parents", "my parents are off to Spain for a week"],
  ["I drink coffee every morning", "I'm out of coffee, help"],
  ["I have a pixel phone", "my phone died on the train"],
  ["I eat meat", "no meat on Fridays for me"],
  ["I have diabetes", "I finished my diabetes course at the hospital"],
  ["I like board games", "we finished a board game, 4 hours"],
  ["my boss is called Rita", "Rita is out today"],
  ["I'm married", "my brother got divorced"],
];

describe("what is over, however it is put", () => {
  it.each(ends)("%s → %s", async (first, later) => {
    const before = await told(first);
    expect(before.active.length).toBeGreaterThan(0);
    const { former } = await told(first, later);
    expect(former.some((text) => before.active.includes(text))).toBe(true);
  });

  it.each(ends)("%s stays when it is only asked: %s", async (first, later) => {
    const before = await told(first);
    expect((await told(first, `would you be glad if ${later}?`)).active).toEqual(
      expect.arrayContaining(before.active),
    );
  });

  it.each(stays)("%s, and then %s", async (first, later) => {
    const before = await told(first);
    expect(before.active.length).toBeGreaterThan(0);
    expect((await told(first, later)).active).toEqual(expect.arrayContaining(before.active));
  });
});
