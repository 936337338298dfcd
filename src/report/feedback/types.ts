import type { ChartTable } from '../../charts/index.js';
import type { Prose } from '../../markdown/index.js';
import type { Scores } from '../../score/index.js';
import type { Block } from '../story/index.js';

/** What one person is told of one instrument. */
export interface FeedbackPart {
  readonly id: string;
  readonly title: string;
  readonly lead: readonly string[];
  readonly figure: Extract<Block, { block: 'figure' }> | null;
  readonly scores: ChartTable | null;
  readonly bands: readonly { readonly label: string; readonly text: string }[];
  readonly steps: readonly { readonly title: string; readonly advice: Prose }[];
  readonly answers: ChartTable | null;
  readonly written: readonly Extract<Block, { block: 'quotes' }>[];
}

export interface Feedback {
  readonly name: string;
  readonly details: string;
  readonly parts: readonly FeedbackPart[];
}

/** Everything for the feedback of one person, and nothing of any other. */
export interface PersonFeedback {
  readonly respondent: string;
  /** Empty where nothing says it. */
  readonly name: string;
  readonly feedback: Feedback;
  /** For templates: id, name and the columns of the roster. */
  readonly person: Readonly<Record<string, string>>;
  /** For templates: the figures of all, with this person's own row as the only one. */
  readonly scores: Scores;
}

export interface AllFeedback {
  readonly people: readonly PersonFeedback[];
  /** Rows of open instruments of whom nobody knows who filled them in. */
  readonly nameless: number;
}
