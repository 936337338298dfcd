import type { Form, Forms, InstrumentForm, WorksheetForm } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import type { Matched, ResponseRecord } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { columnsOf } from './by.js';
import { changeCautions, dataCautions, emptyRounds, roundCautions } from './cautions.js';
import { markChanges, pairsOf, type RoundData, roundChange } from './changes.js';
import { alsoHidden, type Cell, type Relation } from './complement.js';
import { figuresOf } from './figures.js';
import { table } from './names.js';
import { Pairings } from './overlap.js';
import { couplesOf, personOf } from './pairing.js';
import { answering, answersForm, personScore, scoresOf } from './persons.js';
import {
  byColumn,
  figureCells,
  type Hiding,
  hiddenGroups,
  itemKey,
  questionCells,
  questionsWithoutFew,
  type Reason,
  scoreKey,
  withoutFew,
} from './privacy.js';
import { byRater, gapsOf, hiddenRaters } from './raters.js';
import type {
  Caution,
  Figures,
  InstrumentScores,
  QuestionSet,
  RoundScores,
  Scores,
  Suppressed,
  WorksheetScores,
} from './types.js';
import { orderedMoves, questionsOf } from './worksheets.js';

export interface ScoreOptions {
  /** Column whose values are groups to be shown side by side; two with a comma between are taken together. */
  readonly by: string | null;
  /** Whether each person's own scores are wanted; default true. Of a million people they fill a gigabyte. */
  readonly people?: boolean;
}

/** Records → scores, with what may not be shown left out and said. */
export function score(matched: Matched, forms: Forms, plan: Plan, options: ScoreOptions): Scores {
  const scorer = new Scorer(matched, plan, options.by, options.people ?? true);
  const withData = forms.list.filter((f) => matched.records.some((r) => answersForm(r, f)));
  const instruments = withData
    .filter((f): f is InstrumentForm => f.kind === 'instrument')
    .map((f) => [f.id, scorer.instrument(f)] as const);
  const worksheets = withData
    .filter((f): f is WorksheetForm => f.kind !== 'instrument')
    .map((f) => [f.id, scorer.worksheet(f)] as const);
  return {
    plenary: 1,
    session: { id: plan.id, title: plainText(plan.title) },
    responses: {
      files: matched.files,
      respondents: peopleIn(matched.records),
      rounds: matched.rounds,
      problems: matched.problems,
    },
    privacy: { minimum: plan.privacyMinimum, suppressed: scorer.suppressed },
    cautions: [...dataCautions(matched.problems), ...scorer.cautions],
    instruments: table(instruments),
    worksheets: table(worksheets),
  };
}

/** Different people; rows without a respondent count one each. */
function peopleIn(records: readonly ResponseRecord[]): number {
  const named = new Set<string>();
  let nameless = 0;
  for (const { respondent } of records) {
    if (respondent === null) nameless++;
    else named.add(respondent);
  }
  return named.size + nameless;
}

class Scorer {
  readonly suppressed: Suppressed[] = [];
  readonly cautions: Caution[] = [];

  private readonly minimum: number;
  private readonly by: readonly string[] | null;
  /** Groups stand in the order in which the plan names them, others behind. */
  private readonly order: readonly string[];

  constructor(
    private readonly matched: Matched,
    plan: Plan,
    by: string | null,
    private readonly people: boolean,
  ) {
    this.minimum = plan.privacyMinimum;
    this.by = by === null ? null : columnsOf(by, matched.records);
    const [first] = this.by ?? [];
    this.order = (plan.identify.find((k) => k.key === first)?.options ?? []).map((o) => o.plain);
  }

  instrument(form: InstrumentForm): InstrumentScores {
    const data: RoundData[] = [];
    this.cautions.push(...emptyRounds(form, this.matched.rounds, this.roundsOf(form)));
    const rounds = this.roundsOf(form).map((round) => {
      const records = answering(this.matched.records, form, round);
      const scores = this.instrumentRound(form, round, records);
      const groups = [...(this.by === null ? [] : byColumn(records, this.by))].flatMap(([name, members]) => {
        const shown = name === null ? undefined : scores.groups?.[name];
        return shown?.items ? [{ records: members, shown }] : [];
      });
      data.push({ name: round, records, shown: scores.items ? scores : null, groups });
      this.cautions.push(...roundCautions(form, round, scores, scores.items ? records : []));
      return [round, scores] as const;
    });
    const person = personOf(form, this.matched.codes);
    const privacy = { minimum: this.minimum, pairings: new Pairings(this.minimum) };
    const changes = pairsOf(data).map(([from, to]) => {
      const couples = couplesOf(from.records, to.records, person);
      this.cautions.push(...changeCautions(form, from, to, this.minimum, person, couples));
      return roundChange(form, from, to, privacy, couples);
    });
    const several = data.length > 1;
    const marks = data.flatMap((round) =>
      markChanges(form, round, privacy).map((c) => (several ? { ...c, round: round.name } : c)),
    );
    return { rounds: table(rounds), changes: [...changes, ...marks] };
  }

  private instrumentRound(
    form: InstrumentForm,
    round: string,
    records: readonly ResponseRecord[],
  ): RoundScores {
    const about = { instrument: form.id, round };
    if (this.hidesWhole(form, about, records)) return { n: records.length };
    const kind: Kind<Figures> = {
      of: (some) => figuresOf(form, some),
      cells: figureCells,
      without: withoutFew,
      relations: relationsOf(form),
    };
    const [whole, ofGroups] = this.wholeAndGroups(form, about, records, kind);
    const raters = form.raters.length === 0 ? {} : this.ratersOf(form, about, records, kind);
    const people = form.anonymous || !this.people ? {} : { respondents: respondentsOf(form, records) };
    return { ...whole, ...ofGroups, ...raters, ...people };
  }

  private ratersOf(
    form: InstrumentForm,
    about: About,
    records: readonly ResponseRecord[],
    kind: Kind<Figures>,
  ): Required<Pick<RoundScores, 'raters' | 'gaps'>> {
    const sets = byRater(form, records);
    const hidden = hiddenRaters(form, sets, records.length, this.minimum);
    const shown = sets.filter(([id]) => !hidden.has(id));
    const parts = this.partsOf(form, kind, records, shown, (_, x, reason) =>
      this.hide(about, null, reason, x),
    );
    const raters = sets.map(([id, own]) => {
      const reason = hidden.get(id);
      if (reason === undefined) return [id, parts.get(id)!] as const;
      this.hide(about, null, reason, id);
      return [id, { n: own.length }] as const;
    });
    return { raters: table(raters), gaps: gapsOf(form, shown, this.minimum) };
  }

  /** Figures of everybody, and by `--by` of each group that may be shown. */
  private wholeAndGroups<T extends { readonly n: number }>(
    form: Form,
    about: About,
    records: readonly ResponseRecord[],
    kind: Kind<T>,
  ): readonly [T, { readonly groups?: Record<string, T | { n: number }> }] {
    const told = (group: string | null, x: string, reason: Reason): void =>
      this.hide(about, group, reason, x);
    const whole = this.partsOf(form, kind, records, [['', records]], (_, x, reason) => told(null, x, reason));
    const groups =
      this.by === null ? {} : { groups: this.groupsOf(form, about, records, this.by, kind, told) };
    return [whole.get('')!, groups];
  }

  /** Figures of parts of the whole; of anonymous forms without those of few people, or from which such could be had. */
  private partsOf<T>(
    form: Form,
    kind: Kind<T>,
    records: readonly ResponseRecord[],
    parts: readonly (readonly [string, readonly ResponseRecord[]])[],
    told: (part: string, about: string, reason: Reason) => void,
  ): ReadonlyMap<string, T> {
    const all = parts.map(([name, own]) => [name, kind.of(own)] as const);
    if (!form.anonymous) return new Map(all);
    const { minimum } = this;
    const cells = all.map(([name, figures]) => ({ name, cells: kind.cells(figures, minimum) }));
    const whole = [...kind.cells(kind.of(records), minimum)].filter(([, c]) => c.shown);
    const counts = new Map(whole.map(([key, c]) => [key, c.counts]));
    const also = alsoHidden(counts, cells, kind.relations, minimum);
    return new Map(
      all.map(([name, figures]) => {
        const further = also.get(name)!;
        const hiding: Hiding = { minimum, further, told: (about, reason) => told(name, about, reason) };
        return [name, kind.without(figures, hiding)] as const;
      }),
    );
  }

  worksheet(form: WorksheetForm): WorksheetScores {
    const rounds = this.roundsOf(form).map((round) => {
      const records = answering(this.matched.records, form, round);
      const about = { worksheet: form.id, round };
      if (this.hidesWhole(form, about, records)) return [round, { n: records.length }] as const;
      const kind: Kind<QuestionSet> = {
        of: (some) => questionsOf(form, some),
        cells: questionCells,
        without: questionsWithoutFew,
        relations: form.tasks.flatMap((t) =>
          t.task === 'share' ? [t.options.map((o) => `${t.id}.${o.id}`)] : [],
        ),
      };
      const [whole, groups] = this.wholeAndGroups(form, about, records, kind);
      return [round, { ...whole, ...groups }] as const;
    });
    const changes = this.orderedChanges(form);
    return { rounds: table(rounds), ...(changes.length > 0 ? { changes } : {}) };
  }

  private orderedChanges(form: WorksheetForm): NonNullable<WorksheetScores['changes']> {
    const ordered = form.questions.filter((q) => q.answer.kind === 'choice' && q.answer.ordered);
    if (ordered.length === 0) return [];
    return pairsOf(this.roundsOf(form)).map(([from, to]) => {
      const [before, after] = [
        answering(this.matched.records, form, from),
        answering(this.matched.records, form, to),
      ];
      const moves = ordered.map(
        (q) => [q.local, orderedMoves(form, q, before, after, this.minimum)] as const,
      );
      return { from, to, questions: table(moves) };
    });
  }

  /** Rounds in which somebody answered the form. */
  private roundsOf(form: Form): readonly string[] {
    return this.matched.rounds.filter((round) => answering(this.matched.records, form, round).length > 0);
  }

  private hidesWhole(form: Form, about: About, records: readonly ResponseRecord[]): boolean {
    if (!form.anonymous || records.length >= this.minimum) return false;
    this.hide(about, null, 'small-group');
    return true;
  }

  private groupsOf<T extends { readonly n: number }>(
    form: Form,
    about: About,
    records: readonly ResponseRecord[],
    by: readonly string[],
    kind: Kind<T>,
    told: (group: string, about: string, reason: Reason) => void,
  ): Record<string, T | { n: number }> {
    const groups = byColumn(records, by);
    const sizes = new Map([...groups].map(([name, members]) => [name, members.length]));
    const hidden = form.anonymous ? hiddenGroups(sizes, this.minimum) : new Map<string, Reason>();
    const rank = (members: readonly ResponseRecord[]): number => {
      const at = this.order.indexOf(members[0]?.columns.get(by[0] ?? '') ?? '');
      return at < 0 ? this.order.length : at;
    };
    const named = [...groups]
      .filter((e): e is [string, ResponseRecord[]] => e[0] !== null)
      .sort((a, b) => rank(a[1]) - rank(b[1]));
    const shown = named.filter(([name]) => !hidden.has(name));
    const parts = this.partsOf(form, kind, records, shown, told);
    return table(
      named.map(([name, members]) => {
        const reason = hidden.get(name);
        if (reason === undefined) return [name, parts.get(name)!] as const;
        this.hide(about, name, reason);
        return [name, { n: members.length }] as const;
      }),
    );
  }

  private hide(about: About, group: string | null, reason: Reason, what?: string): void {
    this.suppressed.push({ ...about, group, ...(what === undefined ? {} : { about: what }), reason });
  }
}

type About = Pick<Suppressed, 'instrument' | 'worksheet' | 'round'>;

/** Figures of some records, and how they are left out one by one. */
interface Kind<T> {
  readonly of: (records: readonly ResponseRecord[]) => T;
  readonly cells: (figures: T, minimum: number) => ReadonlyMap<string, Cell>;
  readonly without: (figures: T, hiding: Hiding) => T;
  readonly relations: readonly Relation[];
}

/** A score and its items; the whole and its subscales. */
function relationsOf(form: InstrumentForm): readonly Relation[] {
  return form.scorings
    .filter(({ mode }) => mode !== 'counts' && mode !== 'none')
    .flatMap((scoring) => {
      const scores = scoresOf(scoring);
      const items = scores.map((of) => [...of.items.map((i) => itemKey(i.id)), scoreKey(of.id)]);
      return scores.length > 2 ? [...items, scores.map((of) => scoreKey(of.id))] : items;
    });
}

function respondentsOf(
  form: InstrumentForm,
  records: readonly ResponseRecord[],
): NonNullable<RoundScores['respondents']> {
  const scores = form.scorings
    .filter(({ mode }) => mode !== 'counts' && mode !== 'none')
    .flatMap((scoring) => scoresOf(scoring).map((of) => ({ scoring, of })));
  return records.map((record) => ({
    respondent: record.respondent,
    group: record.group,
    ...(form.raters.length > 0 ? { about: record.about, rater: record.rater } : {}),
    scores: table(scores.map(({ scoring, of }) => [of.id, personScore(scoring, record, of)])),
  }));
}
