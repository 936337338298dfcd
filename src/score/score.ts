import type { Form, Forms, InstrumentForm, WorksheetForm } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import type { Matched, ResponseRecord } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { changeCautions, dataCautions, emptyRounds, roundCautions } from './cautions.js';
import { markChanges, pairsOf, type RoundData, roundChange } from './changes.js';
import { figuresOf } from './figures.js';
import { table } from './names.js';
import { couplesOf, personOf } from './pairing.js';
import { answering, answersForm, personScore, scoresOf } from './persons.js';
import { byColumn, hiddenGroups, questionsWithoutFew, withoutFew } from './privacy.js';
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
  /** Column whose values are groups to be shown side by side. */
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
  /** Groups stand in the order in which the plan names them, others behind. */
  private readonly order: readonly string[];

  constructor(
    private readonly matched: Matched,
    plan: Plan,
    private readonly by: string | null,
    private readonly people: boolean,
  ) {
    this.minimum = plan.privacyMinimum;
    this.order = (plan.identify.find((k) => k.key === by)?.options ?? []).map((o) => o.plain);
  }

  instrument(form: InstrumentForm): InstrumentScores {
    const data: RoundData[] = [];
    this.cautions.push(...emptyRounds(form, this.matched.rounds, this.roundsOf(form)));
    const rounds = this.roundsOf(form).map((round) => {
      const records = answering(this.matched.records, form, round);
      const scores = this.instrumentRound(form, round, records);
      data.push({ name: round, records, shown: scores.items ? scores : null });
      this.cautions.push(...roundCautions(form, round, scores, scores.items ? records : []));
      return [round, scores] as const;
    });
    const person = personOf(form, this.matched.codes);
    const changes = pairsOf(data).map(([from, to]) => {
      const couples = couplesOf(from.records, to.records, person);
      this.cautions.push(...changeCautions(form, from, to, this.minimum, person, couples));
      return roundChange(form, from, to, this.minimum, couples);
    });
    const several = data.length > 1;
    const marks = data.flatMap((round) =>
      markChanges(form, round, this.minimum).map((c) => (several ? { ...c, round: round.name } : c)),
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
    const figures = (some: readonly ResponseRecord[], group: string | null): Figures => {
      const all = figuresOf(form, some);
      return form.anonymous
        ? withoutFew(all, this.minimum, (x) => this.hide(about, group, 'few-answers', x))
        : all;
    };
    const whole = figures(records, null);
    const groups = this.by === null ? {} : { groups: this.groupsOf(form, about, records, this.by, figures) };
    const raters = form.raters.length === 0 ? {} : this.ratersOf(form, about, records, figures);
    const people = form.anonymous || !this.people ? {} : { respondents: respondentsOf(form, records) };
    return { ...whole, ...groups, ...raters, ...people };
  }

  private ratersOf(
    form: InstrumentForm,
    about: About,
    records: readonly ResponseRecord[],
    figures: (some: readonly ResponseRecord[], group: string | null) => Figures,
  ): Required<Pick<RoundScores, 'raters' | 'gaps'>> {
    const sets = byRater(form, records);
    const hidden = hiddenRaters(form, sets, this.minimum);
    const raters = sets.map(([id, own]) => {
      const reason = hidden.get(id);
      if (reason === undefined) return [id, figures(own, null)] as const;
      this.hide(about, null, reason, id);
      return [id, { n: own.length }] as const;
    });
    const shown = sets.filter(([id]) => !hidden.has(id));
    return { raters: table(raters), gaps: gapsOf(form, shown, this.minimum) };
  }

  worksheet(form: WorksheetForm): WorksheetScores {
    const rounds = this.roundsOf(form).map((round) => {
      const records = answering(this.matched.records, form, round);
      const about = { worksheet: form.id, round };
      if (this.hidesWhole(form, about, records)) return [round, { n: records.length }] as const;
      const figures = (some: readonly ResponseRecord[], group: string | null): QuestionSet => {
        const all = questionsOf(form, some);
        return form.anonymous
          ? questionsWithoutFew(all, this.minimum, (x) => this.hide(about, group, 'few-answers', x))
          : all;
      };
      const whole = figures(records, null);
      const groups =
        this.by === null ? {} : { groups: this.groupsOf(form, about, records, this.by, figures) };
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
    by: string,
    figures: (some: readonly ResponseRecord[], group: string) => T,
  ): Record<string, T | { n: number }> {
    const groups = byColumn(records, by);
    const sizes = new Map([...groups].map(([name, members]) => [name, members.length]));
    const hidden = form.anonymous
      ? hiddenGroups(sizes, this.minimum)
      : new Map<string, Suppressed['reason']>();
    const rank = (name: string): number =>
      this.order.includes(name) ? this.order.indexOf(name) : this.order.length;
    const named = [...groups]
      .filter((e): e is [string, ResponseRecord[]] => e[0] !== null)
      .sort((a, b) => rank(a[0]) - rank(b[0]));
    return table(
      named.map(([name, members]) => {
        const reason = hidden.get(name);
        if (reason === undefined) return [name, figures(members, name)] as const;
        this.hide(about, name, reason);
        return [name, { n: members.length }] as const;
      }),
    );
  }

  private hide(about: About, group: string | null, reason: Suppressed['reason'], what?: string): void {
    this.suppressed.push({ ...about, group, ...(what === undefined ? {} : { about: what }), reason });
  }
}

type About = Pick<Suppressed, 'instrument' | 'worksheet' | 'round'>;

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
