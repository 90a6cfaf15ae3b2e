/** One form of secret. */
export interface SecretPattern {
  /** A quick test; where it fails the pattern is not tried. */
  cue: RegExp;
  /** Global. */
  pattern: RegExp;
  replace: (match: string, start: string, value: string, offset: number, text: string) => string;
}

const marker = (what: string) => `[redacted: ${what}]`;
const whole = (what: string) => () => marker(what);
const keepStart = (what: string) => (_match: string, start: string) => `${start}${marker(what)}`;

/** Bits per character; random keys have over 3, words and paths under. */
const leastEntropy = 3;

/** Key-like names whose value is a secret when it looks random. */
const keyNames =
  "(?:api|access|secret|private|auth|session|refresh|signing|encryption|client|service|master|webhook)[ _-]?(?:key|token|secret)(?:[ _-]?id)?|token|secret|apikey|bearer";
const passwordNames = "password|passwort|passwd|passphrase|passcode|pwd|wi-?fi key";

/**
 * The forms, in the order in which they are tried. Prefixes and lengths are those that the vendors document for their keys.
 */
export const secretPatterns: readonly SecretPattern[] = [
  {
    cue: /-----BEGIN/u,
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----|$)/gu,
    replace: whole("private key"),
  },
  {
    cue: /:\/\//u,
    pattern: /\b([a-z][a-z0-9+.-]{1,30}:\/\/)[^\s:/@"'`]{0,128}:[^\s/"'`]{1,256}@/giu,
    replace: (_match, start) => `${start}${marker("credentials")}@`,
  },
  {
    cue: /eyJ/u,
    pattern: /\beyJ[\w-]{8,4096}\.[\w-]{8,8192}(?:\.[\w-]{0,2048})?/gu,
    replace: whole("token"),
  },
  {
    cue: /bearer|basic|authori[sz]ation|token/iu,
    pattern:
      /\b(authori[sz]ation\s{0,4}[:=]\s{0,4}["']?(?:(?:bearer|basic|token|digest)\s{1,4})?)[\w.~+/=-]{8,4096}/giu,
    replace: keepStart("token"),
  },
  {
    cue: /bearer/iu,
    pattern: /\b(bearer\s{1,4})[\w.~+/=-]{16,4096}/giu,
    replace: keepStart("token"),
  },
  {
    cue: /sk-|sk_|pk_|rk_|gh[pousr]_|github_pat_|xox|xapp-|AKIA|ASIA|AIza|ya29\.|glpat-|npm_|pypi-|SG\.|dop_v1_|hf_|shpat_|sq0|key-|AC[0-9a-f]|SK[0-9a-f]|gsk_|r8_|lin_api_|figd_|secret_|ntn_|EAA|xai-|tskey-|dckr_pat_|whsec_|AGE-SECRET|hvs\./u,
    pattern:
      /(?<![\w-])(?:sk-(?:proj-|ant-|or-|svcacct-|admin-|live-|test-)?[\w-]{16,512}|(?:sk|pk|rk)_(?:live|test)_\w{10,256}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|xox[abeprs]-[\w-]{10,255}|xapp-[\w-]{10,255}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,64}|ya29\.[\w-]{20,512}|glpat-[\w-]{16,255}|npm_\w{30,64}|pypi-[\w-]{40,512}|SG\.[\w-]{16,64}\.[\w-]{16,64}|dop_v1_[0-9a-f]{40,64}|hf_\w{30,64}|shpat_[0-9a-f]{24,64}|sq0(?:atp|csp)-[\w-]{20,64}|key-[0-9a-f]{32}|(?:AC|SK)[0-9a-f]{32}|gsk_\w{20,128}|r8_\w{30,64}|lin_api_\w{20,64}|figd_[\w-]{20,64}|secret_\w{30,64}|ntn_\w{30,64}|EAA\w{60,512}|xai-\w{30,128}|tskey-[\w-]{16,128}|dckr_pat_[\w-]{16,64}|whsec_\w{16,128}|AGE-SECRET-KEY-1\w{40,80}|hvs\.[\w-]{20,128})(?![\w-])/gu,
    replace: whole("api key"),
  },
  {
    cue: /pass|pwd|\bpin\b|wi-?fi key/iu,
    pattern: new RegExp(
      `\\b((?:${passwordNames})\\b["']?(?:[ \\t]+(?:for|to|of|on|at)[ \\t]+(?:[\\p{L}\\p{N}'’._-]+[ \\t]+){1,4}?)?[ \\t]{0,4}(?:[:=]|(?:is|was)(?:[ \\t]+(?:now|still|just|set to|probably))?[ \\t:]|->)[ \\t]{0,4}["'“‘\`]?)([^\\s"'”’\`,;]{3,256})`,
      "giu",
    ),
    replace: (match, start, value, offset, text) =>
      isPassword(value, start, text.slice(offset + match.length))
        ? `${start}${marker("password")}${trailingStop(value)}`
        : match,
  },
  {
    cue: /pin|pass/iu,
    pattern:
      /\b((?:(?:pin(?: (?:code|number))?)\b\s{0,4}(?:is|was|:|=)|pass\s{0,4}[:=])\s{0,4}["'`]?)((?=\S{0,32}\d)[\w!@#$%^&*-]{4,64})/giu,
    replace: (_match, start) => `${start}${marker("password")}`,
  },
  {
    cue: /key|token|secret|bearer/iu,
    pattern: new RegExp(
      `((?:^|[^\\p{L}])(?:[\\w-]{0,40}[_-])?(?:${keyNames}|key)\\b["']?[ \\t]{0,4}(?:[:=]|is[ \\t:])[ \\t]{0,4}["'\`]?)([\\w.~+/=!@#$%^&*-]{12,512})`,
      "giu",
    ),
    replace: (match, start, value) =>
      entropy(value) >= leastEntropy && /\d/u.test(value) ? `${start}${marker("secret")}` : match,
  },
];

const notPasswords =
  /^(?:not|wrong|incorrect|correct|expired|invalid|missing|required|empty|too|stored|saved|hashed|weak|strong|safe|secure|the|a|an|in|on|at|my|your|our|their|his|her|that|this|what|something|forgotten|lost|broken|reset|being|never|always|optional|protected|shorter|longer|same|different|case|visible|hidden|set|really|so|very|no|now|still|written|printed|under|also|to|for|of|and|or|but|ok|okay|fine|good|bad|\[redacted:?.*)$/iu;

// "my password is banana" names one; "the password is sent to the server" does not.
function isPassword(value: string, start: string, behind: string): boolean {
  const bare = value.replace(/[.!?)]+$/u, "");
  if (notPasswords.test(bare)) return false;
  if (/[:=>]\s*["'`“‘]?$/u.test(start) || /[^\p{L}'’-]/u.test(bare)) return true;
  return /^["'”’`]?\s*(?:$|[.,;!?)\n]|(?:and|but|if|so|btw|thanks|please|or|for|now)\b)/iu.test(
    behind,
  );
}

// A full stop that ends the sentence is no part of the password.
function trailingStop(value: string): string {
  return value.endsWith(".") ? "." : "";
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
