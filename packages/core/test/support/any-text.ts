import fc from "fast-check";

/**
 * A text of any code points. The same as `fc.string({ unit: "binary" })`, which first makes a table of them all, for most of a second.
 */
export function anyText(): fc.Arbitrary<string> {
  const codePoint = fc.oneof(
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  );
  return fc.array(codePoint).map((codePoints) => String.fromCodePoint(...codePoints));
}
