/** Words that people write for a key, in the order in which keys are tried. */
const MEANT: readonly { readonly written: readonly string[]; readonly keys: readonly string[] }[] = [
  {
    written: ['label', 'question', 'text', 'name', 'heading', 'title', 'statement', 'prompt'],
    keys: ['prompt', 'title', 'text'],
  },
  { written: ['answers', 'options', 'choices', 'anchors', 'points'], keys: ['labels', 'options'] },
  { written: ['questions', 'statements', 'sentences', 'dimensions', 'criteria'], keys: ['items', 'rows'] },
  { written: ['duration', 'time', 'length', 'mins', 'min'], keys: ['minutes'] },
  { written: ['description', 'aim', 'goal', 'objective', 'why'], keys: ['purpose', 'summary', 'text'] },
  { written: ['sheets', 'forms', 'worksheet', 'worksheets', 'instrument', 'handout'], keys: ['use'] },
  { written: ['people', 'attendees', 'size'], keys: ['participants', 'size'] },
  { written: ['place', 'location', 'room', 'where'], keys: ['venue'] },
  { written: ['trainer', 'trainers', 'facilitator', 'author', 'authors'], keys: ['facilitators'] },
  { written: ['reverse', 'negative', 'inverted'], keys: ['reversed'] },
  { written: ['sections', 'days', 'parts', 'agenda'], keys: ['modules', 'activities', 'parts'] },
  { written: ['height', 'rows'], keys: ['lines'] },
];

/** The key that was meant by a word that is no key here: one that is not there yet; null: nothing comes to mind. */
export function meantBy(word: string, keys: readonly string[], taken: readonly string[]): string | null {
  const free = MEANT.filter((m) => m.written.includes(word.toLowerCase()))
    .flatMap((m) => m.keys)
    .filter((k) => k !== word && keys.includes(k) && !taken.includes(k));
  return free[0] ?? null;
}
