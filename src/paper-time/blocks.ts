import type { AskType, Block, GridBlock } from '../plan/index.js';
import { ASSUMPTIONS as A } from './assumptions.js';
import { type PaperTime, plus, together, type Words } from './paper.js';

type Plain = Exclude<Block, { block: 'columns' | 'box' | 'instrument' | 'handout' }>;

/** A block that holds no others; `width` is its share of the page. */
export function blockPaper(words: Words, b: Plain, width: number): PaperTime {
  switch (b.block) {
    case 'text':
      return words.form(b.text);
    case 'write':
      return together([asked(words, b), words.lines(b.fill ? A.linesOfRest : b.lines, width, 1)]);
    case 'ask':
      return together([asked(words, b), blank(words, b.type, width)]);
    case 'choose': {
      const ticks = Math.max(1, b.min, Math.min(b.max, 3));
      return together([asked(words, b), options(words, b.options), ticked(ticks)]);
    }
    case 'grid':
      return together([asked(words, b), grid(words, b, width)]);
    case 'slots': {
      const narrow = width / Math.max(1, b.lists.length);
      const count = b.lists.reduce((sum, l) => sum + l.count, 0);
      return together([
        asked(words, b),
        ...b.lists.map((l) => words.form(l.title)),
        words.lines(count, narrow, b.lists.length),
      ]);
    }
    case 'pick': {
      const picks = b.sets.reduce((sum, s) => sum + Math.max(1, s.min, Math.min(s.max, 3)), 0);
      return together([asked(words, b), options(words, b.options), weighed(picks)]);
    }
    case 'rank':
      return together([asked(words, b), options(words, b.options), weighed(b.top)]);
    case 'share':
      return together([asked(words, b), options(words, b.options), weighed(b.options.length)]);
    case 'place': {
      const marks = b.marks.length > 0 ? b.marks.length : 1;
      const count = marks * (b.many ? A.marksWhereMany : 1);
      const printed = [...b.cells.values()].flatMap((c) => [words.form(c.title), words.form(c.text)]);
      return together([asked(words, b), ...printed, plus({ answers: count, answering: count * A.place })]);
    }
    case 'results':
      return plus({ reading: A.look });
    // Cards are cut out before the session.
    case 'cards':
    case 'page-break':
      return together([]);
  }
}

function asked(words: Words, b: Extract<Plain, { prompt: unknown }>): PaperTime {
  return together([words.form(b.prompt), words.form('hint' in b ? b.hint : null)]);
}

function options(words: Words, list: Extract<Plain, { block: 'choose' }>['options']): PaperTime {
  return together(list.flatMap((o) => [words.form(o.text), words.form(o.hint)]));
}

function ticked(count: number): PaperTime {
  return plus({ answers: count, answering: A.tick + (count - 1) * A.furtherTick });
}

function weighed(count: number): PaperTime {
  return plus({ answers: count, answering: count * A.weigh });
}

/** A line in words, or a number, a date, an address. */
function blank(words: Words, type: AskType, width: number): PaperTime {
  return type === 'text' ? words.lines(1, width, 0) : plus({ answers: 1, answering: A.blank });
}

/** Cells that are given are read, the others filled in, as wide as their column. */
function grid(words: Words, b: GridBlock, width: number): PaperTime {
  // The row's name stands beside the cells and takes its share.
  const all = b.columns.reduce((sum, c) => sum + (c.width ?? 1), 1);
  const heads = [b.corner, ...b.columns.map((c) => c.text), ...b.rows.map((r) => r.text)];
  const cells = b.rows.flatMap((row) =>
    b.columns.map((column): PaperTime => {
      const given = row.given.get(column.id);
      if (given) return words.form(given);
      if (column.type !== 'text') return blank(words, column.type, 1);
      return words.lines(row.lines ?? b.lines, (width * (column.width ?? 1)) / all, 0);
    }),
  );
  return together([...heads.map(words.form), ...cells]);
}
