/** One form of a verb, and the bases that it may come from: what "hoped" is a form of cannot be told by its letters. */
export interface VerbForm {
  bases: readonly string[];
  form: "base" | "third" | "past" | "participle" | "gerund";
}

/** Irregular verbs: base, past and, where it differs, participle. */
const table =
  "be was been,be were been,have had,do did done,go went gone,become became become,begin began begun,bend bent,bet bet,bite bit bitten,bleed bled,blow blew blown,break broke broken,breed bred,bring brought,build built,burn burnt,buy bought,catch caught,choose chose chosen,come came come,cost cost,cut cut,deal dealt,dig dug,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,fall fell fallen,feed fed,feel felt,fight fought,find found,fit fit,flee fled,fly flew flown,forget forgot forgotten,freeze froze frozen,get got gotten,give gave given,grow grew grown,hang hung,hear heard,hide hid hidden,hit hit,hold held,hurt hurt,keep kept,know knew known,lay laid,lead led,learn learnt,leave left,lend lent,let let,lie lay lain,lose lost,make made,mean meant,meet met,pay paid,put put,quit quit,read read,ride rode ridden,ring rang rung,rise rose risen,run ran run,say said,see saw seen,sell sold,send sent,set set,sew sewed sewn,shake shook shaken,shoot shot,show showed shown,shut shut,sing sang sung,sit sat,sleep slept,speak spoke spoken,spend spent,split split,spread spread,stand stood,steal stole stolen,stick stuck,sweep swept,swim swam swum,swear swore sworn,take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,understand understood,wake woke woken,wear wore worn,weave wove woven,win won,wind wound,withdraw withdrew withdrawn,write wrote written,outgrow outgrew outgrown,undergo underwent undergone,overcome overcame overcome,rebuild rebuilt,remake remade,retake retook retaken,rewrite rewrote rewritten,resell resold,foresee foresaw foreseen,spell spelt,dream dreamt,kneel knelt,lean leant";

const past = new Map<string, string>();
const participles = new Map<string, string>();
for (const entry of table.split(",")) {
  const [base = "", second = "", third = second] = entry.split(" ");
  past.set(second, base);
  participles.set(third, base);
}

/** Words that end like a form of a verb and are none. */
const noVerb =
  /^(?:need|feed|seed|weed|speed|breed|bleed|indeed|red|bed|shed|hundred|naked|sacred|wicked|kindred|tired|bored|married|divorced|retired|allergic|during|something|anything|nothing|everything|thing|king|ring|string|spring|morning|evening|wedding|ceiling|sibling|darling|this|his|hers|ours|theirs|its|yes|plus|thus|always|perhaps|sometimes|besides|towards|less|news|gas|bus|across|unless|whereas|is|was|has|does)$/u;

/** The bases that a regular form may come from, once its ending is off: "mov" → "mov", "move"; "stopp" → "stop". */
function basesOf(stem: string): string[] {
  const bases = [stem, `${stem}e`];
  if (/([bdgklmnprtvz])\1$/u.test(stem)) bases.unshift(stem.slice(0, -1));
  return bases;
}

/** Reads a word as a form of a verb; undefined: it cannot be one. A plain word counts as a base. */
export function readVerb(word: string): VerbForm | undefined {
  const lower = word.toLowerCase();
  if (!/^\p{L}{2,}(?:-\p{L}+)*$/u.test(lower)) return undefined;
  const irregular = past.get(lower);
  if (irregular !== undefined) return { bases: [irregular], form: "past" };
  const participle = participles.get(lower);
  if (participle !== undefined) return { bases: [participle], form: "participle" };
  if (noVerb.test(lower)) return undefined;
  if (lower.endsWith("ied")) return { bases: [`${lower.slice(0, -3)}y`], form: "past" };
  if (/(?:[^e]ed|eed)$/u.test(lower) && lower.length > 3 && /[aeiouy]/u.test(lower.slice(0, -2)))
    return { bases: basesOf(lower.slice(0, -2)), form: "past" };
  if (/[aeiouy].*ing$/u.test(lower)) return { bases: basesOf(lower.slice(0, -3)), form: "gerund" };
  return { bases: [lower], form: "base" };
}

/** The base of a verb in the third person: "tries" → "try", "goes" → "go". */
export function baseOfThird(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (lower === "has") return "have";
  if (lower === "does") return "do";
  if (noVerb.test(lower) || !/[^s]s$/u.test(lower) || lower.length < 4) return undefined;
  if (lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  return /(?:sh|ch|x|zz|ss|o)es$/u.test(lower) ? lower.slice(0, -2) : lower.slice(0, -1);
}
