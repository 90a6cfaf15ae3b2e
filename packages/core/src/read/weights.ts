/**
 * What each signal weighs. The first group was chosen on LOCOMO conversations with categories and answers unseen (see
 * docs/benchmarks.md); the second is bounded so that it can only order what is about equally relevant.
 */
export const weights = {
  /** Added when the query names a day or month and the item is of that time. The best lexical match is worth 1. */
  timeFit: 0.8,
  /** Added when the query asks when and the item tells a time. */
  tellsWhen: 0.3,
  /** Added (taken away) when the item itself ends as a question. */
  asks: -0.2,
  /** Added when the item speaks in the first person. */
  firstPerson: 0.03,
  /** Factor when the query names one person and the item is said by or about them. */
  speaker: 1.5,

  /** Factor of an item that holds a phrase which the query puts in quotes. */
  phrase: 1.25,
  /** How far importance moves a score: from 1 − this to 1 + this. */
  importance: 0.1,
  /** How much a record can gain by answers that rested on it. */
  used: 0.05,
  /** What the newest candidate gains over the oldest when the query asks for the present. */
  recency: 0.3,
  /** Factor of a superseded record, unless the query asks for the past. */
  superseded: 0.3,

  /** What the two families of arms weigh against each other. */
  lexical: 1,
  dense: 1,
} as const;
