/** Texts of which a match holds at least one, in lower case. */
export interface Need {
  texts: readonly string[];
  /** The higher, the more sentences have one of them. */
  often: number;
}

/** A list of more texts than these tells nothing. */
const mostTexts = 400;
/** Single letters stand in nearly every sentence. */
const shortest = 2;

const common = new Set(
  "i we my our he she it they the a an am is are was were have has had do does not to of in on at for with from and but so that this you me or as be been".split(
    " ",
  ),
);

/** A text as what is needed; undefined: it says too little. */
export function needOf(text: string): Need | undefined {
  if (text.length < shortest) return undefined;
  const often = 0.5 ** Math.min(text.length, 8);
  const usual = text.length < 8 && common.has(text.trim());
  return { texts: [text], often: usual ? often + 0.5 : often };
}

/** Of two needs one is enough: that which stands in fewer sentences, by a guess. */
export function rarer(left: Need | undefined, right: Need | undefined): Need | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return right.often < left.often ? right : left;
}

/** What is needed where one of several is; undefined: one of them needs nothing. */
export function anyOf(needs: readonly (Need | undefined)[]): Need | undefined {
  const texts: string[] = [];
  let often = 0;
  for (const need of needs) {
    if (need === undefined) return undefined;
    texts.push(...need.texts);
    often += need.often;
  }
  return texts.length > mostTexts ? undefined : { texts, often };
}
