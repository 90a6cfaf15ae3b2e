const irregular: Readonly<Record<string, string>> = {
  be: "was",
  become: "became",
  begin: "began",
  break: "broke",
  bring: "brought",
  build: "built",
  buy: "bought",
  choose: "chose",
  come: "came",
  cut: "cut",
  do: "did",
  drop: "dropped",
  find: "found",
  get: "got",
  give: "gave",
  go: "went",
  have: "had",
  hand: "handed",
  join: "joined",
  keep: "kept",
  leave: "left",
  let: "let",
  lose: "lost",
  make: "made",
  pay: "paid",
  pull: "pulled",
  put: "put",
  quit: "quit",
  rehome: "rehomed",
  run: "ran",
  say: "said",
  sell: "sold",
  send: "sent",
  set: "set",
  shut: "shut",
  split: "split",
  stick: "stuck",
  take: "took",
  teach: "taught",
  throw: "threw",
  wind: "wound",
  win: "won",
  withdraw: "withdrew",
  write: "wrote",
};
const doubled = /(?:^|[^aeiou])[aeiou][bdgmnpt]$/u;
const longVowel = /^(?:open|visit|cancel|happen|answer|edit|audit|exit|benefit|return|upgrade)$/u;

/** The bases that the "-ing" form of a verb may come from: "moving" → "move", "mov". */
export function basesOf(gerund: string): string[] {
  const stem = gerund.toLowerCase().replace(/ing$/u, "");
  const bases = [stem, `${stem}e`];
  if (/([bdgmnprt])\1$/u.test(stem)) bases.unshift(stem.slice(0, -1));
  return bases;
}

/** The past of a verb: "sell" → "sold", "move" → "moved". */
export function pastOf(base: string): string {
  const verb = base.toLowerCase();
  if (Object.hasOwn(irregular, verb)) return irregular[verb] as string;
  if (verb.endsWith("e")) return `${verb}d`;
  if (/[^aeiou]y$/u.test(verb)) return `${verb.slice(0, -1)}ied`;
  return doubled.test(verb) && !longVowel.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

/** The past of a verb in its "-ing" form: "selling" → "sold", "moving" → "moved". */
export function pastOfGerund(gerund: string): string {
  const known = basesOf(gerund).find((base) => Object.hasOwn(irregular, base));
  if (known !== undefined) return irregular[known] as string;
  const stem = gerund.toLowerCase().replace(/ing$/u, "");
  return /[^aeiou]y$/u.test(stem) ? `${stem.slice(0, -1)}ied` : `${stem}ed`;
}
