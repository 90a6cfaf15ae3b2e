/**
 * Makes recalled words harmless inside a prompt: one line, and nothing that could pass for markup or for the fence around it.
 * `<` before a letter or a sign of markup becomes `‹`, so neither our own closing tag nor the role tags of a chat template can
 * be forged; other uses, as in `a < b`, stay.
 */
export function neutralise(text: string): string {
  return (
    text
      .trim()
      // single spaces, of which a text is full, stay without being looked at
      .replace(/\s{2,}|[^\S ]/gu, (blank) => (/[\n\r\u2028\u2029]/u.test(blank) ? " / " : " "))
      .replace(/[<\uff1c\ufe64](?=[\p{L}_]|\s*[/!?|])/gu, "‹")
  );
}

/**
 * The same for words of an untrusted origin, which also lose their links and images: a rendered image or a followed link is
 * the usual way to carry data out of a conversation.
 */
export function neutraliseUntrusted(text: string): string {
  return neutralise(
    text
      .replace(
        /!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)/gu,
        (_, description: string) => `[image: ${description}]`,
      )
      .replace(/\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)/gu, (_, label: string) => label)
      .replace(
        /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s/?#<>"')\]]{1,255})[^\s<>"')\]]*/giu,
        (_, host: string) => `[link to ${host}]`,
      ),
  );
}
