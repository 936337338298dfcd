import type { LabelKey, Labels } from '../../labels/index.js';
import type { DocumentPlan, RoomTemplate } from '../documents.js';
import type { RoomGroups } from './groups.js';
import type { RoomPerson } from './people.js';

/** What a document of the room is made for: it is left out where there is none of it. */
type Needs = 'people' | 'groups' | 'signs' | 'roles' | 'nothing';

interface RoomDocument {
  readonly id: string;
  readonly template: RoomTemplate;
  readonly label: LabelKey;
  readonly needs: Needs;
}

/** In the order in which the box is packed; the print sheet knows all others, so it comes last. */
const DOCUMENTS: readonly RoomDocument[] = [
  { id: 'sign-in', template: 'sign-in', label: 'signIn', needs: 'nothing' },
  { id: 'badges', template: 'badge', label: 'badges', needs: 'people' },
  { id: 'name-tents', template: 'name-tent', label: 'nameTents', needs: 'people' },
  { id: 'table-signs', template: 'table-sign', label: 'tableSigns', needs: 'signs' },
  { id: 'group-cards', template: 'group-card', label: 'groupCards', needs: 'groups' },
  { id: 'role-cards', template: 'role-card', label: 'roleCards', needs: 'roles' },
  { id: 'certificates', template: 'certificate', label: 'certificates', needs: 'people' },
  { id: 'packing-list', template: 'packing-list', label: 'packingList', needs: 'nothing' },
  { id: 'print-sheet', template: 'print-sheet', label: 'printSheet', needs: 'nothing' },
];

/** Ids for `--only`. */
export const ROOM_IDS: readonly string[] = ['room', ...DOCUMENTS.map((d) => d.id)];

/** Whether a build makes documents of the room: by name, else where it knows who comes. */
export function wantsRoom(only: readonly string[] | null, people: boolean): boolean {
  return only ? only.some((id) => ROOM_IDS.includes(id)) : people;
}

export interface RoomPlan {
  readonly documents: readonly DocumentPlan[];
  /** What is left out, and why; a line each. */
  readonly notes: readonly string[];
}

export function roomDocuments(
  only: readonly string[] | null,
  labels: Labels,
  people: readonly RoomPerson[] | null,
  groups: readonly RoomGroups[],
  signs: readonly RoomGroups[],
): RoomPlan {
  const wanted = DOCUMENTS.filter((d) => !only || only.includes('room') || only.includes(d.id));
  const missing = (needs: Needs): string | null => {
    if (needs === 'nothing') return null;
    if (people === null) return 'without --roster people.csv';
    if (people.length === 0) return 'without people in the roster';
    if (needs === 'signs' && signs.length === 0) return 'without groups in the plan or tables in the roster';
    if ((needs === 'groups' || needs === 'roles') && groups.length === 0) return 'without groups in the plan';
    if (needs === 'roles' && !groups.some((g) => g.groups.some((x) => x.roles.length > 0)))
      return 'without roles in the groups of the plan';
    return null;
  };
  const reasons = new Map<string, string[]>();
  for (const d of wanted) {
    const reason = missing(d.needs);
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), d.id]);
  }
  return {
    documents: wanted.filter((d) => missing(d.needs) === null).map((d) => documentOf(d, labels)),
    notes: [...reasons].flatMap(([reason, ids]) => [`left out ${reason}:`, `  ${ids.join(', ')}`]),
  };
}

function documentOf({ id, template, label }: RoomDocument, labels: Labels): DocumentPlan {
  return {
    ...{ id, template, label, kind: 'sheet', path: `room/${id}.pdf`, title: labels[label] },
    ...{ form: null, anonymous: false, copies: 1 },
  };
}
