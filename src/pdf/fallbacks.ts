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

  /** Parts a word by the fonts that draw it. Letters that none has stay with `main`. */
  stretches(word: string, main: FontFace, bold: boolean): readonly Stretch[] {
    const out: Stretch[] = [];
    for (const [cluster] of word.matchAll(CLUSTERS)) {
      if (cluster === '') continue;
      const face = this.faceFor(cluster, main, bold);
      const last = out.at(-1);
      if (last?.face === face) out[out.length - 1] = { face, text: last.text + cluster };
      else out.push({ face, text: cluster });
    }
    return out;
  }

  /** Whether one of the families has the character. */
  has(codePoint: number): boolean {
    return this.families.some(
      (f) => f.letters.test(String.fromCodePoint(codePoint)) && this.open(f, false).has(codePoint),
    );
  }

  /** Never by the letters around, so that a line is drawn as its parts were measured. */
  private faceFor(cluster: string, main: FontFace, bold: boolean): FontFace {
    const needed = Array.from(cluster.replace(JOINERS, ''), (c) => c.codePointAt(0)!);
    const draws = (face: FontFace): boolean => needed.every((c) => face.has(c));
    if (draws(main)) return main;
    for (const family of this.families) {
      const face = family.letters.test(cluster) && this.open(family, bold);
      if (face && draws(face)) return face;
    }
    return main;
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
