import { createHash } from 'node:crypto';
import type { AnswerKind, Question } from './types.js';

/**
 * A short hash of what people read when they answer: ids, texts, labels and options. What changes only the
 * scoring (reversed, values, bands) is left out, so that a mended key does not make old answers another form's.
 */
export function fingerprintOf(questions: readonly Question[]): string {
  const asked = questions.map((q) => [q.local, fold(q.text), ...shown(q.answer)]);
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`;
}

function shown(answer: AnswerKind): readonly string[] {
  switch (answer.kind) {
    case 'scale':
      return ['scale', ...answer.scale.answers.map((a) => fold(a.label))];
    case 'choice':
      return ['choice', ...answer.options.map((o) => `${o.id} ${fold(o.plain)}`)];
    case 'number':
      return ['number', answer.unit ?? ''];
    case 'place':
      return [
        'place',
        ...[answer.x, answer.y].flatMap((a) => a.points.map((p) => `${p.id} ${fold(p.plain)}`)),
      ];
    case 'order':
    case 'code':
      return [answer.kind];
    case 'text':
      return ['text', answer.type];
  }
}

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
