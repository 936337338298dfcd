import type { FirstPage, Ranked, Talk, Words } from '../story/index.js';
import type { Blocks } from './blocks.js';
import { html, type Markup, nothing } from './markup.js';

/** One page that can be talked about. `level`: of its headings. */
export function firstPage(w: Words, blocks: Blocks, first: FirstPage, level: 2 | 3): Markup {
  const ranked = first.strongest.items.length > 0;
  return html`
${first.lead.length === 0 ? nothing : html`<p class="lead">${first.lead.join(' ')}</p>`}
<dl class="facts">${first.facts.map(
    (f) =>
      html`<div><dt>${f.term}</dt><dd>${f.value}${f.note === '' ? nothing : html`<small>${f.note}</small>`}</dd></div>`,
  )}</dl>
${talk(w, first.talk, level)}
${
  ranked
    ? html`<div class="two">${ranking(first.measure, first.strongest, level)}${ranking(first.measure, first.weakest, level)}</div>`
    : nothing
}
${first.changed === null ? nothing : blocks.figure(first.changed, '')}
${care(w, first.care)}
<p class="asked"><b>${w.labels.asked}.</b> ${first.asked.join(' ')}</p>`;
}

function ranking(
  measure: string,
  { title, items }: { readonly title: string; readonly items: readonly Ranked[] },
  level: 2 | 3,
): Markup {
  return html`<div>${heading(title, level)}<p class="how">${measure}</p><ol class="rank">${items.map(
    (i) =>
      html`<li><b>${i.shown}</b><span>${i.text}<span class="share" aria-hidden="true"><i style="width:${Math.round(i.percent)}%"></i></span></span></li>`,
  )}</ol></div>`;
}

export function talk(w: Words, list: readonly Talk[], level: 2 | 3): Markup {
  if (list.length === 0) return nothing;
  return html`<div class="talk">${heading(w.labels.talk, level)}<ol>${list.map(
    (t) =>
      html`<li><b>${ended(t.about)}</b> ${t.text}${t.ask === '' ? nothing : html` <em>${t.ask}</em>`}${t.of === undefined ? nothing : html` <span class="of">${t.of}</span>`}</li>`,
  )}</ol></div>`;
}

function care(w: Words, text: string | null): Markup {
  if (text === null) return nothing;
  return html`<p class="care"><b>${w.labels.care}.</b> ${text} <a href="#cautions">${w.labels.allCautions}</a></p>`;
}

function heading(text: string, level: 2 | 3): Markup {
  return level === 2 ? html`<h2 class="small">${text}</h2>` : html`<h3 class="small">${text}</h3>`;
}

/** An item that is no sentence gets its stop. */
const ended = (text: string): string => (/[.?!:)]$/.test(text.trimEnd()) ? text : `${text}.`);
