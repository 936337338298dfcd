import { distance } from 'fastest-levenshtein';

/** The candidate nearest to a mistyped word, or undefined where none is near enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length * 0.4)) + 0.5;
  for (const candidate of candidates) {
    const d = folded === candidate.toLowerCase() ? 0.1 : distance(folded, candidate.toLowerCase());
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}
