// Pages per second of a booklet, beside the same pages drawn by bare pdfkit calls: same texts, lines and boxes at
// the same places, same fonts, no tags, no bookmarks, no layout. Ratios of medians within one run.
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import PDFDocument from 'pdfkit';
import { buildInput } from '../dist/cli/build-input.js';
import { openTemplate } from '../dist/cli/looks.js';
import { readPlan } from '../dist/cli/plans.js';
import { openWorld } from '../dist/cli/world.js';
import { Findings } from '../dist/diagnostics/index.js';
import { settingOf } from '../dist/pack/build.js';
import { composePages } from '../dist/pack/compose.js';
import { writePdf } from '../dist/pdf/index.js';
import { planContext, renderTemplate } from '../dist/template/index.js';

const RUNS = Number(process.argv[2] ?? 15);
const plans = process.argv.slice(3);
const sessions =
  plans.length > 0 ? plans : ['sessions/leading-together/plan.yaml', 'sessions/trust-day/plan.yaml'];

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

async function prepare(path) {
  const findings = new Findings();
  const { plan } = readPlan(openWorld({}), path, undefined);
  const input = await buildInput(plan, { out: '' }, findings);
  const setting = settingOf(input, findings);
  const { labels } = setting;
  const { theme, fonts } = input;
  const document = { id: 'booklet', name: 'booklet', paper: plan.paper.name, title: '' };
  const template = openTemplate(plan, 'booklet', findings);
  const compose = () => {
    const context = { plan: planContext(plan), document, person: null, labels };
    const rendered = renderTemplate(
      template,
      context,
      { language: plan.language, clock: plan.clock },
      findings,
    );
    return composePages(setting, rendered, labels.booklet);
  };
  const colors = { ...theme.colors, frame: theme.rules.frame };
  const write = (pages) =>
    writePdf(
      { title: 'Bench', language: 'en', date: new Date(0), author: null, front: 0, pages, form: null },
      fonts,
      colors,
    );
  return { compose, write };
}

const require = createRequire(import.meta.url);
const folder = (name) => dirname(require.resolve(`${name}/package.json`));
const serif = folder('@expo-google-fonts/source-serif-4');
const sans = folder('@expo-google-fonts/source-sans-3');
const CUTS = {
  '': '400Regular',
  '-italic': '400Regular_Italic',
  '-bold': '600SemiBold',
  '-bold-italic': '600SemiBold_Italic',
};
const files = Object.fromEntries(
  Object.entries(CUTS).flatMap(([cut, file]) => [
    [`serif${cut}`, resolve(serif, file, `SourceSerif4_${file}.ttf`)],
    [`sans${cut}`, resolve(sans, file, `SourceSans3_${file}.ttf`)],
  ]),
);

function bare(pages) {
  return new Promise((done) => {
    const doc = new PDFDocument({ autoFirstPage: false, font: null });
    const chunks = [];
    doc.on('data', (c) => chunks.push(c));
    doc.on('end', () => done(Buffer.concat(chunks)));
    for (const [name, file] of Object.entries(files)) doc.registerFont(name, file);
    for (const page of pages) {
      doc.addPage({ size: [page.width, page.height], margin: 0 });
      for (const piece of page.pieces) for (const mark of piece.marks) draw(doc, mark, piece.x, piece.y);
    }
    doc.end();
  });
}

function draw(doc, m, dx, dy) {
  if (m.kind === 'text') {
    for (const span of m.spans) {
      if (span.text.trim() === '') continue;
      doc.font(span.run.style.face).fontSize(span.run.style.size);
      doc.text(span.text, m.x + span.x + dx, m.y + dy - span.run.rise, {
        lineBreak: false,
        baseline: 'alphabetic',
      });
    }
  } else if (m.kind === 'rule') {
    doc
      .lineWidth(m.weight)
      .moveTo(m.x1 + dx, m.y1 + dy)
      .lineTo(m.x2 + dx, m.y2 + dy)
      .stroke();
  } else if (m.kind === 'dots') {
    doc
      .save()
      .lineCap('round')
      .lineWidth(m.size)
      .dash(0.01, { space: m.pitch })
      .moveTo(m.x1 + dx, m.y + dy)
      .lineTo(m.x2 + dx, m.y + dy)
      .stroke()
      .restore();
  } else if (m.kind === 'frame' || (m.kind === 'field' && m.frame)) {
    const shape = m.kind === 'frame' ? m.shape : m.frame;
    doc.lineWidth(0.7);
    if (shape === 'circle') doc.circle(m.x + dx + m.w / 2, m.y + dy + m.h / 2, m.w / 2).stroke();
    else doc.rect(m.x + dx, m.y + dy, m.w, m.h).stroke();
  }
}

const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};

for (const path of sessions) {
  const { compose, write } = await prepare(path);
  const [first] = await timed(async () => write(compose().pages));
  const times = { compose: [], write: [], bare: [] };
  let pages;
  let bytes;
  for (let i = 0; i < RUNS; i++) {
    const [a, composed] = await timed(async () => compose());
    pages = composed.pages;
    const [b, pdf] = await timed(() => write(pages));
    const [c] = await timed(() => bare(pages));
    times.compose.push(a);
    times.write.push(b);
    times.bare.push(c);
    bytes = pdf.length;
  }
  const whole = median(times.compose) + median(times.write);
  const ms = (x) => `${x.toFixed(0)} ms`;
  console.log(path);
  console.log(
    `  ${pages.length} pages, ${bytes.toLocaleString('en')} bytes; the first one took ${ms(first)}`,
  );
  console.log(
    `  layout ${ms(median(times.compose))}, PDF ${ms(median(times.write))}: ${Math.round((pages.length / whole) * 1000)} pages a second`,
  );
  console.log(
    `  bare pdfkit ${ms(median(times.bare))}; whole ÷ bare ${(whole / median(times.bare)).toFixed(2)}, PDF alone ÷ bare ${(median(times.write) / median(times.bare)).toFixed(2)}`,
  );
}
