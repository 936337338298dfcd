import { type ChartTable, drawFigure, toSvg } from '../../charts/index.js';
import type { Metrics } from '../../text/index.js';
import type { Block, Quote, Section, Words } from '../story/index.js';
import { html, type Markup, nothing, raw } from './markup.js';

/** Widths of charts in points: on a page, and on a telephone. */
const WIDE = 500;
const HALF = 330;
const NARROW = 250;
/** More answers than this open when asked for. */
const QUOTES = 8;

/** Draws the blocks of a report; every chart and table of a page has an id of its own. */
export class Blocks {
  private count = 0;

  constructor(
    private readonly w: Words,
    private readonly metrics: Metrics,
  ) {}

  section(s: Section): Markup {
    return html`
<div class="part"><h3 id="${s.id}" tabindex="-1">${s.title}</h3>
${s.intro === null ? nothing : html`<p class="how">${s.intro}</p>`}
${s.blocks.map((b) => this.block(b, s.title))}</div>`;
  }

  /** `under`: the heading above; a title that says the same is not said again. */
  block(b: Block, under: string): Markup {
    switch (b.block) {
      case 'figure':
        return this.figure(b, under);
      case 'table':
        return html`<div class="extra">${this.table(b.table, b.title, b.title)}</div>`;
      case 'quotes':
        return this.quotes(b, under);
      case 'text':
        return html`<p>${b.text}</p>`;
    }
  }

  figure({ title, note, figure }: Extract<Block, { block: 'figure' }>, under: string): Markup {
    const [wide, narrow] = [figure.kind === 'histogram' ? HALF : WIDE, NARROW].map((width) =>
      drawFigure(figure, { width, metrics: this.metrics }),
    );
    const svg = (chart: typeof wide, classes: string): Markup => {
      const id = `c${++this.count}`;
      return raw(toSvg(chart!.drawing, { id, title, desc: chart!.alternative, classes }));
    };
    const small = note === null ? nothing : html`<small>${note}</small>`;
    const named = title === under ? small : html`${title}${small}`;
    return html`
<figure class="${figure.kind}"><figcaption>${named.markup === '' ? html`<span class="vh">${title}</span>` : named}</figcaption>
${svg(wide, 'chart wide')}${svg(narrow, 'chart narrow')}
${this.table(wide!.table, this.w.labels.numbers, title)}</figure>`;
  }

  /** Folded away behind its summary; a region of its own, so that a keyboard can move it sideways. */
  private table({ head, rows }: ChartTable, summary: string, title: string): Markup {
    const aside = summary === title ? nothing : html`<span class="vh">: ${title}</span>`;
    const heads = head.map((h) => (h === '' ? html`<td></td>` : html`<th scope="col">${h}</th>`));
    const body = rows.map(
      ([
        first,
        ...cells
      ]) => html`<tr><th scope="row">${first ?? ''}</th>${cells.map((c) => html`<td>${c}</td>`)}</tr>
`,
    );
    const label = `${title} (${this.w.labels.numbers} ${++this.count})`;
    return html`<details><summary>${summary}${aside}</summary><div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<caption>${title}</caption><thead><tr>${heads}</tr></thead><tbody>
${body}</tbody></table></div></details>`;
  }

  private quotes({ title, note, texts }: Extract<Block, { block: 'quotes' }>, under: string): Markup {
    const quote = ({ text, times }: Quote): Markup =>
      html`<blockquote>${text}${times > 1 ? html` <span class="times">× ${times}</span>` : nothing}</blockquote>`;
    const [first, rest] = [texts.slice(0, QUOTES), texts.slice(QUOTES)];
    const more = this.w.say('more', { n: rest.length });
    return html`${title === under ? nothing : html`<h4>${title}</h4>`}
<p class="how">${note}</p><div class="quotes">${first.map(quote)}</div>${
      rest.length === 0
        ? nothing
        : html`<details class="more"><summary>${more}<span class="vh">: ${title}</span></summary><div class="quotes">${rest.map(quote)}</div></details>`
    }`;
  }
}
