/** The colours of HTML 4, and a few that drawing programs write by name. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ black: '#000000', white: '#ffffff', gray: '#808080', grey: '#808080', silver: '#c0c0c0' },
  ...{ red: '#ff0000', maroon: '#800000', yellow: '#ffff00', olive: '#808000', lime: '#00ff00' },
  ...{ green: '#008000', aqua: '#00ffff', teal: '#008080', blue: '#0000ff', navy: '#000080' },
  ...{ fuchsia: '#ff00ff', purple: '#800080', orange: '#ffa500', lightgray: '#d3d3d3', lightgrey: '#d3d3d3' },
  ...{
    darkgray: '#a9a9a9',
    darkgrey: '#a9a9a9',
    dimgray: '#696969',
    whitesmoke: '#f5f5f5',
    brown: '#a52a2a',
  },
};

/** `#rrggbb` on white paper, null for none, undefined for what cannot be printed (gradients, patterns). */
export function colourOf(
  style: ReadonlyMap<string, string>,
  key: string,
  usual: string,
): string | null | undefined {
  const written = (style.get(key) ?? usual).trim().toLowerCase();
  if (written === 'none' || written === 'transparent') return null;
  const named = written === 'currentcolor' ? (style.get('color') ?? '#000000').toLowerCase() : written;
  const hex = hexOf(NAMES[named] ?? named);
  if (hex === null) return undefined;
  const share = (name: string): number => Math.min(1, Math.max(0, Number.parseFloat(style.get(name) ?? '1')));
  return overWhite(hex, share('opacity') * share(`${key}-opacity`));
}

function hexOf(text: string): readonly [number, number, number] | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short) return [1, 2, 3].map((i) => Number.parseInt(short[i]! + short[i]!, 16)) as never;
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(text);
  if (long) return [1, 2, 3].map((i) => Number.parseInt(long[i]!, 16)) as never;
  const rgb = /^rgb\(\s*([\d.]+)(%?)[\s,]+([\d.]+)%?[\s,]+([\d.]+)%?\s*\)$/.exec(text);
  if (!rgb) return null;
  const scale = rgb[2] === '%' ? 2.55 : 1;
  return [1, 3, 4].map((i) => Math.min(255, Math.round(Number(rgb[i]) * scale))) as never;
}

/** Opacity as the tone that it has on white. */
function overWhite(rgb: readonly [number, number, number], share: number): string | null {
  if (!(share > 0)) return null;
  return `#${rgb
    .map((v) =>
      Math.round(255 - (255 - v) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
