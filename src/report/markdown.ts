import type { Forms, InstrumentForm, WorksheetForm } from '../form/index.js';
import type { Figures, QuestionFigures, RoundChange, Scores } from '../score/index.js';
import { scaleWords, scoreName } from './text/naming.js';
import { figure, interval, percent, roundName, signed, verdict } from './words.js';

/** The same summary as a Markdown page: tables of scores, items, groups, changes; counts and texts. */
export function toMarkdown(scores: Scores, forms: Forms): string {
  const out: string[] = [
    `# ${cell(scores.session.title)}`,
    '',
    `${scores.responses.respondents} respondents.`,
  ];
  for (const form of forms.list) {
    if (form.kind === 'instrument' && Object.hasOwn(scores.instruments, form.id))
      out.push(...instrument(scores, form));
    if (form.kind !== 'instrument' && Object.hasOwn(scores.worksheets, form.id))
      out.push(...worksheet(scores, form));
  }
  if (scores.cautions.length > 0)
    out.push(
      '',
      '## Cautions',
      '',
      ...scores.cautions.map(
        (c) => `- ${c.round && roundName(c.round) ? `${cell(c.round)}: ` : ''}${cell(c.message)}`,
      ),
    );
  return `${out.join('\n')}\n`;
}

/** Text of people and plans inside a table: nothing in it is markup. */
function cell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, (c) => `\\${c}`).replace(/\s*\n\s*/g, ' ');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map((r) => `| ${r.join(' | ')} |`),
  ];
}

function instrument(scores: Scores, form: InstrumentForm): string[] {
  const { rounds, changes } = scores.instruments[form.id]!;
  const titles = new Map(form.scoring.subscales.map((s) => [s.id, s.title]));
  const name = (id: string): string => cell(titles.get(id) ?? (id === 'overall' ? 'Overall' : id));
  const out = ['', `## ${cell(form.title)}`];
  for (const c of changes) out.push(...changeTable(c, name));
  for (const [round, figures] of Object.entries(rounds)) {
    out.push('', `### ${roundName(round) === '' ? 'Scores' : cell(round)} (n = ${figures.n})`);
    if (!figures.items) {
      out.push('', `Hidden: fewer than ${scores.privacy.minimum} people answered.`);
      continue;
    }
    out.push(...scoreTable(figures, name), '', `${scaleWords(form)}.`, ...itemTable(form, figures));
    const groups = Object.entries(figures.groups ?? {});
    if (groups.length > 0) {
      const ids = Object.keys(figures.scores ?? {});
      out.push(
        ...tableOf(
          ['Group', 'n', ...ids.map(name)],
          groups.map(([g, f]) => [
            cell(g),
            String(f.n),
            ...ids.map((id) => (f.items ? figure(f.scores?.[id]?.mean) || 'too few' : 'hidden')),
          ]),
        ),
      );
    }
  }
  return out;
}

function scoreTable(f: Figures, name: (id: string) => string): string[] {
  const rows = Object.entries(f.scores ?? {}).map(([id, s]) => [
    name(id),
    String(s.n),
    figure(s.mean),
    figure(s.sd),
    figure(s.median),
    interval(s.ci95, (x) => figure(x)),
    figure(s.alpha),
    (s.bands ?? []).map((b) => `${cell(b.label)} ${b.count}`).join(', '),
  ]);
  return rows.length === 0
    ? []
    : tableOf(['Score', 'n', 'mean', 'sd', 'median', '95% interval', 'α', 'bands'], rows);
}

function itemTable(form: InstrumentForm, f: Figures): string[] {
  const rows = form.scoring.items.flatMap((i) => {
    const x = f.items?.[i.id];
    if (!x) return [];
    const text = `${i.id} ${cell(i.text)}${i.reversed ? ' (R)' : ''}`;
    return [
      [
        text,
        String(x.n),
        figure(x.mean),
        figure(x.sd),
        percent(x.favorable?.percent),
        interval(x.favorable?.ci95, (v) => percent(v)),
        figure(x.consensus),
      ],
    ];
  });
  return tableOf(['Item', 'n', 'mean', 'sd', 'favourable', '95% interval', 'consensus'], rows);
}

function changeTable(c: RoundChange, name: (id: string) => string): string[] {
  const rows = Object.entries(c.scores ?? {}).map(([id, s]) => {
    const ci = s.paired ? s.paired.ci95 : s.all?.ci95;
    const n = s.paired ? `${s.paired.n} in both` : s.all ? `${s.all.nFrom} and ${s.all.nTo}` : 'hidden';
    return [
      name(id),
      signed(s.paired ? s.paired.difference : s.all?.difference),
      interval(ci, (x) => signed(x)),
      n,
      verdict(ci),
    ];
  });
  return rows.length === 0
    ? []
    : [
        '',
        `### From ${cell(c.from)} to ${cell(c.to)}`,
        ...tableOf(['Score', 'change', '95% interval', 'n', ''], rows),
      ];
}

function worksheet(scores: Scores, form: WorksheetForm): string[] {
  const out: string[] = [];
  for (const [round, set] of Object.entries(scores.worksheets[form.id]!.rounds)) {
    out.push('', `## ${cell(form.title)}${roundName(round) === '' ? '' : `, ${cell(round)}`} (n = ${set.n})`);
    for (const task of form.tasks) {
      const figures = set.questions?.[task.id];
      const question = 'question' in task ? form.questions.find((q) => q.id === task.question) : undefined;
      if (figures) out.push('', `### ${cell(question?.text ?? task.id)}`, ...questionLines(figures));
    }
  }
  return out;
}

function questionLines(q: QuestionFigures): string[] {
  if ('answers' in q) {
    const rows = (q.answers ?? []).map((a) => [cell(a.label), String(a.count), percent(a.percent)]);
    return [
      ...tableOf([`Answer (n = ${q.n})`, 'count', 'percent'], rows),
      ...(q.other ?? []).map((t, i) => `${i === 0 ? '\n' : ''}- ${cell(t)}`),
    ];
  }
  if ('texts' in q) return ['', ...(q.texts ?? []).map((t) => `- ${cell(t)}`)];
  if ('cells' in q)
    return Object.entries(q.cells ?? {}).flatMap(([key, c]) => ['', `**${cell(key)}**`, ...questionLines(c)]);
  return [
    '',
    `mean ${figure(q.mean)}, sd ${figure(q.sd)}, median ${figure(q.median)}, ${figure(q.min)} to ${figure(q.max)} (n = ${q.n})`,
  ];
}
