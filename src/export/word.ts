import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { cellsApart, numbersApart, ratingApart } from './apart.js';
import type { Limits } from './limits.js';
import { named } from './named.js';
import { rangeText } from './range.js';
import { steady } from './steady.js';
import type { Blank, Choice, NumberPart, One, Part, Several, Survey, Written } from './survey.js';

/**
 * A Word document for the quick import of Microsoft Forms, which makes a question of each numbered paragraph and
 * choices of the lettered ones under it. Answers come back under the question's words, so these begin with its id.
 */
export async function word(survey: Survey, day: string, limits: Limits): Promise<Uint8Array> {
  const sheet = new Sheet();
  for (const part of survey.parts) addPart(sheet, part, limits);
  const children = [
    new Paragraph({ text: survey.title, heading: HeadingLevel.TITLE }),
    ...survey.instructions.map((line) => new Paragraph({ text: line, spacing: SPACE })),
    ...sheet.paragraphs,
  ];
  const bytes = await Packer.toBuffer(new Document({ title: survey.title, sections: [{ children }] }));
  return steady(new Uint8Array(bytes), day);
}

/** Twentieths of a point. */
const SPACE = { before: 120, after: 60 };

class Sheet {
  readonly paragraphs: Paragraph[] = [];
  private asked = 0;

  line(text: string): void {
    this.paragraphs.push(new Paragraph({ text, spacing: SPACE }));
  }

  heading(text: string): void {
    this.paragraphs.push(new Paragraph({ text, heading: HeadingLevel.HEADING_2 }));
  }

  question(title: string, help: readonly string[], choices: readonly string[]): void {
    this.asked += 1;
    const small = help.length > 0 ? ` (${help.join(' ')})` : '';
    const text = `${this.asked}. ${title}${small}`;
    this.paragraphs.push(new Paragraph({ text, spacing: SPACE, keepNext: choices.length > 0 }));
    for (const [i, choice] of choices.entries())
      this.paragraphs.push(new Paragraph({ text: `${letter(i)}. ${choice}`, indent: { left: 360 } }));
  }
}

/** A … Z, AA …, as Word letters a list. */
function letter(index: number): string {
  const times = Math.floor(index / 26) + 1;
  return String.fromCharCode(65 + (index % 26)).repeat(times);
}

const labelsOf = (choices: readonly Choice[]): readonly string[] => choices.map((c) => c.label);

function addPart(sheet: Sheet, part: Part, limits: Limits): void {
  switch (part.kind) {
    case 'said':
      for (const line of part.lines) part.heading ? sheet.heading(line) : sheet.line(line);
      return;
    case 'blank':
      addBlank(sheet, part);
      return;
    case 'rating':
      for (const line of part.help) sheet.line(line);
      for (const p of ratingApart(part)) {
        if ('heading' in p) sheet.heading(p.heading);
        else sheet.question(named(p.question, p.title), [], labelsOf(p.choices));
      }
      return;
    case 'one':
    case 'several':
      addChosen(sheet, part, limits);
      return;
    case 'number':
      addNumber(sheet, part, limits);
      return;
    case 'numbers':
      for (const line of part.help) sheet.line(line);
      for (const p of numbersApart(part)) addNumber(sheet, p, limits);
      if (part.sort.is === 'share') limits.totalUntested(part.rows[0]!.question, part.max);
      return;
    case 'written':
      addWritten(sheet, part, limits);
      return;
    case 'cells':
      for (const line of [part.title, ...part.help]) sheet.line(line);
      for (const cell of cellsApart(part)) {
        if (cell.kind === 'number') addNumber(sheet, cell, limits);
        else addWritten(sheet, cell, limits);
      }
  }
}

function addBlank(sheet: Sheet, { title, choices }: Blank): void {
  sheet.question(title, [], labelsOf(choices ?? []));
}

function addChosen(sheet: Sheet, part: One | Several, limits: Limits): void {
  const { question, other } = part;
  sheet.question(named(question, part.title), part.help, labelsOf(part.choices));
  if (other) limits.add(question, 'add the option “Other” in Microsoft Forms after the import');
  if (part.kind === 'one') return;
  const count = part.choices.length + (other ? 1 : 0);
  const limited = part.min > 0 || part.max < count ? `, and how many (${part.help.at(-1) ?? ''})` : '';
  limits.add(question, `set “Multiple answers” in Microsoft Forms after the import${limited}`);
  for (const q of part.notIn) limits.notExcluded(question, q);
}

function addNumber(sheet: Sheet, part: NumberPart, limits: Limits): void {
  const { question, title, help, min, max } = part;
  const range = rangeText(min, max);
  sheet.question(
    named(question, title),
    [...help, range].filter((x) => x !== ''),
    [],
  );
  limits.add(
    question,
    'becomes a text question; set the restriction “Number” in Microsoft Forms after the import',
  );
}

function addWritten(sheet: Sheet, { question, title, help, type }: Written, limits: Limits): void {
  sheet.question(named(question, title), help, []);
  if (type !== 'text')
    limits.add(question, `becomes a text question; Microsoft Forms does not know that it is a ${type}`);
}
