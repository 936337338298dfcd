import type { TextFigures } from '../../score/index.js';
import type { Block } from './types.js';
import type { Words } from './words.js';

/** What was written, as it was written. */
export function quotes(w: Words, title: string, { n, texts }: TextFigures, anonymous: boolean): Block {
  if (!texts) return { block: 'text', text: `${title}: ${n === 0 ? w.labels.none : w.labels.fewAnswers}` };
  const note =
    texts.length === 1
      ? w.labels.writtenCountOne
      : w.say(anonymous ? 'writtenShuffled' : 'writtenCount', { n: texts.length });
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return { block: 'quotes', title, note, texts: [...times].map(([text, n]) => ({ text, times: n })) };
}
