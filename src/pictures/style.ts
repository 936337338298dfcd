/** Properties that drawings use; as attributes, in `style="…"`, or by a class of the drawing's own style sheet. */
const PROPERTIES = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'opacity', 'color', 'display', 'visibility'],
  ...['stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor'],
  ...['clip-path', 'mask', 'filter', 'marker-start', 'marker-mid', 'marker-end'],
]);

/** By selector: `.cls-1`, `#name`, `rect`. */
export type Rules = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Simple rules of the style sheets in a drawing, as drawing programs write them. */
export function rulesOf(source: string): Rules {
  const rules = new Map<string, Map<string, string>>();
  for (const [, sheet] of source.matchAll(/<style[^>]*>([\s\S]{0,100000}?)<\/style>/g)) {
    const css = sheet!.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors, body] of css.matchAll(/([^{}]{1,2000})\{([^{}]{0,5000})\}/g)) {
      for (const selector of selectors!.split(',').map((s) => s.trim())) {
        const known = rules.get(selector) ?? new Map<string, string>();
        for (const [key, value] of declarations(body!)) known.set(key, value);
        rules.set(selector, known);
      }
    }
  }
  return rules;
}

function declarations(text: string): readonly (readonly [string, string])[] {
  return text.split(';').flatMap((part) => {
    const colon = part.indexOf(':');
    const key = part.slice(0, Math.max(0, colon)).trim();
    return PROPERTIES.has(key) ? [[key, part.slice(colon + 1).trim()] as const] : [];
  });
}

/** What an element says of itself; a rule wins over an attribute, its own `style` over both. */
export function styleOf(
  name: string,
  attributes: Readonly<Record<string, string>>,
  rules: Rules,
): ReadonlyMap<string, string> {
  const own = Object.entries(attributes).filter(([key]) => PROPERTIES.has(key));
  const classes = (attributes.class ?? '').split(/\s+/).map((c) => `.${c}`);
  const named = [name, ...classes, `#${attributes.id ?? ''}`].flatMap((s) => [...(rules.get(s) ?? [])]);
  return new Map([...own, ...named, ...declarations(attributes.style ?? '')]);
}
