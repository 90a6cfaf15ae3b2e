/** A name at the end of a sentence: "how do I sidechain in Reaper?" */
export const lastNamed =
  /(?:^|[\s(])((?:\p{Lu}[\p{L}\d'’-]*|\d+)(?: (?:of |the )?(?:\p{Lu}[\p{L}\d'’-]*|\d+)){0,3})(?=[\s,.?!]*$)/u;
