/** A strict little reader of iCalendar files: throws where RFC 5545 is broken in a way that matters here. */
export interface Component {
  readonly name: string;
  /** By name without parameters; texts unescaped. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly components: readonly Component[];
}

const TEXTS = ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'X-WR-CALNAME'];
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
  VALARM: ['ACTION', 'TRIGGER', 'DESCRIPTION'],
};

export function parseCalendar(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line end in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`a control character in ${line}`);
  }
  const lines = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
  const { component, next } = read(lines, 0);
  if (next !== lines.length) throw new Error('something follows the calendar');
  return component;
}

function read(lines: readonly string[], from: number): { component: Component; next: number } {
  const name = /^BEGIN:(\w+)$/.exec(lines[from] ?? '')?.[1];
  if (!name) throw new Error(`not the beginning of anything: ${lines[from]}`);
  const values = new Map<string, string[]>();
  const components: Component[] = [];
  let at = from + 1;
  while (lines[at] !== `END:${name}`) {
    const line = lines[at];
    if (line === undefined) throw new Error(`${name} has no end`);
    if (line.startsWith('BEGIN:')) {
      const inner = read(lines, at);
      components.push(inner.component);
      at = inner.next;
      continue;
    }
    const [, key, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/su.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new Error(`no content line: ${line}`);
    values.set(key, [...(values.get(key) ?? []), TEXTS.includes(key) ? unescaped(value) : value]);
    at++;
  }
  for (const key of NEEDED[name] ?? [])
    if (values.get(key)?.length !== 1) throw new Error(`${name} needs one ${key}`);
  return { component: { name, values, components }, next: at + 1 };
}

function unescaped(value: string): string {
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\s\S])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c));
}
