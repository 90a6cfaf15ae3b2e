/** How many bytes two values have in common from their start. Compares blocks, so that the work is done in native code. */
export function commonPrefix(one: Uint8Array, other: Uint8Array): number {
  let equal = 0;
  let end = Math.min(one.length, other.length);
  while (equal < end) {
    const middle = equal + Math.ceil((end - equal) / 2);
    if (Buffer.compare(one.subarray(equal, middle), other.subarray(equal, middle)) === 0) {
      equal = middle;
    } else end = middle - 1;
  }
  return equal;
}
