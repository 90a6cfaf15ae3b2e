const token = /\s*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|([^\s{}[\],:"]+))/y;

/**
 * Parses valid JSON like `JSON.parse`, except that the lists under a key that comes twice in an object are joined instead of the
 * first being lost; of other repeated values the last one stands.
 */
export function joinRepeatedKeys(json: string): { value: unknown; repaired: string[] } {
  const repaired: string[] = [];
  let position = 0;

  function next(): { mark: string | undefined; literal: string } {
    token.lastIndex = position;
    const match = token.exec(json);
    if (match === null) throw new SyntaxError(`Unexpected end at ${position}`);
    position = token.lastIndex;
    return { mark: match[1], literal: match[2] ?? match[3] ?? "" };
  }

  function read(): unknown {
    const { mark, literal } = next();
    if (mark === "[") return readList();
    if (mark === "{") return readObject();
    if (mark !== undefined) throw new SyntaxError(`Unexpected ${mark}`);
    return JSON.parse(literal);
  }

  function readList(): unknown[] {
    const list: unknown[] = [];
    if (closes("]")) return list;
    for (;;) {
      list.push(read());
      if (next().mark === "]") return list;
    }
  }

  function readObject(): object {
    const properties = new Map<string, unknown>();
    while (!closes("}")) {
      const key = JSON.parse(next().literal) as string;
      next();
      const value = read();
      const before = properties.get(key);
      if (Array.isArray(before) && Array.isArray(value)) {
        properties.set(key, [...before, ...value]);
        repaired.push(`joined the lists of the repeated key "${key}"`);
      } else {
        if (properties.has(key)) repaired.push(`kept the last value of the repeated key "${key}"`);
        properties.set(key, value);
      }
      if (next().mark === "}") break;
    }
    return Object.fromEntries(properties);
  }

  function closes(mark: string): boolean {
    const before = position;
    if (next().mark === mark) return true;
    position = before;
    return false;
  }

  return { value: read(), repaired };
}
