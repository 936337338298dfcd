import { Findings } from '../diagnostics/index.js';
import { type Labels, say } from '../labels/index.js';
import { inlineText, type MarkdownBlock, type Prose, parseBlocks, plainText } from '../markdown/index.js';
import type { Option, Scale } from '../plan/index.js';

/** Markdown as plain lines: a paragraph, heading or table row each; entries of lists behind a dash. */
export function linesOf(prose: Prose | null): readonly string[] {
  if (!prose) return [];
  return parseBlocks(prose, new Findings())
    .blocks.flatMap(blockLines)
    .filter((line) => line !== '');
}

function blockLines(block: MarkdownBlock): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [oneLine(inlineText(block.children))];
    case 'list':
      return block.items.map((item, i) => {
        const sign = block.ordered ? `${block.start + i}.` : '–';
        return `${sign} ${item.children.flatMap(blockLines).join(' ')}`;
      });
    case 'quote':
      return block.children.flatMap(blockLines);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map((c) => oneLine(inlineText(c))).join(' | '));
    case 'code':
      return [block.value];
    case 'rule':
      return [];
    case 'directive':
      return (block.children ?? []).flatMap(blockLines);
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What an option means, where the plan says it. */
export function hintsOf(options: readonly Option[]): readonly string[] {
  return options.flatMap((o) => (o.hint ? [`${o.plain}: ${plainText(o.hint)}`] : []));
}

/** Words that stand above some numbers of a scale, or at its ends: `1 = not at all, 10 = fully`. */
export function legendOf(scale: Scale): readonly string[] {
  const [first, last] = [scale.answers[0], scale.answers.at(-1)];
  const words = scale.answers.flatMap((a) => {
    const mark = a.value === null ? undefined : scale.marks.get(a.value);
    const end = a === first ? scale.ends?.[0] : a === last ? scale.ends?.[1] : undefined;
    const text = mark ?? end;
    return text ? [`${a.label} = ${plainText(text)}`] : [];
  });
  return words.length > 0 ? [words.join(', ')] : [];
}

/** How many may be ticked, as on paper. */
export function countWords(labels: Labels, min: number, max: number, options: number): readonly string[] {
  if (max === 1) return [];
  if (min === max) return [say(labels.tickExactly, { n: max })];
  if (min > 0) return [say(labels.tickBetween, { min, max })];
  return [max >= options ? labels.tickAny : say(labels.tickUpTo, { n: max })];
}
