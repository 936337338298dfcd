import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import { nameOf, textOf } from './text.js';
import { type Field, lookup } from './walk.js';

/** What a field says: its value, and a second one where what it stores is not what it shows. */
export interface Said {
  readonly value: string;
  readonly stored: string | null;
}

/** null for a value that is no text. */
export function saidBy(field: Field): Said | null {
  if (field.kind === 'radio' || field.kind === 'check') return ticked(field);
  if (field.value === undefined) return { value: '', stored: null };
  const value = textOf(field.value);
  return value === null ? null : { value, stored: null };
}

/** Viewers write the choice twice: as the field's value, and as the state of the box that is shown. */
function ticked(field: Field): Said {
  const states = field.widgets.map((w) => lookup(w, 'AS'));
  const told = states.filter((s) => s instanceof PDFName);
  const shown = [...new Set(told.map(nameOf).filter((n) => n !== 'Off'))];
  const raw = textOf(field.value) ?? '';
  const stored = raw === 'Off' ? '' : raw;
  const agree = told.length === 0 || (stored === '' ? shown.length === 0 : shown.includes(stored));
  if (agree) return { value: exported(field, stored), stored: null };
  // What the person saw counts, as long as it is one thing.
  const seen = shown.length === 1 ? shown[0]! : shown.length === 0 ? '' : stored;
  return { value: exported(field, seen), stored: exported(field, stored) };
}

/** Where values are listed, the state's name only points to one (PDF 1.7, 12.7.4.2.3). */
function exported(field: Field, state: string): string {
  if (state === '' || !field.options) return state;
  const at = field.widgets.findIndex((w) => onState(w) === state);
  const index = /^\d{1,4}$/.test(state) ? Number(state) : at;
  return textOf(field.options.lookup(index >= 0 && index < field.options.size() ? index : at)) ?? state;
}

/** Name of the state in which a box is ticked. */
export function onState(widget: PDFDict): string | null {
  const looks = lookup(widget, 'AP');
  const normal = looks instanceof PDFDict ? lookup(looks, 'N') : undefined;
  if (!(normal instanceof PDFDict)) return null;
  return (
    normal
      .keys()
      .map(nameOf)
      .find((n) => n !== 'Off') ?? null
  );
}
