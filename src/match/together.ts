import type { Form, Forms, Task } from '../form/index.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Row } from './rows.js';

type Of<K extends Task['task']> = Extract<Task, { task: K }>;

/** Answers that are right one by one and wrong together: shares that do not add up, an option in two sets. */
export class Together {
  private readonly tasks: readonly { readonly form: Form; readonly task: Task }[];

  constructor(
    forms: Forms,
    private readonly skipInvalid: boolean,
    private readonly notes: Notes,
  ) {
    this.tasks = forms.list.flatMap((form) =>
      form.kind === 'instrument'
        ? []
        : form.tasks.filter((t) => t.task === 'share' || t.task === 'pick').map((task) => ({ form, task })),
    );
  }

  /** The row without what cannot be used, which is told. */
  checked(row: Row): Row {
    const wrong = this.tasks.flatMap(({ form, task }) => wrongIn(row, form, task));
    if (wrong.length === 0) return row;
    for (const { question, message } of wrong) {
      const { at } = row.answers.get(question)!;
      const who = shown(row.named.get('respondent')?.value ?? 'no respondent');
      const said = message.replace('{who}', who);
      if (this.skipInvalid) this.notes.warn('bad-cell', at, `${said}; counted as missing`, {});
      else this.notes.findings.error('bad-cell', at, said);
    }
    const gone = new Set(wrong.flatMap((w) => w.all));
    return { ...row, bad: true, answers: new Map([...row.answers].filter(([id]) => !gone.has(id))) };
  }
}

interface Wrong {
  /** Where it is told. */
  readonly question: string;
  readonly message: string;
  /** What cannot be used. */
  readonly all: readonly string[];
}

function wrongIn(row: Row, form: Form, task: Task): Wrong[] {
  if (task.task === 'share') return sharesOf(row, form, task);
  return task.task === 'pick' && task.exclusive ? picksOf(row, form, task) : [];
}

function sharesOf(row: Row, form: Form, task: Of<'share'>): Wrong[] {
  const all = task.options.map((o) => o.question).filter((q) => row.answers.has(q));
  const values = all.map((q) => row.answers.get(q)!.value);
  const sum = values.reduce((total, v) => total + (v.kind === 'number' ? v.value : 0), 0);
  if (all.length === 0 || Math.abs(sum - task.total) < 1e-6) return [];
  const message = `the shares of ${form.id}.${task.id} add up to ${sum} ({who}); expected ${task.total}`;
  return [{ question: all.at(-1)!, message, all }];
}

function picksOf(row: Row, form: Form, task: Of<'pick'>): Wrong[] {
  const seen = new Map<string, string>();
  return task.sets.flatMap((set): Wrong[] => {
    const value = row.answers.get(set.question)?.value;
    const options = value?.kind === 'choice' ? value.options : [];
    const twice = options.find((o) => seen.has(o));
    for (const option of options) if (!seen.has(option)) seen.set(option, set.id);
    if (twice === undefined) return [];
    const message = `${form.id}.${task.id} has \`${twice}\` in ${seen.get(twice)} and in ${set.id} ({who}); expected it in one of them`;
    return [{ question: set.question, message, all: [set.question] }];
  });
}
