const female =
  /(?:wife|daughter|mother|\bmum|\bmom|mama|sister|girl|aunt|auntie|niece|gran\b|granny|\bnan\b|grandma|fiancée|landlady|\bgf\b)/iu;
const male =
  /(?:husband|son\b|father|\bdad|papa|brother|\bboy|uncle|nephew|grandpa|grandad|granddad|boyfriend|landlord|\bbf\b)/iu;

/** Whether "she" or "he" (her, his, him) can mean somebody who is named by this noun. */
export function fitsPronoun(pronoun: string, noun: string): boolean {
  return /^(?:she|her|hers)/iu.test(pronoun)
    ? !male.test(noun)
    : /^(?:he|his|him)/iu.test(pronoun)
      ? !female.test(noun)
      : true;
}
