/** Where found data lacks or contradicts what is expected; keys that are not expected may be there. Numbers to 1e-9. */
export function differences(expected: unknown, found: unknown, path = ''): string[] {
  if (typeof expected === 'number' && typeof found === 'number') {
    return Math.abs(expected - found) <= 1e-9 * Math.max(1, Math.abs(expected))
      ? []
      : [`${path}: ${found}, not ${expected}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length)
      return [`${path}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
    return expected.flatMap((e, i) => differences(e, found[i], `${path}/${i}`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null) return [`${path}: ${JSON.stringify(found)}`];
    return Object.entries(expected).flatMap(([key, e]) =>
      Object.hasOwn(found, key)
        ? differences(e, (found as Record<string, unknown>)[key], `${path}/${key}`)
        : [`${path}/${key} is missing`],
    );
  }
  return Object.is(expected, found) ? [] : [`${path}: ${String(found)}, not ${String(expected)}`];
}
