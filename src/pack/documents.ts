import type { LabelKey } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { Plan } from '../plan/index.js';

/** Templates of what lies on the table that morning. */
export type RoomTemplate =
  | 'sign-in'
  | 'badge'
  | 'name-tent'
  | 'table-sign'
  | 'group-card'
  | 'role-card'
  | 'certificate'
  | 'packing-list'
  | 'print-sheet';

/** A PDF to be made: which template, for what, and where it goes. */
export interface DocumentPlan {
  /** Name for `--only`: `booklet`, `facilitator`, or the sheet's id. */
  readonly id: string;
  readonly kind: 'booklet' | 'facilitator' | 'sheet';
  /** Template without its ending. */
  readonly template:
    | 'booklet'
    | 'facilitator'
    | 'worksheet'
    | 'instrument'
    | 'handout'
    | 'report'
    | 'feedback'
    | 'pack'
    | 'groups'
    | RoomTemplate;
  readonly path: string;
  readonly title: string;
  readonly label: LabelKey;
  /** Form whose fingerprint the document carries; null for books and readings. */
  readonly form: string | null;
  readonly anonymous: boolean;
  readonly copies: number | null;
}

/** All PDFs that the plan asks for, in the order in which they are made. */
export function documentsOf(plan: Plan): readonly DocumentPlan[] {
  const title = plainText(plan.title);
  const book = { form: null, anonymous: false, copies: null, title };
  const wanted = new Set(plan.documents);
  const out: DocumentPlan[] = [];
  if (wanted.has('booklet'))
    out.push({
      ...book,
      id: 'booklet',
      kind: 'booklet',
      template: 'booklet',
      path: 'booklet.pdf',
      label: 'booklet',
    });
  if (wanted.has('facilitator'))
    out.push({
      ...book,
      id: 'facilitator',
      kind: 'facilitator',
      template: 'facilitator',
      path: 'facilitator.pdf',
      label: 'guide',
    });
  if (wanted.has('worksheets')) {
    for (const w of plan.worksheets)
      if (w.loose && w.print !== 'booklet')
        out.push(sheet('worksheet', 'worksheets', w, w.anonymous, w.copies ?? plan.participants));
  }
  if (wanted.has('instruments')) {
    for (const i of plan.instruments.filter((x) => x.print !== 'booklet'))
      out.push(sheet('instrument', 'instruments', i, i.anonymous, i.copies ?? plan.participants));
  }
  if (wanted.has('handouts'))
    for (const h of plan.handouts) out.push({ ...sheet('handout', 'handouts', h, false, null), form: null });
  return out;
}

function sheet(
  kind: 'worksheet' | 'instrument' | 'handout',
  folder: string,
  owner: Plan['worksheets'][number] | Plan['instruments'][number] | Plan['handouts'][number],
  anonymous: boolean,
  copies: number | null,
): DocumentPlan {
  const { id } = owner;
  return {
    id,
    kind: 'sheet',
    template: kind,
    path: `${folder}/${id}.pdf`,
    title: plainText(owner.title),
    label: kind,
    form: id,
    anonymous,
    copies,
  };
}
