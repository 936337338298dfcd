import { plainText } from '../markdown/index.js';
import type { Block, Handout, Instrument, Plan, Use, Worksheet } from '../plan/index.js';
import { ASSUMPTIONS as A } from './assumptions.js';
import { blockPaper } from './blocks.js';
import { type PaperTime, plus, together, type Words, wordsIn } from './paper.js';

/** All seconds of a sheet. */
export function secondsOf(p: PaperTime): number {
  return p.reading + p.answering + p.writing;
}

/** What a use of a sheet takes: reading it and filling it in. Nothing for what is only named. */
export function sheetPaper(plan: Plan, use: Pick<Use, 'id' | 'part' | 'show'>): PaperTime {
  const words = wordsIn(plan.language);
  if (use.show === 'title') return together([]);
  const instrument = plan.instruments.find((i) => i.id === use.id);
  if (instrument) return instrumentPaper(words, instrument);
  const worksheet = plan.worksheets.find((w) => w.id === use.id);
  if (worksheet) return worksheetPaper(plan, words, worksheet);
  const handout = plan.handouts.find((h) => h.id === use.id);
  return handout ? handoutPaper(words, handout, use.part) : together([]);
}

/** The questions and texts of a body: a worksheet's, an activity's. What stands in columns has less room to write. */
export function bodyPaper(plan: Plan, words: Words, body: readonly Block[], width = 1): PaperTime {
  return together(
    body.map((b): PaperTime => {
      switch (b.block) {
        case 'columns': {
          const all = b.widths.reduce((sum, w) => sum + w, 0);
          return together(b.columns.map((c, i) => bodyPaper(plan, words, c, (width * b.widths[i]!) / all)));
        }
        case 'box':
          return together([words.form(b.title), bodyPaper(plan, words, b.body, width)]);
        case 'instrument': {
          const found = plan.instruments.find((i) => i.id === b.id);
          return found ? instrumentPaper(words, found) : together([]);
        }
        case 'handout': {
          const found = plan.handouts.find((h) => h.id === b.id);
          return found ? handoutPaper(words, found, b.part) : together([]);
        }
        default:
          return blockPaper(words, b, width);
      }
    }),
  );
}

function worksheetPaper(plan: Plan, words: Words, w: Worksheet): PaperTime {
  return together([words.form(w.instructions), blanks(w), bodyPaper(plan, words, w.body)]);
}

function blanks(sheet: Worksheet | Instrument): PaperTime {
  return plus({ answers: sheet.identify.length, answering: sheet.identify.length * A.blank });
}

/** All items are read, those that each person is asked to answer are ticked once for each mark. */
function instrumentPaper(words: Words, i: Instrument): PaperTime {
  const items = i.subscales.flatMap((s) => s.items);
  const answered = i.answer ?? items.length;
  const marks = i.marks.length === 0 ? 1 : i.marks.filter((m) => m.scale !== null).length;
  const lines = i.evidence + i.marks.reduce((sum, m) => sum + (m.scale === null ? m.lines : 0), 0);
  return together([
    words.form(i.instructions),
    blanks(i),
    i.code ? together([words.form(i.code), plus({ answers: 1, answering: A.blank })]) : together([]),
    ...i.subscales.map((s) => words.form(s.title)),
    ...i.scale.answers.map((x) =>
      i.kind === 'rubric' || i.scale.numeric ? together([]) : words.form(x.text),
    ),
    ...items.map((item) => together([item.text, ...item.descriptors, ...(item.poles ?? [])].map(words.form))),
    plus({ answers: answered * marks, answering: answered * marks * A.tick }),
    words.lines(answered * lines, 1, lines > 0 ? answered : 0),
  ]);
}

function handoutPaper(words: Words, h: Handout, part: string | null): PaperTime {
  const parts = part === null ? h.parts : h.parts.filter((p) => p.id === part);
  const whole = part === null && h.text ? [h.text] : [];
  return together([
    words.form(h.instructions),
    ...whole.map(words.running),
    ...parts.map((p) => words.running(p.text)),
  ]);
}

/** Its title, as it is printed. */
export function sheetTitle(plan: Plan, id: string): string {
  const sheet = [...plan.instruments, ...plan.worksheets, ...plan.handouts].find((x) => x.id === id);
  return sheet ? plainText(sheet.title) : id;
}
