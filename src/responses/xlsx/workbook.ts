import { amiss } from './amiss.js';
import type { Parts, Relation } from './package.js';
import { isTrue, prefixed } from './xml.js';

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

interface Contents {
  readonly sheets: readonly SheetEntry[];
  readonly stringsPart: string | null;
  readonly stylesPart: string | null;
  /** Days count from 1904, as Excel for the Mac once did. */
  readonly from1904: boolean;
}

/** Spreadsheet programs allow 31 characters. */
const MAX_NAME = 100;

interface Listed {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

/** What a workbook holds: its sheets in order, and where their texts and formats are. */
export async function readContents(parts: Parts): Promise<Contents> {
  const workbook = (await parts.relations('')).find((r) => r.type === 'officeDocument')?.target;
  if (!workbook) throw amiss('this file is packed like a workbook, but there is none inside');
  const listed: Listed[] = [];
  let from1904 = false;
  await parts.walk(workbook, {
    open(tag, attributes, depth) {
      if (tag === 'workbookPr' && depth === 2) from1904 = isTrue(attributes.date1904);
      if (tag !== 'sheet' || depth !== 3) return;
      listed.push({
        name: (attributes.name ?? '').slice(0, MAX_NAME),
        hidden: /hidden$/i.test(attributes.state ?? ''),
        id: prefixed(attributes, 'id') ?? '',
      });
    },
  });
  const relations = await parts.relations(workbook);
  const sheets = sheetsOf(listed, relations);
  if (sheets.length === 0) throw amiss('this workbook has no sheet with cells');
  const partOf = (type: string): string | null => relations.find((r) => r.type === type)?.target ?? null;
  return { sheets, stringsPart: partOf('sharedStrings'), stylesPart: partOf('styles'), from1904 };
}

/** Chart sheets and dialogs are left out: they have no cells. */
function sheetsOf(listed: readonly Listed[], relations: readonly Relation[]): readonly SheetEntry[] {
  const sheets: SheetEntry[] = [];
  const taken = new Set<string>();
  for (const { name, hidden, id } of listed) {
    const relation = relations.find((r) => r.id === id);
    if (relation && relation.type !== 'worksheet') continue;
    const part = relation?.target;
    if (!part) throw amiss(`the sheet “${name}” of this workbook is listed, but not inside`);
    if (taken.has(part.toLowerCase())) throw amiss(`two sheets of this workbook share the part “${part}”`);
    taken.add(part.toLowerCase());
    sheets.push({ name, hidden, part });
  }
  return sheets;
}
