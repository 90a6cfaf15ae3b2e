const opening = /<(think|thinking|thought|reasoning)>/i;
const closing = /<\/(think|thinking|thought|reasoning)>/i;

/**
 * Takes out what a reasoning model wrote before its answer, in `<think>` and the like. Only what stands before the first
 * bracket counts, so that an answer may speak of such tags; where the opening tag is missing, because the prompt already had
 * it, everything up to the closing one goes. Thinking without an end leaves nothing: there was no answer yet.
 */
export function stripThinking(text: string): { text: string; found: boolean } {
  let rest = text;
  let found = false;
  for (;;) {
    const open = rest.search(opening);
    const bracket = rest.search(/[{[]/);
    const close = closing.exec(rest);
    const starts = open >= 0 && (bracket < 0 || open < bracket);
    const onlyEnds = close !== null && (open < 0 || close.index < open) && bracket !== 0;
    if (!starts && !onlyEnds) return { text: rest, found };
    found = true;
    const end = close === null ? rest.length : close.index + close[0].length;
    rest = `${starts && !onlyEnds ? rest.slice(0, open) : ""}${rest.slice(end)}`.trim();
  }
}
