import type { Metrics } from '../../text/index.js';
import { type Part, type Story, Words } from '../story/index.js';
import { Blocks } from './blocks.js';
import { firstPage, talk } from './first.js';
import { html, type Markup, nothing, raw } from './markup.js';
import { STYLE } from './style.js';

/** The whole page: one page first, then each form, cautions, how it was counted. */
export function pageOf(story: Story, metrics: Metrics): string {
  const w = new Words(story.language);
  const blocks = new Blocks(w, metrics);
  const instruments = story.parts.filter((p) => p.first !== null);
  const only = instruments.length === 1 ? instruments[0] : undefined;
  const over = story.headline === story.title ? w.labels.report : `${story.title} · ${w.labels.report}`;
  const page = html`<!DOCTYPE html>
<html lang="${tag(story.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${story.title} · ${w.labels.report}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${w.labels.skip}</a>
<header class="wrap"><p class="over">${over}</p>
<h1>${story.headline}</h1></header>
<main id="main" class="wrap" tabindex="-1">
<section class="first" aria-labelledby="summary"><h2 id="summary" class="vh">${w.labels.summary}</h2>
${only ? html`${formName(only, story)}${firstPage(w, blocks, only.first!, 3)}${others(story, only)}` : overview(w, story)}
</section>
${contents(w, story)}
${story.parts.map((p) => partOf(w, blocks, p, p === only))}
${cautions(w, story)}
${method(w, story)}
</main>
<footer class="wrap"><p>${story.source}</p></footer>
</body>
</html>
`;
  return page.markup;
}

/** A language tag as it may stand in an attribute; what is none is left to the reader's program. */
const tag = (language: string): string =>
  /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : 'en';

const formName = (part: Part, story: Story): Markup =>
  part.title === story.headline ? nothing : html`<p class="form">${part.title}</p>`;

/** Several forms: what to talk about first, then a sentence on each. */
function overview(w: Words, story: Story): Markup {
  return html`<p class="lead">${story.lead.join(' ')}</p>
${talk(w, story.talk, 3)}
${others(story, null)}`;
}

/** A sentence on each form; `told`: the one that page one is about. */
function others({ parts }: Story, told: Part | null): Markup {
  const list = parts.filter((p) => p !== told);
  if (list.length === 0) return nothing;
  return html`<dl class="forms">${list.map(
    (p) => html`<div><dt><a href="#${p.id}">${p.title}</a></dt><dd>${p.lead}</dd></div>`,
  )}</dl>`;
}

function contents(w: Words, story: Story): Markup {
  const links = [
    ...story.parts.map((p) => ({ id: p.id, title: p.title })),
    ...(story.cautions.length > 0 ? [{ id: 'cautions', title: w.labels.cautions }] : []),
    ...(story.method.length > 0 ? [{ id: 'method', title: w.labels.method }] : []),
  ];
  return html`<nav aria-label="${w.labels.contents}"><ol>${links.map((l) => html`<li><a href="#${l.id}">${l.title}</a></li>`)}</ol></nav>`;
}

function partOf(w: Words, blocks: Blocks, part: Part, told: boolean): Markup {
  return html`
<section class="form-part" aria-labelledby="${part.id}"><h2 id="${part.id}" tabindex="-1">${part.title}</h2>
${part.first && !told ? firstPage(w, blocks, part.first, 3) : nothing}
${part.sections.map((s) => blocks.section(s))}</section>`;
}

function cautions(w: Words, story: Story): Markup {
  if (story.cautions.length === 0) return nothing;
  return html`
<section aria-labelledby="cautions"><h2 id="cautions" tabindex="-1">${w.labels.cautions}</h2>${story.cautions.map(
    (c) =>
      html`${c.title === '' ? nothing : html`<h3>${c.title}</h3>`}<ul class="cautions">${c.lines.map((l) => html`<li>${l}</li>`)}</ul>`,
  )}</section>`;
}

function method(w: Words, story: Story): Markup {
  if (story.method.length === 0) return nothing;
  return html`
<section aria-labelledby="method"><h2 id="method" tabindex="-1">${w.labels.method}</h2><dl class="method">${story.method.map(
    (m) => html`<div><dt>${m.term}</dt><dd>${m.text}</dd></div>`,
  )}</dl></section>`;
}
