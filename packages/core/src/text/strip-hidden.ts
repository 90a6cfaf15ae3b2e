/** What kind of block was removed. */
export type HiddenKind = "private" | "recalled-memory" | "system-reminder";

/** The visible rest of a text. */
export interface VisibleText {
  /** The text without the hidden blocks; trimmed if anything was removed. */
  text: string;
  /** The kinds that were removed, each once, in the order in which they first occur. */
  removed: HiddenKind[];
}

/**
 * The start of a tag, without its attributes: what follows does not matter, as everything up to the
 * closing tag goes. The recall fence may carry a nonce in its name, so that its content cannot
 * close it.
 */
const tagStart =
  /<(\/?)(private|system-reminder|holdfast-memory(?:-[a-z0-9_-]{1,64})?)(?=[\s/>]|$)/gi;

/** The rest of a tag: bounded and free of `<`, so that thousands of unclosed tags stay linear. */
const tagRest = /[^<>]{0,256}>/y;
const selfClosing = /\s{0,16}\/\s{0,16}>/y;

function kindOf(name: string): HiddenKind {
  if (name === "private" || name === "system-reminder") return name;
  return "recalled-memory";
}

/** Index behind the tag that ends before `index`, where `pattern` describes its rest. */
function tagEnd(pattern: RegExp, text: string, index: number): number | undefined {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Joins the visible parts; two words that only a hidden block kept apart do not become one. */
function join(parts: readonly string[]): string {
  return parts.reduce((joined, part, index) => {
    const before = parts[index - 1] ?? "";
    return /\S$/.test(before.slice(-1)) && /^\S/.test(part) ? `${joined} ${part}` : joined + part;
  }, "");
}

/**
 * Removes what must not be remembered: `<private>…</private>`, the block of recalled memories that
 * this library puts into prompts (`<holdfast-memory…>`, so that a memory never feeds on itself),
 * and `<system-reminder>…</system-reminder>`.
 *
 * Tags may have attributes and any case; elements of one name nest. A block that is never closed
 * reaches to the end of the text: rather forget too much than remember what was meant to be
 * private. Linear time on any input.
 *
 * Call {@link normaliseText} first, so that invisible characters cannot break up a tag.
 *
 * @example
 * stripHidden("My PIN is <private>1234</private>."); // { text: "My PIN is .", removed: ["private"] }
 */
export function stripHidden(text: string): VisibleText {
  const removed = new Set<HiddenKind>();
  const visible: string[] = [];
  let from = 0;
  let open: { name: string; depth: number } | undefined;
  for (const match of text.matchAll(tagStart)) {
    const closing = match[1] === "/";
    const name = (match[2] ?? "").toLowerCase();
    const behind = match.index + match[0].length;
    if (open === undefined) {
      if (closing) continue;
      visible.push(text.slice(from, match.index));
      removed.add(kindOf(name));
      const empty = tagEnd(selfClosing, text, behind);
      if (empty === undefined) open = { name, depth: 1 };
      else from = empty;
    } else if (open.name === name) {
      if (closing) open.depth -= 1;
      else if (tagEnd(selfClosing, text, behind) === undefined) open.depth += 1;
      if (open.depth > 0) continue;
      open = undefined;
      from = tagEnd(tagRest, text, behind) ?? behind;
    }
  }
  if (removed.size === 0) return { text, removed: [] };
  if (open === undefined) visible.push(text.slice(from));
  return { text: join(visible).trim(), removed: [...removed] };
}
