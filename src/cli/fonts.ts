import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Findings } from '../diagnostics/index.js';
import { type Fallback, type FontBytes, Fonts } from '../pdf/index.js';
import type { FontFamily, Theme } from '../theme/index.js';

const require = createRequire(import.meta.url);

/** Families that come with Plenary (SIL Open Font License): package and the beginning of its file names. */
const FAMILIES: Readonly<Record<string, readonly [string, string]>> = {
  'Source Serif 4': ['@expo-google-fonts/source-serif-4', 'SourceSerif4'],
  'Source Sans 3': ['@expo-google-fonts/source-sans-3', 'SourceSans3'],
};

type Cut = 'regular' | 'italic' | 'bold' | 'boldItalic';

const CUTS: Readonly<Record<Cut, string>> = {
  regular: '400Regular',
  italic: '400Regular_Italic',
  bold: '600SemiBold',
  boldItalic: '600SemiBold_Italic',
};

/** Whatever the theme: fields need TrueType outlines, which a theme's own fonts need not have. */
const formFont = (): Uint8Array => readFileSync(filesOf(FAMILIES['Source Sans 3']!).regular);

/** Letters of Chinese, Japanese and Korean, with their punctuation. */
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;

/** Package, beginning of its file names, its second weight, and the letters that it stands in for. */
const SCRIPTS: readonly (readonly [string, string, string | null, RegExp])[] = [
  ['noto-sans-hebrew', 'NotoSansHebrew', '600SemiBold', /\p{Script_Extensions=Hebrew}/u],
  ['ibm-plex-sans-arabic', 'IBMPlexSansArabic', '600SemiBold', /\p{Script_Extensions=Arabic}/u],
  ['noto-sans-devanagari', 'NotoSansDevanagari', '600SemiBold', /\p{Script_Extensions=Devanagari}/u],
  ['noto-sans-thai', 'NotoSansThai', '600SemiBold', /\p{Script=Thai}/u],
  ['biz-udpgothic', 'BIZUDPGothic', '700Bold', RegExp(`${HAN.source}|[\\p{scx=Hira}\\p{scx=Kana}]`, 'u')],
  ['nanum-gothic', 'NanumGothic', '700Bold', /\p{Script_Extensions=Hangul}/u],
  ['zcool-xiaowei', 'ZCOOLXiaoWei', null, HAN],
];

/** Fonts (SIL Open Font License) for what a theme's own lack; a file is read when a letter wants it. */
function fallbacksFor(language: string): readonly Fallback[] {
  // Where the forms of Chinese characters differ, those of Japan come first, but not in simplified Chinese.
  const first = isSimplified(language) ? 'zcool-xiaowei' : null;
  const ordered = [...SCRIPTS].sort((a, b) => Number(b[0] === first) - Number(a[0] === first));
  return ordered.map(([name, stem, bold, letters]) => {
    const bytes = (cut: string) => () =>
      readFileSync(require.resolve(`@expo-google-fonts/${name}/${cut}/${stem}_${cut}.ttf`));
    return { name, letters, regular: bytes('400Regular'), bold: bold === null ? null : bytes(bold) };
  });
}

function isSimplified(language: string): boolean {
  return new Intl.Locale(language).maximize().script === 'Hans';
}

const opened = new Map<string, Fonts>();

/** The fonts of a theme and what stands in for them in a language, parsed once for the process. */
export function openFonts(theme: Theme, findings: Findings, language = 'en'): Fonts | null {
  const key = JSON.stringify([theme.path, theme.fonts, isSimplified(language)]);
  const known = opened.get(key);
  if (known) return known;
  const serif = family(theme, theme.fonts.serif, findings);
  const sans = family(theme, theme.fonts.sans, findings);
  if (!serif || !sans) return null;
  const bytes: FontBytes = {
    serif: serif.regular,
    'serif-italic': serif.italic,
    'serif-bold': serif.bold,
    'serif-bold-italic': serif.boldItalic,
    sans: sans.regular,
    'sans-italic': sans.italic,
    'sans-bold': sans.bold,
    'sans-bold-italic': sans.boldItalic,
  };
  try {
    const fonts = new Fonts(bytes, formFont(), fallbacksFor(language));
    opened.set(key, fonts);
    return fonts;
  } catch {
    findings.error('theme-value', { path: theme.path }, 'one of these fonts cannot be read', {
      hint: 'static TTF or OTF files are known to work',
    });
    return null;
  }
}

/** By these, charts for a screen are measured, whatever the theme: what a reader's screen has is not known. */
export function screenFonts(): Fonts {
  const { regular, italic, bold, boldItalic } = filesOf(FAMILIES['Source Sans 3']!);
  const [plain, slanted, heavy, both] = [regular, italic, bold, boldItalic].map((path) => readFileSync(path));
  const sans = { sans: plain!, 'sans-italic': slanted!, 'sans-bold': heavy!, 'sans-bold-italic': both! };
  const serif = { serif: plain!, 'serif-italic': slanted!, 'serif-bold': heavy!, 'serif-bold-italic': both! };
  return new Fonts({ ...serif, ...sans }, plain!, fallbacksFor('en'));
}

function family(theme: Theme, named: FontFamily, findings: Findings): Record<Cut, Uint8Array> | null {
  const paths = typeof named === 'string' ? builtIn(theme, named, findings) : ownFiles(theme, named);
  if (!paths) return null;
  try {
    return Object.fromEntries(
      Object.entries(paths).map(([cut, path]) => [cut, readFileSync(path)]),
    ) as unknown as Record<Cut, Uint8Array>;
  } catch (error) {
    findings.error(
      'file-missing',
      { path: theme.path },
      `there is no font file \`${(error as NodeJS.ErrnoException).path ?? ''}\``,
    );
    return null;
  }
}

function builtIn(theme: Theme, name: string, findings: Findings): Record<Cut, string> | null {
  if (!Object.hasOwn(FAMILIES, name)) {
    findings.error('theme-value', { path: theme.path }, `there is no font family \`${name}\``, {
      hint: `there are ${Object.keys(FAMILIES).join(' and ')}; others by their files: {regular, italic, bold, boldItalic}`,
    });
    return null;
  }
  return filesOf(FAMILIES[name]!);
}

function filesOf([pack, stem]: readonly [string, string]): Record<Cut, string> {
  const folder = dirname(require.resolve(`${pack}/package.json`));
  return Object.fromEntries(
    Object.entries(CUTS).map(([cut, file]) => [cut, resolve(folder, file, `${stem}_${file}.ttf`)]),
  ) as Record<Cut, string>;
}

function ownFiles(theme: Theme, files: Exclude<FontFamily, string>): Record<Cut, string> {
  const folder = dirname(theme.path);
  const path = (file: string): string => resolve(folder, file);
  return {
    regular: path(files.regular),
    italic: path(files.italic),
    bold: path(files.bold),
    boldItalic: path(files.boldItalic),
  };
}
