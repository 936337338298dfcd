import { Findings } from '../diagnostics/index.js';
import type { Forms, InstrumentForm } from '../form/index.js';
import type { Earlier } from '../layout/index.js';
import { matchResponses, namesOf, type RoundTable } from '../match/index.js';
import { type Block, blocksOf, type Plan, type ResultsBlock } from '../plan/index.js';
import { readResponses } from '../responses/index.js';
import { score } from '../score/index.js';

/** What earlier rounds came to, for each block of the plan that prints it; bad cells count as missing and are told. */
export async function earlierOf(
  plan: Plan,
  forms: Forms,
  findings: Findings,
): Promise<ReadonlyMap<ResultsBlock, Earlier>> {
  const shown = blocksOf(plan).filter(
    (b): b is Extract<Block, { block: 'results' }> => b.block === 'results',
  );
  const all = new Map<ResultsBlock, Earlier>();
  for (const b of shown) {
    const form = forms.form.get(b.instrument);
    const earlier = form?.kind === 'instrument' ? await resultsOf(b, form, forms, plan, findings) : null;
    if (earlier) all.set(b, earlier);
  }
  return all;
}

async function resultsOf(
  b: ResultsBlock,
  form: InstrumentForm,
  forms: Forms,
  plan: Plan,
  findings: Findings,
): Promise<Earlier | null> {
  // What is odd about a row was told when it was scored; here only what keeps it from being read at all.
  const said = new Findings();
  const names = namesOf(forms, plan, { form: form.id, map: null });
  const tables: RoundTable[] = [];
  for (const { name, path, bytes } of b.rounds) {
    const read = await readResponses([{ path, bytes }], { from: null, knows: (n) => names.knows(n) }, said);
    tables.push(...read.map((table) => ({ table, round: name })));
  }
  const options = {
    form: form.id,
    map: null,
    roster: null,
    by: [],
    skipInvalid: true,
    duplicates: 'last' as const,
  };
  const matched = said.hasErrors ? null : matchResponses(tables, forms, plan, options, said);
  for (const d of said.list) if (d.severity === 'error') findings.error(d.code, d.at, d.message);
  if (!matched || said.hasErrors) return null;
  const rounds = score(matched, forms, plan, { by: null }).instruments[form.id]?.rounds ?? {};
  const [scoring] = form.scorings;
  const percent = b.show === 'favorable';
  return {
    rounds: Object.entries(rounds).map(([name, { n }]) => ({ name, n })),
    lowest: percent ? 0 : (scoring.scale.lowest ?? 0),
    highest: percent ? 100 : (scoring.scale.highest ?? 1),
    percent,
    rows: scoring.items.map((item) => ({
      text: item.text,
      values: Object.values(rounds).map(({ items }) => {
        const figures = items?.[item.id];
        if (!figures || !('answers' in figures)) return null;
        return (percent ? figures.favorable?.percent : figures.mean) ?? null;
      }),
    })),
  };
}
