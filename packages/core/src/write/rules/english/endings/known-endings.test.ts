import { describe, expect, it } from "vitest";
import { beliefsAfter } from "../../../../../test/support/beliefs-after.ts";

/** What is believed after some chats, a month apart. */
const told = (...chats: string[]) => beliefsAfter(chats, 1);

const ends: [first: string, later: string][] = [
  ["I take 40 mg of citalopram in the morning", "the doctor took me off the citalopram"],
  ["we keep five ducks", "a fox got the last of the ducks"],
  ["I work at Norline", "yesterday was my last shift at Norline"],
  ["I write all my notes in Bear", "I uninstalled Bear yesterday"],
  ["I have a piano", "I handed the piano on to my cousin"],
];

describe("what is known ends by what is told of it", () => {
  it.each(ends)("%s → %s", async (first, later) => {
    const before = await told(first);
    expect(before.active.length).toBeGreaterThan(0);
    const { former } = await told(first, later);
    expect(former.some((text) => before.active.includes(text))).toBe(true);
  });

  const flips: [name: string, flip: (said: string) => string][] = [
    ["a question", (said) => `do you think ${said}?`],
    ["a condition", (said) => `if ${said} I would cry`],
    ["hearsay", (said) => `my neighbour says ${said}`],
    ["a wish", (said) => `I wish ${said}`],
  ];
  describe.each(flips)("and stays in %s", (_name, flip) => {
    it.each(ends)("%s → %s", async (first, later) => {
      const before = await told(first);
      expect((await told(first, flip(later))).active).toEqual(
        expect.arrayContaining(before.active),
      );
    });
  });

  it.each([
    ["I have a dog called Rex", "I left Rex with my mum"],
    ["I drive a Golf", "I dropped the Golf at the garage"],
    ["I have a cat called Milo", "I handed Milo over to the cat sitter"],
    ["I work at Norline", "tomorrow is my last day at Norline before the holidays"],
    ["I swim every morning", "swimming is cancelled today"],
    ["I teach maths", "I stopped teaching at 3"],
    ["I take sertraline", "I didn't stop the sertraline"],
    ["I smoke ten a day", "my brother quit smoking"],
    ["I have an old laptop", "I threw the laptop bag away"],
    ["I have a Brompton", "someone almost stole my Brompton"],
  ])("%s stays: %s", async (first, later) => {
    const before = await told(first);
    expect(before.active.length).toBeGreaterThan(0);
    expect((await told(first, later)).active).toEqual(expect.arrayContaining(before.active));
  });
});
