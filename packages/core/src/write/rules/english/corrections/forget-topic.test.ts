import { describe, expect, it } from "vitest";
import { beliefsAfter } from "../../../../../test/support/beliefs-after.ts";

const forgotten: [told: string, asked: string, gone: RegExp][] = [
  ["I live at 9 Alder Row", "please forget my address", /Alder Row/u],
  ["I earn 74k as a data analyst", "forget my salary please", /74k/u],
  ["my salary is 41,300 a year", "please forget what I told you about my salary", /41,300/u],
  [
    "I see a therapist every two weeks",
    "don't keep the therapist thing in your memory",
    /therapist/u,
  ],
  ["my weight is 96 kg", "forget my weight please", /96 kg/u],
  ["I weigh 94 kilos", "forget my weight though, don't store that", /94 kilos/u],
  ["I have psoriasis", "don't keep that about the psoriasis in your memory", /psoriasis/u],
  ["I have psoriasis", "don't keep the thing about my psoriasis", /psoriasis/u],
  ["I'm nine weeks pregnant", "please don't store that I'm pregnant", /pregnant/u],
  ["I got divorced last year", "please don't remember that I got divorced", /divorced/u],
  ["I'm on a keto diet", "please forget that I'm on a keto diet", /keto/u],
  ["I'm pregnant", "please don't remember that I'm pregnant, nobody knows yet", /pregnant/u],
  ["my client is Osprey Foods", "please don't remember the client's name", /Osprey/u],
  ["I have a shift at Pellworth Dairy", "forget that I work at Pellworth Dairy", /Pellworth/u],
  ["my mother's address is 8 Quill Row", "you don't need to keep her address", /Quill Row/u],
  ["my neighbour's name is Mr Pemberton", "you can forget Mr Pemberton now", /Pemberton/u],
];

const kept: [told: string, said: string, still: RegExp][] = [
  ["I earn 74k as a data analyst", "forget my salary please", /data analyst/u],
  ["I live at 9 Alder Row", "you don't need to keep her address", /Alder Row/u],
  ["I weigh 94 kilos", "I always forget my weight at the airport", /94 kilos/u],
  ["I'm pregnant", "I don't remember that I'm pregnant half of the time", /pregnant/u],
  ["my client is Osprey Foods", "I don't remember the client's name", /Osprey/u],
];

describe("a wish to forget", () => {
  it.each(forgotten)("%s → %s", async (told, asked, gone) => {
    const before = await beliefsAfter([told], 1);
    expect(before.active).toEqual(expect.arrayContaining([expect.stringMatching(gone)]));
    const { active } = await beliefsAfter([told, asked], 1);
    expect(active.filter((text) => gone.test(text))).toEqual([]);
  });

  it.each(kept)("is none of what stays: %s → %s", async (told, said, still) => {
    const { active } = await beliefsAfter([told, said], 1);
    expect(active).toEqual(expect.arrayContaining([expect.stringMatching(still)]));
  });
});
