/** What a {@link CodeSegment} is made of: documents with their codes one after the other. */
export interface CodeSource {
  codes: Uint32Array;
  /** Where a document's codes start; one entry more than documents. */
  starts: Uint32Array;
}

/**
 * The codes of some documents in the order of their values, so that a search finds who holds a code without reading the others. Some
 * four bytes for each code of running text.
 */
export class CodeSegment {
  private readonly base: number;
  private readonly distinct: Uint32Array;
  // where the holders of each distinct code start; one entry more
  private readonly starts: Uint32Array;
  // by how much a document stands behind the first
  private readonly holders: Uint16Array;

  /** @param from the first document, `until` the one behind the last: at most {@link mostDocuments} of them */
  constructor({ codes, starts }: CodeSource, from: number, until: number) {
    const first = starts[from] as number;
    const count = (starts[until] as number) - first;
    // a code and its place in one number, below 2 ** 53: its native order is by code, then by document
    const ordered = new Float64Array(count);
    for (let document = from; document < until; document++) {
      const end = starts[document + 1] as number;
      for (let index = starts[document] as number; index < end; index++)
        ordered[index - first] = (codes[index] as number) * mostDocuments + (document - from);
    }
    ordered.sort();
    this.base = from;
    this.holders = Uint16Array.from(ordered, (value) => value % mostDocuments);
    const distinct: number[] = [];
    const startsOfCodes: number[] = [];
    let last = -1;
    for (let index = 0; index < count; index++) {
      const code = Math.floor((ordered[index] as number) / mostDocuments);
      if (code === last) continue;
      last = code;
      distinct.push(code);
      startsOfCodes.push(index);
    }
    this.distinct = Uint32Array.from(distinct);
    this.starts = Uint32Array.from([...startsOfCodes, count]);
  }

  /** Where a code stands here, −1 when no document holds it. */
  placeOf(code: number): number {
    const { distinct } = this;
    let low = 0;
    let high = distinct.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((distinct[middle] as number) < code) low = middle + 1;
      else high = middle;
    }
    return distinct[low] === code ? low : -1;
  }

  /** How often the code at a place is held. */
  countAt(place: number): number {
    return (this.starts[place + 1] as number) - (this.starts[place] as number);
  }

  /** Writes the documents that hold the code at a place, ascending, once for each time that they hold it; returns where it stopped. */
  write(place: number, found: Uint32Array, at: number): number {
    const { starts, holders, base } = this;
    const end = starts[place + 1] as number;
    for (let index = starts[place] as number; index < end; index++)
      found[at++] = base + (holders[index] as number);
    return at;
  }
}

/** The most documents of a segment. */
export const mostDocuments = 65_536;
