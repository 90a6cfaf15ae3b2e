/** Whom a clause may be about. */
export const subject =
  "(?:i(?:'(?:m|ve|d|ll))?|im|ive|we(?:'(?:re|ve|ll|d))?|weve|my|our|he(?:'s)?|hes|she(?:'s)?|shes|they(?:'re|'ve)?|it(?:'s)?|its|you(?:'re)?|there(?:'s)?|mine|(?:his|her|its|their) names?)\\b";
/** Words that join two clauses. */
export const joiner =
  "(?:and also|and so|and then|but also|even though|now that|given that|seeing as|which means|so that|and|but|so|because|bc|b/c|cause|cuz|coz|since|as|though|although|while|whereas|plus|except|or|yet|then|also|meaning|meanwhile)";
/** A verb whose subject may have been said before. */
export const verb =
  "(?:am|live|work|use|have|love|like|hate|prefer|study|speak|own|play|drive|eat|drink|run|moved|joined|left|started|got|adopted|bought|switched|quit|do not|don't|dont|can't|cant|never|always|mostly|usually|collect|teach|write|want|need|wear|maintain|ride|cycle|commute|sing|dance|swim|climb|volunteer|manage|deploy|code|build|adore|enjoy|dislike|avoid|bake|cook|grow|keep|coach|train|grew up|was|went|sold|gave|bought|got rid|took up|found|handed|dropped|ended up|finished|stopped|relocated|settled|landed|signed|accepted|raised|currently|no longer|cancelled|canceled|picked up|smoke|vape|attend|support|take|deal with|ended|divorced|married)\\b";
/** What one is at, without its verb: "working at". */
export const participle =
  "(?:(?:currently|now|finally|still|just|also) )?(?:living|renting|sharing|subletting|based|working|studying|learning|training|employed|retired|running|using|driving|riding|seeing|dating) (?:in|at|near|just|outside|alone|on|as|for|with|from|remotely|the|to|last|since|how|\\p{Lu})";
/** How a question begins. */
export const question =
  "(?:so\\s+|and\\s+|but\\s+|or\\s+)?(?:what|what's|whats|which|how|how's|hows|where|where's|wheres|who|who's|whos|whose|why|when (?:do|does|did|is|are|was|should|can|could|will|would)|when's|whens|is|are|am|was|do|does|did|can|could|should|shall|would|will|may|any|anyone|got any|have you|has|thoughts|ideas?|anything|something similar|recs?|tips|suggestions|recommendations)\\b";
