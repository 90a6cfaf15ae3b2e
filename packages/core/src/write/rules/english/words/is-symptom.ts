const reaction = /^(?:nothing|then it|get|gets|boom|it)\b/iu;
/** What is said of the thing itself: how it is, what it does for somebody, what it takes. */
const remark =
  /^it(?:'(?:ll|d)\b|'s been\b| (?:(?:is|was|has been|will be|would be|can be) (?!(?:not |always |just |still |now |only )*(?:(?!snow|rain|freez|pour)\p{L}+ing|stuck|broken|empty|blank|null|undefined|wrong|gone|missing|failed|slow|dead)\b)|(?:still is|has|helps|keeps (?:me|us)|makes (?:me|us|for)|means|suits|takes|costs|pays|feels|beats|saves|relaxes|calms|comes|fits|will|would|needs|lets|gets (?:me|us|dark|cold|hot|busy)|runs (?:in|from|until|for))\b))/iu;

/** Whether a clause tells what came of the one before: "I press start and it crashes" tells of this minute. */
export function isSymptom(next: string): boolean {
  return reaction.test(next) && !remark.test(next);
}
