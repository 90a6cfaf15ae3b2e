import { describe, expect, it } from "vitest";
import { createMemory } from "../../../../create-memory.ts";

const owner = { userId: "noor" };

/** What is believed after some turns; "A: …" is said by the assistant, "later" begins another chat. */
async function believed(...turns: string[]): Promise<string[]> {
  const memory = await createMemory({ path: ":memory:" });
  let chat = 0;
  for (const text of turns) {
    if (text === "later") chat++;
    else
      await memory.add(
        text.startsWith("A: ")
          ? [{ role: "assistant", content: text.slice(3) }]
          : [{ role: "user", content: text }],
        { ...owner, runId: `chat-${chat}`, timestamp: Date.UTC(2026, 3, 10 + 3 * chat, 10) },
      );
  }
  const { items } = await memory.list(owner);
  await memory.close();
  return items.map(({ text }) => text);
}

const mended: [turns: string[], right: RegExp, wrong: RegExp][] = [
  [["we're a crew of 12", "13, forgot myself"], /crew of 13/u, /12/u],
  [["my dentist is Dr Hale", "wait, wrong name. My dentist is Dr Osei"], /Osei/u, /Hale/u],
  [["I wear size 41", "oops, I wear size 43, not 41"], /size 43/u, /size 41/u],
  [
    ["I'm allergic to cashews", "sorry, I mixed that up, I'm allergic to peanuts"],
    /peanuts/u,
    /cashews/u,
  ],
  [["I'm allergic to cashews", "sorry I meant peanuts, cashews are fine"], /peanuts/u, /cashews/u],
  [
    ["I run a half marathon in 2:10", "I said half marathon but I meant 20k"],
    /20k in 2:10/u,
    /half marathon/u,
  ],
  [
    ["we got a dog, she's a whippet called Pim", "she's not a whippet, she's a lurcher"],
    /is a lurcher/u,
    /whippet/u,
  ],
  [
    ["my niece turns six in May", "correction, she's turning seven"],
    /turning seven/u,
    /turns six/u,
  ],
  [["I have three kids", "later", "I actually have four kids, I mistyped"], /four kids/u, /three/u],
  [
    [
      "I study nursing in Aberlin, third year",
      "you mentioned third year, that's wrong, I'm in my second year",
    ],
    /second year/u,
    /third year/u,
  ],
  [
    ["my rent is 640", "I told you my rent is 640 but that was wrong, my rent is 690"],
    /690/u,
    /640/u,
  ],
  [
    ["I live in Norwich", "sorry, autocorrect! I live in Nantwich, not Norwich"],
    /Nantwich/u,
    /Norwich|Autocorrect/u,
  ],
  [["I wear a size 9 boot", "sorry, I wear a size 8, the 9 was a guess"], /size 8/u, /size 9/u],
  [
    ["my daughter Wren is in third grade", "typo, she's in first grade not third"],
    /first grade/u,
    /third/u,
  ],
  [
    ["my dad is diabetic", "wait I wrote that wrong, my uncle is the diabetic one, not my dad"],
    /uncle is diabetic/u,
    /dad is diabetic/u,
  ],
  [
    [
      "I'm allergic to cashews",
      "omg typo, I meant chestnuts. I'm allergic to chestnuts not cashews",
    ],
    /chestnuts/u,
    /cashews|omg/u,
  ],
  [
    ["my keyboard is a Yamaha", "correction: my keyboard is a Casio, not a Yamaha"],
    /Casio/u,
    /Yamaha/u,
  ],
  [
    ["my blood type is A negative", "I got my blood type wrong, my donor card says O negative"],
    /O negative/u,
    /A negative/u,
  ],
  [["I'm studying geography, I mean geology, at uni in Leeds"], /geology/u, /geography/u],
  [
    [
      "I work at Harrow Foods",
      "correction from last time: I work at Harrow Freight, not Harrow Foods",
    ],
    /Harrow Freight/u,
    /Foods|last time/u,
  ],
  [
    ["my car is a diesel", "later", "I told you my car is a diesel, that was wrong, it's petrol"],
    /petrol/u,
    /diesel/u,
  ],
  [
    [
      "my parent-teacher meeting is on Monday at 4",
      "oops, I meant Wednesday, not Monday. Monday is football",
    ],
    /2026-04-15 at 04:00/u,
    /2026-04-13|on Monday/u,
  ],
  [
    ["our budget for the kitchen is 15000", "haha no, typo! the budget is 1500"],
    /is 1500$/u,
    /15000/u,
  ],
  [["I own four canoes", "did I write four? three. one is my uncle's"], /three canoes/u, /four/u],
  [["I weigh 82 kilos", "78 kilos I mean"], /78 kilos/u, /82/u],
  [["I play the tuba in a brass band", "no wait, I mean the trombone"], /trombone/u, /the tuba/u],
  [["I teach year 5", "year 6, sorry"], /year 6/u, /year 5/u],
  [["I live in Lugo", "Lugones sorry, the phone knows better"], /Lugones/u, /Lugo\b/u],
  [["I live in Brixham", "*Brixworth"], /Brixworth/u, /Brixham/u],
  [
    ["my email is lena.k@fastpost.example", "typo, it's lena.k@fastmail.example"],
    /fastmail/u,
    /fastpost/u,
  ],
  [["my locker number is 318", "later", "I mistyped my locker number, it's 381"], /381/u, /318/u],
  [
    ["my flight number is KR 2207", "later", "wrong number, the flight is KR 2270"],
    /2270/u,
    /2207/u,
  ],
  [["I rent a flat in Aalst", "I put Aalst, I meant Aalter"], /flat in Aalter/u, /Aalst\b/u],
  [["I own a Bosch drill", "I lied, it's a Makita"], /Makita/u, /Bosch/u],
  [
    ["my dentist appointment is on Tuesday at 4", "got my days muddled, it's Wednesday"],
    /2026-04-15/u,
    /2026-04-14/u,
  ],
  [["our anniversary is on 22 August", "oops, it's the 21st"], /2026-08-21/u, /2026-08-22/u],
  [["my phone is a Pixel 8", "7, sorry. Pixel 7"], /Pixel 7/u, /Pixel 8/u],
  [["I'm on the night shift", "that should say late shift"], /late shift/u, /night shift/u],
  [["I've got 12 goats", "15 goats, time flies"], /15 goats/u, /12 goats/u],
  [
    ["I play the zither, no wait, force of habit: I play the hammered dulcimer"],
    /dulcimer/u,
    /zither/u,
  ],
  [["I live in Hallby, sorry, Halby, autocorrect"], /Halby/u, /Hallby/u],
  [
    ["I'm allergic to cashews", "it's pecans I'm allergic to, not cashews"],
    /pecans/u,
    /is allergic to cashews/u,
  ],
  [
    ["my mum lives in Girona", "later", "I keep saying Girona but mum lives in Figueres"],
    /Figueres/u,
    /Girona/u,
  ],
];

/** Turns behind which what was told first is believed as it was. */
const untouched: [turns: string[], still: RegExp][] = [
  [["I own four canoes", "A: How many paddles do you need?", "3 paddles"], /four canoes/u],
  [["I live in Lugo", "A: Where do you want to go?", "Burgos, sorry for the delay"], /Lugo/u],
  [
    ["I use Pandas for a 12 GB file", "ok that took 20 minutes. how do I write it to disk?"],
    /12 GB/u,
  ],
  [["I have two side projects, Plover and Wren", "plover then"], /Plover and Wren/u],
  [["my son is called Ilkay", "pardon me, it is Nijmegen and not Groningen"], /Ilkay/u],
  [["I love sushi", "actually I love ramen too"], /sushi/u],
  [["I play the tuba", "sorry, I also play the trombone"], /tuba/u],
  [
    ["my favourite game is Carcassonne", "fine. sorry Carcassonne, tonight it's cards"],
    /Carcassonne/u,
  ],
  [["my sister lives in Lund", "sorry, I live in Malmö"], /sister lives in Lund/u],
  [["I weigh 82 kilos", "I wish it was 78 kilos"], /82 kilos/u],
  [["I weigh 82 kilos", "wait, is 78 kilos better?"], /82 kilos/u],
  [["I own four canoes", "maybe I should buy three"], /four canoes/u],
  [["I work at Norwell", "my cousin says sorry, she works at Norvik"], /works at Norwell/u],
  [["I have two horses", "wrong link, sorry. page 7"], /two horses/u],
  [["I run 10 km every morning", "ok 5 km, is that too short for a race?"], /10 km/u],
];

describe("a value that is put right", () => {
  it.each(mended)("takes the place of the wrong one: %j", async (turns, right, wrong) => {
    const beliefs = await believed(...turns);
    expect(beliefs.filter((text) => right.test(text))).not.toEqual([]);
    expect(beliefs.filter((text) => wrong.test(text))).toEqual([]);
  });

  it.each(untouched)("is none where nothing is put right: %j", async (turns, still) => {
    const beliefs = await believed(...turns);
    expect(beliefs.filter((text) => still.test(text))).not.toEqual([]);
  });

  it("is no fact of having said it", async () => {
    const beliefs = await believed("I live in Lugo", "I wrote Lugo, I meant Lugones");
    expect(beliefs).toEqual(["The user lives in Lugones"]);
  });
});
