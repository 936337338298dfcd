// The HTML reports of the bundled sessions, held against axe-core in a real browser: light, dark, and as they print.
// One line a report; ends with 1 where a rule is broken. CHROMIUM names the browser, else /usr/bin/chromium.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const trust = 'sessions/trust-day';
const together = 'sessions/leading-together';
const handbook = 'sessions/learning-handbook';
const inHandbook = (name) => `${handbook}/responses/${name}.csv`;

const REPORTS = {
  'trust-day, before and after': [
    `${trust}/plan.yaml`,
    '--by=group',
    `--round=before=${trust}/responses/before.csv`,
    `--round=after=${trust}/responses/after.csv`,
  ],
  'trust-day, the day': [
    `${trust}/plan.yaml`,
    '--by=group',
    ...['day', 'pupils', 'reflect'].map((f) => `${trust}/responses/${f}.csv`),
  ],
  'leading-together': [`${together}/plan.yaml`, `${together}/responses.csv`, '--by=group'],
  'learning-handbook': [
    `${handbook}/plan.yaml`,
    ...['practice', 'stance', 'frames', 'claims'].map(inHandbook),
    '--by=group',
  ],
};

/** All rules once; then what colours and widths can break. */
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
const WIDTHS = { runOnly: { type: 'rule', values: ['scrollable-region-focusable', 'target-size'] } };
const MODES = {
  light: { media: 'screen', scheme: 'light', width: 1280, run: {} },
  dark: { media: 'screen', scheme: 'dark', width: 1280, run: COLOURS },
  narrow: { media: 'screen', scheme: 'light', width: 400, run: WIDTHS },
  print: { media: 'print', scheme: 'light', width: 800, run: COLOURS },
};

const folder = mkdtempSync(join(tmpdir(), 'plenary-axe-'));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let broken = 0;
try {
  for (const [name, args] of Object.entries(REPORTS)) broken += await checkReport(name, args);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(broken === 0 ? 0 : 1);

async function checkReport(name, args) {
  const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.html`);
  const made = spawnSync(
    process.execPath,
    ['bin/plenary.js', 'score', ...args, '--format', 'html', '-o', file, '--quiet'],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) {
    console.log(`x ${name}: no report was written\n${made.stderr}`);
    return 1;
  }
  const found = [];
  const page = await browser.newPage();
  page.on('request', (r) => {
    if (!r.url().startsWith('file:') && !r.url().startsWith('data:'))
      found.push(`asks the network for ${r.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(AXE);
  // What is folded away has to be as readable.
  await page.evaluate(() => {
    for (const d of document.querySelectorAll('details')) d.open = true;
  });
  for (const [mode, { media, scheme, width, run }] of Object.entries(MODES)) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaType(media);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0 && media === 'screen') found.push(`${mode}: the page is ${wide} px wider than the window`);
    const options = { resultTypes: ['violations'], ...run };
    const { violations } = await page.evaluate((o) => globalThis.axe.run(document, o), options);
    for (const v of violations)
      found.push(`${mode}: ${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes[0].html.slice(0, 160)}`);
  }
  await page.close();
  const modes = Object.keys(MODES).join(', ');
  console.log(
    `${found.length === 0 ? 'ok' : 'x'} ${name}: ${modes}${found.length === 0 ? '' : `; ${found.length} found`}`,
  );
  for (const line of found) console.log(`    ${line}`);
  return found.length;
}
