interface TwiceGiven {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Keys that one object of a JSON text has twice: JSON.parse keeps the last and drops the others in silence. */
export function keysGivenTwice(json: string): readonly TwiceGiven[] {
  const open: (Set<string> | null)[] = [];
  const found: TwiceGiven[] = [];
  for (const { 0: token, index } of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}[\]]/gs)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      const quoted = token.slice(0, token.lastIndexOf('"') + 1);
      const key = JSON.parse(quoted) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) found.push({ key, start: index, end: index + quoted.length });
      keys?.add(key);
    }
  }
  return found;
}
