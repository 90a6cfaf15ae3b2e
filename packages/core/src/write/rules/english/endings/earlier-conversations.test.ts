import { describe, expect, it } from "vitest";
import { createMemory } from "../../../../create-memory.ts";

const owner = { userId: "maya" };

async function told(...texts: string[]): Promise<string[]> {
  const memory = await createMemory({ path: ":memory:" });
  for (const [month, text] of texts.entries())
    await memory.add(text, { ...owner, timestamp: Date.UTC(2026, month, 10) });
  const { items } = await memory.list(owner);
  await memory.close();
  return items.map(({ text }) => text);
}

describe("a correction of what an earlier conversation told", () => {
  it.each([
    [
      "I take 40 mg of citalopram",
      "I misread the box: it says 20 mg.",
      "20 mg of citalopram",
      "40 mg",
    ],
    ["my son is called Stefan", "typo: his name is spelt Stephan", "Stephan", "Stefan"],
    ["my locker number is 411", "correction: my locker number is 414", "414", "411"],
    [
      "I have an interview at Marlow House on 12 March at 2 pm",
      "I misread the invite: the interview is at 3, not 2.",
      "15:00",
      "14:00",
    ],
    [
      "my brother is Lucan",
      "I wrote brother, sorry: Lucan is my cousin.",
      "cousin is Lucan",
      "brother",
    ],
  ])("%s; %s", async (first, later, right, wrong) => {
    const active = (await told(first, later)).join("\n");
    expect(active).toContain(right);
    expect(active).not.toContain(wrong);
  });

  it.each([
    ["I take 40 mg of citalopram", "does it matter that the box says 20 mg?"],
    ["I take 40 mg of citalopram", "my mum takes 20 mg of something"],
    ["my son is called Stefan", "my colleague Stephan made a typo"],
    ["my son is called Stefan", "maybe it should be spelt Stephan"],
  ])("%s stays: %s", async (first, later) => {
    expect(await told(first, later)).toEqual(expect.arrayContaining(await told(first)));
  });
});

describe("somebody of whom an earlier conversation told", () => {
  it.each([
    ["my sister Ines lives in Bonn", "she's moved to Kiel", "lives in Bonn"],
    ["my sister Ines lives in Bonn", "Ines moved to Kiel", "lives in Bonn"],
    ["my mum lives in Whitby", "my mother has been in Rowan Court since May", "lives in Whitby"],
    ["my dad drives a taxi in Sligo", "my dad retired in May", "drives a taxi"],
  ])("%s; %s", async (first, later, over) => {
    expect((await told(first)).join("\n")).toContain(over);
    expect((await told(first, later)).join("\n")).not.toContain(over);
  });

  it.each([
    ["my sister Ines lives in Bonn", "Ines is in Kiel for the weekend"],
    ["my sister Ines lives in Bonn. my sister Ada lives in Ulm", "she's moved to Kiel"],
    ["my brother Jon lives in Ulm", "my friend Tom moved to Kiel"],
    ["my sister Ines lives in Bonn", "did Ines move to Kiel?"],
    ["my sister Ines lives in Bonn", "Ines might have moved to Kiel"],
    ["my dad is a vet", "my dad is a great cook"],
  ])("%s stays: %s", async (first, later) => {
    expect(await told(first, later)).toEqual(expect.arrayContaining(await told(first)));
  });
});

describe("a plan that is told with another time", () => {
  it.each([
    ["my driving test is on 12 May", "they moved my driving test to 2 June"],
    ["I'm flying to Hanoi on 2 April", "my flight to Hanoi is on 5 April now"],
  ])("%s; %s", async (first, later) => {
    const [before] = await told(first);
    const active = await told(first, later);
    expect(active).not.toContain(before);
    expect(active).toHaveLength(1);
  });

  it.each([
    ["I have a dentist appointment on 12 May", "my son has a dentist appointment on 14 May now"],
    ["I'm flying to Oslo on 2 May", "I'm flying to Oslo again on 2 September"],
    ["my driving test is on 12 May", "could they move my driving test to 2 June?"],
  ])("%s stays: %s", async (first, later) => {
    expect(await told(first, later)).toEqual(expect.arrayContaining(await told(first)));
  });
});
