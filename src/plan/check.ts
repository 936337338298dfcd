import { nearest } from '../diagnostics/index.js';
import { type Inline, inlineOf, type MarkdownBlock, type Prose, parseBlocks } from '../markdown/index.js';
import type { Span } from '../source/index.js';
import { pictureAt } from './pictures.js';
import type { Reading } from './reading.js';
import { checkTimes } from './times.js';
import type { Activity, Block, Plan, Use } from './types.js';

/** What can only be seen once the whole plan is read: references, groups, times, what nothing uses. */
export function checkPlan(r: Reading, plan: Plan): void {
  const used = new Set<string>();
  checkUses(r, plan, used);
  checkGroups(r, plan);
  checkTimes(r.findings, plan);
  checkTexts(r, plan);
  checkUnused(r, plan, used);
}

export function activitiesOf(plan: Pick<Plan, 'modules'>): readonly Activity[] {
  return plan.modules.flatMap((m) => m.activities);
}

function unknown(
  r: Reading,
  at: Span,
  what: string,
  id: string,
  known: Iterable<string>,
  otherwise: string,
): void {
  const near = nearest(id, known);
  r.findings.error('unknown-id', at, `there is no ${what} \`${id}\``, {
    hint: near ? `did you mean \`${near}\`?` : otherwise,
  });
}

/** Blocks of all worksheets and activities, those in columns and boxes too. */
export function blocksOf(plan: Pick<Plan, 'modules' | 'worksheets'>): readonly Block[] {
  const all = (body: readonly Block[]): Block[] =>
    body.flatMap((b) =>
      b.block === 'columns' ? [b, ...b.columns.flatMap(all)] : b.block === 'box' ? [b, ...all(b.body)] : [b],
    );
  return [...activitiesOf(plan), ...plan.worksheets].flatMap((x) => all(x.body));
}

function checkInstrument(r: Reading, plan: Plan, id: string, at: Span): void {
  const ids = plan.instruments.map((i) => i.id);
  if (!ids.includes(id) && !r.brokenForms.has(id))
    unknown(r, at, 'instrument', id, ids, 'instruments are defined under `instruments:`');
}

function checkUses(r: Reading, plan: Plan, used: Set<string>): void {
  const printable = [...plan.instruments, ...plan.worksheets, ...plan.handouts].map((x) => x.id);
  const checkUse = (use: Use): void => {
    used.add(use.id);
    if (!printable.includes(use.id)) {
      unknown(
        r,
        use.span,
        'instrument, worksheet or handout',
        use.id,
        printable,
        'what is used here is defined under instruments:, worksheets: or handouts:',
      );
    } else checkPart(r, plan, use.id, use.part, use.span);
  };
  const checkBlocks = (body: readonly Block[]): void => {
    for (const b of body) {
      if (b.block === 'columns') b.columns.forEach(checkBlocks);
      if (b.block === 'box') checkBlocks(b.body);
      if (b.block === 'instrument') {
        used.add(b.id);
        checkInstrument(r, plan, b.id, b.span);
      }
      if (b.block === 'results') checkInstrument(r, plan, b.instrument, b.span);
      if (b.block === 'handout') {
        used.add(b.id);
        const ids = plan.handouts.map((h) => h.id);
        if (!ids.includes(b.id))
          unknown(r, b.span, 'handout', b.id, ids, 'handouts are defined under `handouts:`');
        else checkPart(r, plan, b.id, b.part, b.span);
      }
    }
  };
  for (const a of activitiesOf(plan)) {
    for (const use of [...a.use, ...a.parts.flatMap((p) => p.use)]) {
      if (!r.brokenForms.has(use.id)) checkUse(use);
    }
    checkBlocks(a.body);
  }
  for (const w of plan.worksheets) checkBlocks(w.body);
  for (const id of plan.appendix?.worksheets ?? []) used.add(id);
}

function checkPart(r: Reading, plan: Plan, id: string, part: string | null, at: Span): void {
  if (part === null) return;
  const parts = plan.handouts.find((h) => h.id === id)?.parts.map((p) => p.id) ?? [];
  if (!parts.includes(part))
    unknown(r, at, `part of \`${id}\` called`, part, parts, `its parts are ${parts.join(', ') || 'none'}`);
}

function checkGroups(r: Reading, plan: Plan): void {
  const defined = new Map<string, Span>();
  for (const { group } of activitiesOf(plan)) {
    if (!group) continue;
    if (group.as && group.defines) {
      const first = defined.get(group.as);
      if (first) {
        r.findings.error('duplicate-id', group.span, `the groups \`${group.as}\` are made twice`, {
          label: 'and again here',
          related: [{ span: first, label: 'first here' }],
          hint: `to meet again: group: ${group.as}`,
        });
      } else defined.set(group.as, group.span);
    }
    for (const name of [group.defines ? null : group.as, group.meet === 'number' ? null : group.meet]) {
      if (name && r.whole && !defined.has(name)) {
        unknown(
          r,
          group.span,
          'group',
          name,
          defined.keys(),
          `make it first, where it meets first: group: {size: 4, as: ${name}}`,
        );
      }
    }
  }
}

/** `:ref[…]`, `:pages[…]`, `:time[…]` must lead somewhere; pictures must be there. */
function checkTexts(r: Reading, plan: Plan): void {
  const activities = new Set(activitiesOf(plan).map((a) => a.id));
  const ids = new Set<string>([...plan.order, ...plan.modules.map((m) => m.id), ...activities]);
  for (const prose of r.prose) {
    const walk = (list: readonly Inline[], span: Span): void => {
      for (const node of list) {
        if ('children' in node) walk(node.children, span);
        if (node.type === 'image') checkPicture(r, prose, span, node);
        if (node.type === 'time' && r.whole && !activities.has(node.target))
          unknown(r, span, 'activity', node.target, activities, ':time[…] names an activity');
        const owner = 'target' in node ? node.target.split('.')[0]! : '';
        const known = ids.has(owner) || r.brokenForms.has(owner) || !r.whole;
        if ((node.type === 'ref' || node.type === 'pages') && !known) {
          unknown(
            r,
            span,
            'form, handout or activity',
            node.target,
            ids,
            `:${node.type}[…] names something that is printed`,
          );
        }
      }
    };
    if (prose.format === 'inline') walk(inlineOf(prose), prose.span);
    else {
      const { blocks, notes } = parseBlocks(prose, r.findings);
      for (const block of [...blocks, ...notes.flat()]) walkBlock(block, walk);
    }
  }
}

function checkPicture(r: Reading, prose: Prose, span: Span, image: Extract<Inline, { type: 'image' }>): void {
  pictureAt(r, { file: prose.span.file, span }, image.file);
  if (image.alt.trim() !== '') return;
  r.findings.warning('no-alternative', span, `\`${image.file}\` has no words for those who do not see it`, {
    hint: `![what it shows](${image.file})`,
  });
}

function walkBlock(block: MarkdownBlock, walk: (list: readonly Inline[], span: Span) => void): void {
  if (block.type === 'heading' || block.type === 'paragraph') walk(block.children, block.span);
  if (block.type === 'quote') for (const b of block.children) walkBlock(b, walk);
  if (block.type === 'list') for (const i of block.items) for (const b of i.children) walkBlock(b, walk);
  if (block.type === 'table')
    for (const row of [block.head, ...block.rows]) for (const cell of row) walk(cell, block.span);
}

function checkUnused(r: Reading, plan: Plan, used: ReadonlySet<string>): void {
  // Where a part of the session could not be read, that part may be what uses it.
  if (plan.modules.length === 0 || !r.whole) return;
  const say = (id: string, span: Span, what: string): void => {
    if (used.has(id)) return;
    r.findings.warning('unused', span, `nothing in the session uses ${what} \`${id}\``, {
      hint: `it gets its own PDF; to print it in the booklet: use: [${id}]`,
    });
  };
  for (const i of plan.instruments) say(i.id, i.span, 'instrument');
  for (const w of plan.worksheets) say(w.id, w.span, 'worksheet');
  for (const h of plan.handouts) say(h.id, h.span, 'handout');
}
