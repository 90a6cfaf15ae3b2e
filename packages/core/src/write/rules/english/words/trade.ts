import { caseless } from "./gated.ts";

const noTrade = caseless`^(?:disaster|master|character|failure|sober|charmer|lifesaver|talker|slacker|giant|elephant|ant|merchant|peasant|savant|infant|plant|lover|believer|user|member|beginner|owner|winner|loser|monster|number|customer|foreigner|stranger|outsider|newcomer|speaker|killer|sucker|teenager|father|mother|brother|sister|grandfather|grandmother|daughter|renter|smoker|non-smoker|sleeper|riser|eater|drinker|learner|reader|vegetarian|homeowner|joker|hoarder|procrastinator|overthinker|quitter|sinner|dreamer|late-comer|sucker|goner|leader|spender|saver|keeper|burner|prisoner|neighbor|visitor|survivor|sister|author|victor|minor|senior|junior|tutor|donor|christian|realist|optimist|pessimist|perfectionist|minimalist|narcissist|capitalist|communist|feminist|lightweight|human|librarian|veteran|guardian|hater|fighter|tester|poser|outlier|hipster|gamer|runner|swimmer|hiker|climber|cyclist|motorcyclist)$`;

/** A word that ends like the name of a trade and is not known to be something else. */
export function isTrade(word: string): boolean {
  return /\p{L}{3}(?:er|or|ist|ian|eer|yst|ant)$/iu.test(word) && !noTrade.test(word);
}
