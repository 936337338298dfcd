import { type Entry, openArchive } from '../files/index.js';
import { AGAIN, amiss } from './amiss.js';
import { type Tags, walkXml } from './xml.js';

/** The parts of an Office Open XML package (ECMA-376, part 2), by name; read only inside the ZIP. */
export interface Parts {
  has(name: string): boolean;
  walk(name: string, tags: Tags): Promise<void>;
  /** Relationships of a part; of the package itself for ''. */
  relations(name: string): Promise<readonly Relation[]>;
}

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings` …, the same in transitional and strict files. */
  readonly type: string;
  /** Name of the part that it leads to; null for what lies outside the package. */
  readonly target: string | null;
}

export async function openPackage(bytes: Uint8Array): Promise<Parts> {
  const unlock = 'open it, take the password off, and save it as .xlsx again';
  const archive = await openArchive(bytes, { noun: 'workbook', again: AGAIN, unlock });
  const entries = new Map<string, Entry>();
  for (const entry of archive.entries) {
    const name = folded(entry.name);
    if (entries.has(name)) throw amiss(`this workbook has “${entry.name}” twice inside`);
    entries.set(name, entry);
  }
  const walk = async (name: string, tags: Tags): Promise<void> => {
    const entry = entries.get(folded(name));
    if (!entry) throw amiss(`this workbook lacks its part “${name}”`);
    await walkXml(name, archive.read(entry), tags);
  };
  const has = (name: string): boolean => entries.has(folded(name));
  return { has, walk, relations: (name) => relationsOf(name, has, walk) };
}

/** Names of parts are compared without case. */
const folded = (name: string): string => name.replace(/^\/+/, '').toLowerCase();

async function relationsOf(
  name: string,
  has: Parts['has'],
  walk: Parts['walk'],
): Promise<readonly Relation[]> {
  const slash = name.lastIndexOf('/') + 1;
  const folder = name.slice(0, slash);
  const part = `${folder}_rels/${name.slice(slash)}.rels`;
  if (!has(part)) return [];
  const found: Relation[] = [];
  await walk(part, {
    open(tag, attributes) {
      if (tag !== 'Relationship') return;
      const type = attributes.Type ?? '';
      const outside = attributes.TargetMode === 'External';
      const target = outside ? null : resolved(folder, attributes.Target ?? '');
      found.push({
        id: attributes.Id ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target,
      });
    },
  });
  return found;
}

/** A target beside its part, or from the root; steps upwards end at the root. Names with a scheme lie outside. */
function resolved(folder: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return null;
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
