import { familyPatterns } from "./family-patterns.ts";

/** Names in ", Tove, Lars and Emil" or "called Mina". */
export function namesIn(rest: string): string[] {
  const match = familyPatterns.names.exec(rest);
  if (match === null) {
    const small =
      /^[\s,]*(?:who (?:is|are) )?(?:called|named)\s+([\p{L}'’-]+)(?:\s+and\s+([\p{L}'’-]+))?/iu.exec(
        rest,
      );
    return [small?.[1], small?.[2]].filter((name): name is string => name !== undefined);
  }
  return (match[1] as string)
    .split(/\s*,\s*(?:and )?|\s+and\s+|\s*&\s*/u)
    .map((name) => name.replace(/ \(\d+\)$/u, ""))
    .filter((name) => !/^I$/u.test(name));
}
