import type { Plan } from '../plan/index.js';
import { letter } from './letters.js';

/** `Worksheet 3`, `Module II`: ids and the numbers that the plan's patterns give them, in order of first use. */
export function numbersOf(plan: Plan): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const uses = plan.modules.flatMap((m) =>
    m.activities.flatMap((a) => [...a.use, ...a.parts.flatMap((p) => p.use)]),
  );
  const used = [...new Set(uses.map((u) => u.id))];
  const gathered = plan.appendix?.show === 'full' ? plan.appendix.worksheets : [];
  // Whose questions alone are printed has no title that a number could stand over.
  const questionsOnly = (w: Plan['worksheets'][number]): boolean =>
    w.print !== 'loose' &&
    !gathered.includes(w.id) &&
    uses.some((u) => u.id === w.id && u.show === 'questions') &&
    !uses.some((u) => u.id === w.id && u.show === 'full');
  const inUse = (ids: readonly string[]): string[] => [
    ...used.filter((id) => ids.includes(id)),
    ...ids.filter((id) => !used.includes(id)),
  ];
  const give = (ids: readonly string[], pattern: string | null): void => {
    if (pattern !== null) for (const [i, id] of ids.entries()) out.set(id, numbered(pattern, i + 1));
  };
  give(
    plan.modules.map((m) => m.id),
    plan.numbering.modules,
  );
  give(inUse(plan.worksheets.filter((w) => !questionsOnly(w)).map((x) => x.id)), plan.numbering.worksheets);
  give(inUse(plan.handouts.map((h) => h.id)), plan.numbering.handouts);
  return out;
}

function numbered(pattern: string, n: number): string {
  const values: Record<string, string> = {
    '1': String(n),
    I: roman(n),
    i: roman(n).toLowerCase(),
    A: letter(n),
    a: letter(n).toLowerCase(),
  };
  return pattern.replace(/\{([1IiAa])\}/g, (_, key: string) => values[key]!);
}

const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(n: number): string {
  let left = n;
  let out = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      out += sign;
      left -= value;
    }
  }
  return out;
}
