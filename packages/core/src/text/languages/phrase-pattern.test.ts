import { expect, it } from "vitest";
import { phrasePattern } from "./phrase-pattern.ts";

it("finds whole words in any case, also next to accents and punctuation", () => {
  const pattern = phrasePattern("été", "on friday");
  for (const text of ["Été 2020", "un été, chaud", "(été)", "See you ON FRIDAY."])
    expect(pattern.test(text), text).toBe(true);
  for (const text of ["répété", "étés", "on fridays", "london friday"])
    expect(pattern.test(text), text).toBe(false);
});
