import { caseless } from "../words/gated.ts";

const supposed = caseless`\b(?:wish(?:es|ed)?|hop(?:e|es|ed|ing)|imagin\p{L}+|pretend\p{L}*|suppos\p{L}+|dream(?:t|ed|ing)?|would|could|might|may|if|unless|almost|nearly|afraid|fear(?:ed|s)?|worr\p{L}+|scared|nightmare|joke\p{L}*|wonder\p{L}*|bet|guess|reckons?|thinks?|thought|believes?|believed|says?|said|saying|claim(?:s|ed)?(?= (?:that|to|it|he|she|they|I|we|my|the \p{L}+ (?:is|was|got|has)))|tells?|told|asks?|asked|heard|texted|texts|wrote|writes|insists?|swears?|rumou?r\p{L}*|suggest\p{L}*|predict\p{L}*|according to|apparently|supposedly|allegedly)\b`;
const certain = caseless`\b(?:doctor|doc|gp|vet|allergist|specialist|consultant|dermatologist|nurse|tests?|results?|scan|biopsy|said goodbye|said bye|said no)\b`;

/**
 * Whether what stands in front of an ending only wishes, supposes or retells it: "I wish my bike got stolen", "my mate says my bike got
 * stolen".
 *
 * @param front the words of a clause up to the verb that tells of the ending
 */
export function isNotSo(front: string): boolean {
  return supposed.test(front) && !certain.test(front);
}
