export type Part = 'questionnaire' | 'worksheet';

export interface NewPlan {
  readonly title: string;
  readonly id: string;
  /** ISO date; empty: none. */
  readonly date: string;
  readonly start: string;
  readonly participants: number;
  readonly parts: readonly Part[];
}

/** A plan to begin with: short, commented, and printable as it is. */
export function newPlan(p: NewPlan): string {
  const has = (part: Part): boolean => p.parts.includes(part);
  const blocks = [
    head(p),
    has('questionnaire') ? SCALES : '',
    modules(has),
    has('questionnaire') ? INSTRUMENTS : '',
    has('worksheet') ? WORKSHEETS : '',
  ];
  return blocks.filter((b) => b !== '').join('\n');
}

/** A text that YAML takes as it is. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function head(p: NewPlan): string {
  const date = p.date === '' ? '# date: 2026-03-12\n' : `date: ${p.date}\n`;
  return `plenary: 1
id: ${p.id}
title: ${quoted(p.title)}
${date}start: "${p.start}"
participants: ${p.participants}
identify:
  respondent: {prompt: Name or code}
`;
}

const SCALES = `scales:
  agree4:
    labels: [Disagree strongly, Disagree, Agree, Agree strongly]
`;

function modules(has: (part: Part) => boolean): string {
  const questionnaire = `      - title: Where we stand
        minutes: 15
        use: [teamwork]
`;
  const worksheet = `      - title: Looking back
        minutes: 20
        use: [reflect]
`;
  return `modules:
  - title: Beginning
    activities:
      - title: Arriving
        minutes: 20
        group: {size: 3, as: home}
        purpose: Everybody has said something before the work begins.
        participants: Say what you bring today, and what you would like to leave behind.
        facilitator: One minute each. Begin yourself.
${has('questionnaire') ? questionnaire : ''}  - title: Ending
    activities:
${has('worksheet') ? worksheet : ''}      - title: One sentence
        minutes: 10
        group: home
        participants: What will be different tomorrow?
        notes: 4
`;
}

const INSTRUMENTS = `instruments:
  teamwork:
    title: How we work together
    instructions: Think of the last two months. Tick one box in every row.
    scale: agree4
    items:
      - I know what is expected of me.
      - I can ask for help without losing face.
      - {text: The same few people carry most of the extra tasks., reversed: true}
      - Decisions are explained to those whom they concern.
`;

const WORKSHEETS = `worksheets:
  reflect:
    title: Looking back
    body:
      - write: {id: best, prompt: What worked best today?, lines: 4}
      - choose:
          id: next
          prompt: What will you try first?
          options: [a conversation, a smaller meeting, handing something over]
          other: true
      - ask: {id: when, prompt: By when, type: date}
`;
