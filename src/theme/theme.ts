import { z } from 'zod';
import type { Findings } from '../diagnostics/index.js';
import { checkShape, readYaml } from '../plan/index.js';
import type { SourceFile } from '../source/index.js';
import { FACES } from '../text/index.js';

/** Names of the text styles that pages are set in. */
const STYLES = [
  'cover',
  'divider',
  'title',
  'subtitle',
  'section',
  'prompt',
  'text',
  'dense',
  'aside',
  'label',
  'head',
  'clock',
  'small',
  'note',
] as const;

export type StyleName = (typeof STYLES)[number];

const style = z.strictObject({
  face: z.enum(FACES),
  size: z.number().min(6).max(96),
  lead: z.number().min(1).max(12).multipleOf(0.25),
});

const family = z.union([
  z.string(),
  z.strictObject({ regular: z.string(), italic: z.string(), bold: z.string(), boldItalic: z.string() }),
]);

const color = z.string().regex(/^#[0-9a-f]{6}$/i);
const weight = z.number().min(0.25).max(4);

const themeSchema = z.strictObject({
  extends: z.string().optional(),
  fonts: z.strictObject({ serif: family.optional(), sans: family.optional() }).optional(),
  styles: z.partialRecord(z.enum(STYLES), style.partial()).optional(),
  rules: z.strictObject({ pen: weight.optional(), frame: weight.optional() }).optional(),
  colors: z.strictObject({ ink: color.optional(), tint: color.optional() }).optional(),
});

type RawTheme = z.infer<typeof themeSchema>;

/** A built-in family by its name, or four font files (paths from the theme's folder). */
export type FontFamily = z.infer<typeof family>;

export interface Style {
  readonly face: (typeof FACES)[number];
  /** Points. */
  readonly size: number;
  /** Units of 8/3 mm. */
  readonly lead: number;
}

export interface Theme {
  /** Folder of the theme's file, from which its fonts are named. */
  readonly path: string;
  readonly fonts: { readonly serif: FontFamily; readonly sans: FontFamily };
  readonly styles: Readonly<Record<StyleName, Style>>;
  /** Points. */
  readonly rules: { readonly pen: number; readonly frame: number };
  readonly colors: { readonly ink: string; readonly tint: string };
}

/** Reads a theme; what it does not say it has from `base`. The built-in classic says everything. */
export function readTheme(file: SourceFile, base: Theme | null, findings: Findings): Theme | null {
  const yaml = readYaml(file, findings);
  if (!yaml) return null;
  const raw = checkShape(themeSchema as z.ZodType<RawTheme>, yaml, findings).data;
  if (!raw) return null;
  const styles: Partial<Record<StyleName, Style>> = {};
  for (const name of STYLES) {
    const merged = { ...base?.styles[name], ...raw.styles?.[name] };
    const whole = style.safeParse(merged);
    if (whole.success) styles[name] = whole.data;
    else
      findings.error(
        'theme-value',
        yaml.site.at('styles').span,
        `the style \`${name}\` needs face, size and lead`,
      );
  }
  const { serif, sans } = { ...base?.fonts, ...raw.fonts };
  if (!serif || !sans) {
    findings.error('theme-value', yaml.site.at('fonts').span, 'a theme needs a serif and a sans', {
      hint: 'fonts: {serif: Source Serif 4, sans: Source Sans 3}',
    });
    return null;
  }
  if (findings.hasErrors) return null;
  return {
    path: file.path,
    fonts: { serif, sans },
    styles: styles as Record<StyleName, Style>,
    rules: { pen: 0.4, frame: 0.7, ...base?.rules, ...raw.rules },
    colors: { ink: '#000000', tint: '#dedede', ...base?.colors, ...raw.colors },
  };
}
