import type { Forms, InstrumentForm, Task, WorksheetForm } from '../form/index.js';
import {
  type Beside,
  type Figures,
  isPlaced,
  type NumberBin,
  type OptionFigures,
  type PairedChange,
  type QuestionFigures,
  type RoundChange,
  type RoundScores,
  type Scores,
  splitChanges,
} from '../score/index.js';
import { binLabel, hasBins } from './bins.js';
import { isContact, questionAt } from './contacts.js';
import { bareName, raterName, scaleWords, scoreName } from './text/naming.js';
import { figure, interval, joined, percent, plain, plural, roundName, signed, verdict } from './words.js';

/** The same summary as a Markdown page: tables of changes, scores, items and groups; counts and texts; cautions. */
export function toMarkdown(scores: Scores, forms: Forms): string {
  const out = [
    `# ${markdownCell(scores.session.title)}`,
    '',
    `${plural(scores.responses.respondents, 'respondent')}.`,
  ];
  for (const form of forms.list) {
    if (form.kind === 'instrument') {
      if (Object.hasOwn(scores.instruments, form.id)) out.push(...instrument(scores, form));
    } else if (Object.hasOwn(scores.worksheets, form.id)) {
      out.push(...worksheet(scores, form));
    }
  }
  return `${[...out, ...cautions(scores)].join('\n')}\n`;
}

/** Text of people and plans: nothing in it is markup, and it stays on its line. */
export function markdownCell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&]/g, (c) => `\\${c}`)
    .replace(/^(\d*)([-+.)])/, '$1\\$2');
}

export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'left' | 'right' = 'right',
): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map((_, i) => (i === 0 || align === 'left' ? '---' : '---:')).join('|')}|`,
    ...rows.map((r) => `| ${r.join(' | ')} |`),
  ];
}

/** Own means beside those of other sites. */
function baselineTable(form: InstrumentForm, beside: Readonly<Record<string, Beside>>): string[] {
  const rows = Object.entries(beside).map(([id, b]) => [
    markdownCell(scoreName(form, id)),
    figure(b.own),
    figure(b.mean),
    signed(b.difference),
    interval(b.ci95, signed),
  ]);
  return markdownTable(['', 'here', 'elsewhere', 'differs by', '95% interval'], rows);
}

function instrument(scores: Scores, form: InstrumentForm): string[] {
  const { rounds } = scores.instruments[form.id]!;
  const { changes, marks } = splitChanges(scores.instruments[form.id]!);
  return [
    ...['', `## ${markdownCell(form.title)}`],
    ...changes.flatMap((c) => changeTable(form, c)),
    ...marks.flatMap((c) => markTable(form, c)),
    ...baselineTable(form, scores.instruments[form.id]!.baseline ?? {}),
    ...Object.entries(rounds).flatMap(([round, figures]) => roundTables(scores, form, round, figures)),
  ];
}

function roundTables(scores: Scores, form: InstrumentForm, round: string, figures: RoundScores): string[] {
  const head = ['', `### ${roundName(round) === '' ? 'Scores' : markdownCell(round)} (n = ${figures.n})`];
  if (!figures.items) return [...head, '', hidden(scores)];
  const scored = scoreTable(form, figures);
  return [
    ...head,
    ...scored,
    ...(scored.length > 0 ? ['', `${scaleWords(form)}.`] : []),
    ...itemTable(form, figures),
    ...writtenLists(form, figures),
    ...raterTables(form, figures),
    ...groupTable(form, figures),
  ];
}

function hidden(scores: Scores): string {
  return `Hidden: fewer than ${scores.privacy.minimum} people answered, and the form is anonymous.`;
}

const TOO_FEW = 'too few';

function scoreTable(form: InstrumentForm, f: Figures): string[] {
  const rows = Object.entries(f.scores ?? {}).map(([id, s]) => [
    ...[markdownCell(scoreName(form, id)), String(s.n), s.items === null ? TOO_FEW : figure(s.mean)],
    ...[figure(s.sd), figure(s.median), interval(s.ci95, (x) => figure(x)), figure(s.alpha)],
    (s.bands ?? []).map((b) => `${markdownCell(b.label)} ${b.count}`).join(', '),
  ]);
  return markdownTable(['Score', 'n', 'mean', 'sd', 'median', '95% interval', 'α', 'bands'], rows);
}

function itemTable(form: InstrumentForm, f: Figures): string[] {
  const rows = form.scorings
    .flatMap((s) => s.items)
    .flatMap((i) => {
      const x = f.items?.[i.id];
      if (!x || !('answers' in x)) return [];
      const text = `${i.id} ${markdownCell(i.text)}${i.reversed ? ' (R)' : ''}`;
      const share = x.answers === null ? TOO_FEW : percent(x.favorable?.percent);
      const within = interval(x.favorable?.ci95, (v) => percent(v));
      return [[text, String(x.n), figure(x.mean), figure(x.sd), share, within, figure(x.consensus)]];
    });
  return markdownTable(['Item', 'n', 'mean', 'sd', 'favourable', '95% interval', 'consensus'], rows);
}

/** From now to target: how many moved by how much. */
function markTable(form: InstrumentForm, c: RoundChange): string[] {
  const within = c.round === undefined ? '' : ` (${markdownCell(c.round)})`;
  const line = (name: string, { paired }: { readonly paired?: PairedChange | null }): string[] => [
    ...[name, figure(paired?.from), figure(paired?.to), signed(paired?.difference)],
    ...[interval(paired?.ci95, (x) => signed(x)), paired ? String(paired.n) : 'hidden'],
  ];
  const moves = (id: string): string =>
    (c.items[id]?.moves ?? [])
      .map((m) => `${signed(m.by, Number.isInteger(m.by) ? 0 : 2)}: ${m.count}`)
      .join(', ');
  const scores = Object.entries(c.scores ?? {}).map(([id, x]) => [
    ...line(markdownCell(bareName(form, id)), x),
    '',
  ]);
  const items = Object.entries(c.items).map(([id, x]) => [
    ...line(markdownCell(textOf(form, id)), x),
    moves(id),
  ]);
  return [
    ...['', `### From ${markdownCell(c.from)} to ${markdownCell(c.to)}${within}`],
    ...markdownTable(
      ['', markdownCell(c.from), markdownCell(c.to), 'change', '95% interval', 'n', 'moves'],
      [...scores, ...items],
    ),
  ];
}

function textOf(form: InstrumentForm, id: string): string {
  const [{ items, mark }] = form.scorings;
  return items.find((i) => i.id === (mark ? `${id}.${mark.id}` : id))?.text ?? id;
}

function writtenLists(form: InstrumentForm, f: Figures): string[] {
  return form.written.flatMap((w) => {
    const figures = f.items?.[w.id];
    if (!figures || !('texts' in figures) || figures.n === 0) return [];
    return ['', `**${markdownCell(joined(w.text))}** (n = ${figures.n})`, ...questionLines(figures)];
  });
}

function raterTables(form: InstrumentForm, f: RoundScores): string[] {
  const ids = Object.keys(f.scores ?? {});
  const raters = Object.entries(f.raters ?? {}).map(([id, r]) => [
    ...[markdownCell(raterName(form, id)), r.items ? String(r.n) : ''],
    ...ids.map((s) => (r.items ? figure(r.scores?.[s]?.mean) || TOO_FEW : 'hidden')),
  ]);
  const gaps = (f.gaps ?? []).map((g) => [
    `${markdownCell(raterName(form, g.from))} to ${markdownCell(raterName(form, g.to))}`,
    '',
    ...ids.map((s) => signed(g.scores[s]?.paired?.difference)),
  ]);
  return markdownTable(
    ['Rater', 'n', ...ids.map((id) => markdownCell(scoreName(form, id)))],
    [...raters, ...gaps],
  );
}

function groupTable(form: InstrumentForm, figures: RoundScores): string[] {
  const ids = Object.keys(figures.scores ?? {});
  const rows = Object.entries(figures.groups ?? {}).map(([group, f]) => {
    const means = ids.map((id) => (f.items ? figure(f.scores?.[id]?.mean) || TOO_FEW : 'hidden'));
    return [markdownCell(group), f.items ? String(f.n) : '', ...means];
  });
  return markdownTable(['Group', 'n', ...ids.map((id) => markdownCell(scoreName(form, id)))], rows);
}

function changeTable(form: InstrumentForm, c: RoundChange): string[] {
  const rows = Object.entries(c.scores ?? {}).map(([id, { paired, all }]) => {
    const used = paired && paired.n > 0 ? paired : all;
    const n = paired && paired.n > 0 ? `${paired.n} in both` : all ? `${all.nFrom} and ${all.nTo}` : 'hidden';
    const change = [signed(used?.difference), interval(used?.ci95, (x) => signed(x))];
    return [markdownCell(scoreName(form, id)), ...change, n, verdict(used?.ci95)];
  });
  const shares = form.scorings
    .flatMap((s) => s.items)
    .flatMap((i) => {
      const f = c.items[i.id]?.favorable;
      if (!f) return [];
      const change = [signed(f.difference, 0), interval(f.ci95, (x) => signed(x, 0))];
      return [[`${i.id} ${markdownCell(i.text)}`, percent(f.from), percent(f.to), ...change]];
    });
  return [
    ...['', `### From ${markdownCell(c.from)} to ${markdownCell(c.to)}`],
    ...markdownTable(['Score', 'change', '95% interval', 'n', 'says'], rows),
    ...markdownTable(
      ['Favourable', markdownCell(c.from), markdownCell(c.to), 'points', '95% interval'],
      shares,
    ),
  ];
}

function worksheet(scores: Scores, form: WorksheetForm): string[] {
  return Object.entries(scores.worksheets[form.id]!.rounds).flatMap(([round, set]) => {
    const name = roundName(round) === '' ? '' : `, ${markdownCell(round)}`;
    const head = ['', `## ${markdownCell(form.title)}${name} (n = ${set.n})`];
    if (!set.questions) return [...head, '', hidden(scores)];
    const tasks = form.tasks.flatMap((task) => {
      const figures = set.questions?.[task.id];
      const question = 'question' in task ? form.questions.find((q) => q.id === task.question) : undefined;
      const title = 'title' in task ? task.title : (question?.text ?? task.id);
      if (!figures) return [];
      const contact = isContact(questionAt(form, task.id));
      const lines = contact ? [] : task.task === 'place' ? placeLines(task, figures) : questionLines(figures);
      return ['', `### ${markdownCell(title)}`, ...lines];
    });
    return [...head, ...tasks];
  });
}

function questionLines(q: QuestionFigures): string[] {
  if ('answers' in q) {
    if (!q.answers) return ['', `${TOO_FEW} answers (n = ${q.n})`];
    const rows = q.answers.map((a) => [markdownCell(a.label), String(a.count), percent(a.percent)]);
    return [...markdownTable([`Answer (n = ${q.n})`, 'count', 'percent'], rows), ...listOf(q.other ?? [])];
  }
  if ('texts' in q) return q.texts ? listOf(q.texts) : ['', `${TOO_FEW} answers (n = ${q.n})`];
  if ('marks' in q) return [];
  if ('cells' in q)
    return Object.entries(isPlaced(q.cells) ? {} : (q.cells ?? {})).flatMap(([key, c]) =>
      c.n > 0 ? ['', `**${markdownCell(key)}**`, ...questionLines(c)] : [],
    );
  if ('lists' in q)
    return Object.entries(q.lists ?? {}).flatMap(([key, l]) => [
      '',
      `**${markdownCell(key)}**`,
      ...questionLines(l),
    ]);
  if ('options' in q) return q.options ? optionLines(q.options) : ['', `${TOO_FEW} answers (n = ${q.n})`];
  if (q.mean === null) return ['', q.n === 0 ? 'no answers' : `${TOO_FEW} answers (n = ${q.n})`];
  const range = `${figure(q.min)} to ${figure(q.max)}`;
  return [
    '',
    `mean ${figure(q.mean)}, sd ${figure(q.sd) || '–'}, median ${figure(q.median)}, ${range} (n = ${q.n})`,
    ...binTable(q.bins),
  ];
}

function binTable(bins: readonly NumberBin[] | null): string[] {
  if (!hasBins(bins)) return [];
  return markdownTable(
    ['Number', 'count'],
    bins.map((b) => [binLabel(b, plain), String(b.count)]),
  );
}

/** The grid as it was printed, a table for each mark. */
function placeLines(task: Extract<Task, { task: 'place' }>, q: QuestionFigures): string[] {
  const sets =
    'marks' in q
      ? Object.entries(q.marks ?? {})
      : 'cells' in q && isPlaced(q.cells)
        ? [['', q.cells] as const]
        : [];
  if (sets.length === 0) return ['', `${TOO_FEW} answers (n = ${q.n})`];
  return sets.flatMap(([id, cells]) => {
    const title = task.marks.find((m) => m.id === id)?.title ?? '';
    const rows = [...task.y.points]
      .reverse()
      .map((y) => [
        markdownCell(y.plain),
        ...task.x.points.map((x) => String(cells?.find((c) => c.x === x.id && c.y === y.id)?.count ?? '')),
      ]);
    const head = [
      title === '' ? `n = ${q.n}` : markdownCell(title),
      ...task.x.points.map((x) => markdownCell(x.plain)),
    ];
    return cells ? markdownTable(head, rows) : ['', `${markdownCell(title)}: ${TOO_FEW} answers`];
  });
}

function optionLines(options: readonly OptionFigures[]): string[] {
  const [first] = options;
  if (!first) return [];
  if ('counts' in first) {
    const sets = Object.keys(first.counts);
    const rows = options.map((o) => [
      markdownCell(o.label),
      ...sets.map((s) => ('counts' in o ? String(o.counts[s] ?? 0) : '')),
      'counts' in o && o.contested ? 'contested' : '',
    ]);
    return markdownTable(['Option', ...sets.map(markdownCell), ''], rows);
  }
  if ('meanRank' in first) {
    const rows = options.map((o) =>
      'meanRank' in o
        ? [markdownCell(o.label), figure(o.meanRank), figure(o.medianRank), figure(o.borda, 1)]
        : [],
    );
    return markdownTable(['Option', 'mean rank', 'median rank', 'points'], rows);
  }
  const rows = options.map((o) =>
    'mean' in o ? [markdownCell(o.label), String(o.n), figure(o.mean), figure(o.sd), figure(o.median)] : [],
  );
  return markdownTable(['Option', 'n', 'mean', 'sd', 'median'], rows);
}

function listOf(texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : ['', ...texts.map((t) => `- ${markdownCell(t)}`)];
}

function cautions(scores: Scores): string[] {
  if (scores.cautions.length === 0) return [];
  const lines = scores.cautions.map((c) => {
    const round = roundName(c.round ?? '');
    return `- ${round === '' ? '' : `${markdownCell(round)}: `}${markdownCell(c.message)}`;
  });
  return ['', '## Cautions', '', ...lines];
}
