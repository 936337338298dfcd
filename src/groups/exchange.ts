import type { Exchange, ExchangeInput } from './types.js';

/** Somebody wants something, and who else offers it. */
interface Want {
  readonly respondent: string;
  readonly option: string;
  readonly offerers: readonly string[];
}

/**
 * Brings people who want something to people who offer it. Every want that somebody else offers is served, and the
 * person who serves most serves as few as can be: a maximum bipartite matching with capacities, by augmenting paths
 * (Kuhn 1955; Berge 1957), for the smallest capacity that serves all.
 */
export function exchangeOf(input: ExchangeInput, present: ReadonlySet<string>): Exchange {
  const labels = new Map(input.options.map((o) => [o.id, o.label]));
  const wants = wantsOf(input, present);
  const served = wants.filter((w) => w.offerers.length > 0);
  let load = 0;
  let pairing = new Map<Want, string>();
  while (pairing.size < served.length) pairing = matched(served, ++load);
  const order = new Map(input.options.map((o, i) => [o.id, i]));
  const label = (option: string): string => labels.get(option) ?? option;
  return {
    want: input.want,
    offer: input.offer,
    pairs: [...pairing]
      .map(([w, from]) => ({ option: w.option, label: label(w.option), from, to: w.respondent }))
      .sort(
        (a, b) =>
          order.get(a.option)! - order.get(b.option)! || compare(a.from, b.from) || compare(a.to, b.to),
      ),
    unmet: wants
      .filter((w) => w.offerers.length === 0)
      .map(({ respondent, option }) => ({ respondent, option, label: label(option) })),
    load,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function wantsOf({ options, wants, offers }: ExchangeInput, present: ReadonlySet<string>): Want[] {
  const here = [...present].sort();
  return here.flatMap((respondent) =>
    options
      .filter((o) => wants.get(respondent)?.includes(o.id))
      .map(({ id }) => ({
        respondent,
        option: id,
        offerers: here.filter((p) => p !== respondent && offers.get(p)?.includes(id)),
      })),
  );
}

/** As many wants as can be served when nobody serves more than `capacity`. */
function matched(wants: readonly Want[], capacity: number): Map<Want, string> {
  const serves = new Map<string, Want[]>();
  const of = (p: string): Want[] => {
    const list = serves.get(p) ?? [];
    serves.set(p, list);
    return list;
  };
  const find = (want: Want, seen: Set<string>): boolean => {
    // Whoever serves least is asked first, so that the rest is spread evenly too.
    for (const p of [...want.offerers].sort((a, b) => of(a).length - of(b).length || compare(a, b))) {
      if (seen.has(p)) continue;
      seen.add(p);
      const own = of(p);
      const other = own.length < capacity ? null : own.findIndex((w) => find(w, seen));
      if (other === -1) continue;
      if (other === null) own.push(want);
      else own[other] = want;
      return true;
    }
    return false;
  };
  for (const want of wants) find(want, new Set());
  return new Map([...serves].flatMap(([p, list]) => list.map((w) => [w, p] as const)));
}
