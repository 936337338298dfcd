import { create } from 'fontkit';
import { FontFace } from './font-face.js';

/** A family for letters that a theme's faces may lack; its files are opened when such a letter comes. */
export interface Fallback {
  readonly name: string;
  /** Matches the letters that it is asked for. */
  readonly letters: RegExp;
  readonly regular: () => Uint8Array;
  /** null: bold text is regular. */
  readonly bold: (() => Uint8Array) | null;
}

/** A stretch of a word that one font draws. */
export interface Stretch {
  readonly text: string;
  readonly face: FontFace;
}

/** Letters with their marks and joiners. */
const CLUSTERS = /\P{M}?[\p{M}\u200c\u200d]*/gsu;
const JOINERS = /[\u200c\u200d]/g;

/** Finds fonts for what a theme's face cannot draw. */
export class Fallbacks {
  private readonly opened = new Map<string, FontFace>();

  constructor(private readonly families: readonly Fallback[]) {}

  /** Parts a word by the fonts that draw it, as few as can be. Letters that none has stay with `main`. */
  stretches(word: string, main: FontFace, bold: boolean): readonly Stretch[] {
    const runs: { text: string; faces: readonly FontFace[] }[] = [];
    for (const [cluster] of word.matchAll(CLUSTERS)) {
      if (cluster === '') continue;
      const able = this.able(cluster, main, bold);
      const last = runs.at(-1);
      const both = last?.faces.filter((f) => able.includes(f)) ?? [];
      if (last && both.length > 0) Object.assign(last, { text: last.text + cluster, faces: both });
      else runs.push({ text: cluster, faces: able });
    }
    return runs.map(({ text, faces }) => ({ text, face: faces[0]! }));
  }

  /** Whether one of the families has the character. */
  has(codePoint: number): boolean {
    return this.families.some(
      (f) => f.letters.test(String.fromCodePoint(codePoint)) && this.open(f, false).has(codePoint),
    );
  }

  /** Faces that can draw a cluster; `main` alone where it can, or where none can. */
  private able(cluster: string, main: FontFace, bold: boolean): readonly FontFace[] {
    const needed = Array.from(cluster.replace(JOINERS, ''), (c) => c.codePointAt(0)!);
    const draws = (face: FontFace): boolean => needed.every((c) => face.has(c));
    if (draws(main)) return [main];
    const found = this.families
      .filter((f) => f.letters.test(cluster))
      .map((f) => this.open(f, bold))
      .filter(draws);
    return found.length > 0 ? found : [main];
  }

  private open(family: Fallback, bold: boolean): FontFace {
    const heavy = bold && family.bold !== null;
    const name = `${family.name}${heavy ? '-bold' : ''}`;
    const known = this.opened.get(name);
    if (known) return known;
    const bytes = heavy ? family.bold!() : family.regular();
    const face = new FontFace(name, create(Buffer.from(bytes)) as fontkit.Font, true);
    this.opened.set(name, face);
    return face;
  }
}
