import { nearest } from '../diagnostics/index.js';
import { type Prose, plainText } from '../markdown/index.js';
import { inline, type Reading } from './reading.js';
import type { RawScale } from './schema.js';
import type { Site } from './site.js';
import type { Answer, Scale } from './types.js';

const MAX_POINTS = 101;

/** A scale as it prints and scores; null (and said) where its parts do not fit together. */
export function readScale(r: Reading, site: Site, raw: RawScale, name: string | null): Scale | null {
  const numeric = raw.from !== undefined || raw.to !== undefined;
  const answers = numeric && !Array.isArray(raw.labels) ? points(r, site, raw) : labelled(r, site, raw);
  if (!answers || !consistent(r, site, answers)) return null;
  const values = answers.flatMap((a) => (a.value === null ? [] : [a.value]));
  const ordered = values.length >= 2;
  const favorable = readFavorable(r, site, raw, answers);
  return {
    name,
    answers,
    numeric: numeric && !Array.isArray(raw.labels),
    marks: readMarks(r, site, raw, answers),
    ends: readEnds(r, site, raw),
    favorable,
    lowest: ordered ? Math.min(...values) : null,
    highest: ordered ? Math.max(...values) : null,
    span: site.head,
  };
}

/** From/to: one answer for each whole number, ascending; the numbers are the labels. */
function points(r: Reading, site: Site, raw: RawScale): Answer[] | null {
  const { from = 1, to } = raw;
  if (to === undefined || to <= from) {
    r.findings.error('scale-mismatch', site.head, 'a from/to scale needs a `to` above its `from`', {
      hint: 'for example {from: 1, to: 10}',
    });
    return null;
  }
  if (to - from + 1 > MAX_POINTS) {
    r.findings.error(
      'bad-value',
      site.at('to').span,
      `a scale of ${to - from + 1} points cannot be printed`,
      {
        hint: 'up to 101 points, as from 0 to 100; for larger numbers use `ask` with type: number',
      },
    );
    return null;
  }
  if (raw.values) {
    r.findings.error(
      'scale-mismatch',
      site.at('values').key,
      'a from/to scale has its numbers as values already',
      {
        hint: 'leave out `values`, or write `labels` as a list',
      },
    );
    return null;
  }
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const label = String(from + i);
    return { text: site.inline(label), label, value: from + i };
  });
}

function labelled(r: Reading, site: Site, raw: RawScale): Answer[] | null {
  if (!Array.isArray(raw.labels)) {
    r.findings.error('missing-key', site.head, 'a scale needs `labels`, or `from` and `to`', {
      hint: 'for example {labels: [Disagree, Agree]} or {from: 1, to: 10}',
    });
    return null;
  }
  const labels = raw.labels;
  const values = raw.values ?? labels.map((_, i) => (raw.from ?? 1) + i);
  const expected = raw.to !== undefined ? raw.to - (raw.from ?? 1) + 1 : values.length;
  if (values.length !== labels.length || expected !== labels.length) {
    const wanted =
      values.length !== labels.length
        ? `${values.length} values`
        : `${expected} numbers from ${raw.from ?? 1} to ${raw.to}`;
    r.findings.error(
      'scale-mismatch',
      site.at(raw.values ? 'values' : 'labels').span,
      `${labels.length} labels and ${wanted} do not fit together`,
      {
        related: raw.values ? [{ span: site.at('labels').span, label: `${labels.length} labels` }] : [],
        hint: 'write one value for each label, in the same order; null for an answer that is counted but not scored',
      },
    );
    return null;
  }
  return labels.map((label, i) => {
    const text = inline(r, site.at('labels').at(i), label)!;
    return { text, label: plainText(text), value: values[i]! };
  });
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A response cell is read as a label and then as a value: neither may mean two answers. */
function consistent(r: Reading, site: Site, answers: readonly Answer[]): boolean {
  const seen = new Map<string, number>();
  for (const [i, answer] of answers.entries()) {
    const at = site.at('labels').at(i).span;
    const twin = seen.get(fold(answer.label));
    if (twin !== undefined) {
      r.findings.error('duplicate-id', at, `two answers of this scale are called \`${answer.label}\``, {
        hint: 'give each its own label',
      });
      return false;
    }
    seen.set(fold(answer.label), i);
    const clash = answers.find(
      (a, j) => j !== i && a.value !== null && String(a.value) === answer.label.trim(),
    );
    if (clash) {
      r.findings.error(
        'scale-mismatch',
        at,
        `the label \`${answer.label}\` is the value of \`${clash.label}\``,
        {
          hint: `a cell with ${answer.label} would mean two answers; change the label or the values`,
        },
      );
      return false;
    }
    const same = answers.findIndex((a) => a.value !== null && a.value === answer.value);
    if (same < i && same >= 0 && answer.value !== null) {
      r.findings.error(
        'scale-mismatch',
        site.at('values').at(i).span,
        `two answers have the value ${answer.value}`,
        {
          hint: 'a cell with this number would mean both; give each its own value',
        },
      );
      return false;
    }
  }
  return true;
}

function readFavorable(r: Reading, site: Site, raw: RawScale, answers: readonly Answer[]): string[] | null {
  if (!raw.favorable) return null;
  return raw.favorable.flatMap((written, i) => {
    const at = site.at('favorable').at(i);
    const label = at.text(written);
    const found = answers.find((a) => fold(a.label) === fold(label));
    if (found) return [found.label];
    const near = nearest(
      label,
      answers.map((a) => a.label),
    );
    r.findings.error('unknown-id', at.span, `the scale has no answer \`${label}\``, {
      hint: near ? `did you mean \`${near}\`?` : `its answers are ${answers.map((a) => a.label).join(', ')}`,
    });
    return [];
  });
}

function readMarks(r: Reading, site: Site, raw: RawScale, answers: readonly Answer[]): Map<number, Prose> {
  const marks = new Map<number, Prose>();
  if (!raw.labels || Array.isArray(raw.labels)) return marks;
  for (const [key, label] of Object.entries(raw.labels)) {
    const at = site.at('labels').at(key);
    if (!answers.some((a) => a.value === Number(key))) {
      r.findings.error('scale-mismatch', at.key, `${key} is not a number of this scale`, {
        hint: `it goes from ${answers[0]?.label} to ${answers.at(-1)?.label}`,
      });
    }
    marks.set(Number(key), inline(r, at, label)!);
  }
  return marks;
}

function readEnds(r: Reading, site: Site, raw: RawScale): readonly [Prose, Prose] | null {
  if (!raw.ends) return null;
  const at = site.at('ends');
  return [inline(r, at.at(0), raw.ends[0])!, inline(r, at.at(1), raw.ends[1])!];
}
