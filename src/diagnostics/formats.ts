import { CODES } from './codes.js';
import { type Diagnostic, locate } from './diagnostic.js';

/** One array, one object for each diagnostic; `[]` when all is well. */
export function toJson(list: readonly Diagnostic[]): string {
  const rows = list.map((d) => {
    const at = locate(d.at);
    return JSON.stringify({
      severity: d.severity,
      code: d.code,
      message: d.message,
      hint: hintText(d),
      file: at.file,
      line: at.line,
      column: at.column,
      endLine: at.endLine,
      endColumn: at.endColumn,
    });
  });
  return rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`;
}

function hintText(d: Diagnostic): string | null {
  if (d.hint === undefined) return null;
  return d.mended === undefined ? d.hint : `${d.hint} ${d.mended.trim()}`;
}

/** Workflow commands of GitHub Actions: one annotation a line. */
export function toGithub(list: readonly Diagnostic[]): string {
  return list
    .map((d) => {
      const at = locate(d.at);
      const place =
        at.line === null
          ? ''
          : `,line=${at.line},col=${at.column},endLine=${at.endLine},endColumn=${at.endColumn}`;
      const hint = hintText(d);
      const message = hint === null ? d.message : `${d.message}\nhint: ${hint}`;
      return `::${d.severity} file=${githubProperty(at.file)}${place},title=${d.code}::${githubData(message)}`;
    })
    .join('\n');
}

const githubData = (s: string): string => s.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const githubProperty = (s: string): string => githubData(s).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** SARIF 2.1.0 (OASIS, 2020), as code-scanning tools read it. */
export function toSarif(list: readonly Diagnostic[], version: string): string {
  const used = [...new Set(list.map((d) => d.code))].sort();
  return JSON.stringify(
    {
      version: '2.1.0',
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      runs: [
        {
          tool: {
            driver: {
              name: 'plenary',
              version,
              rules: used.map((code) => ({ id: code, shortDescription: { text: CODES[code] } })),
            },
          },
          columnKind: 'unicodeCodePoints',
          results: list.map(sarifResult),
        },
      ],
    },
    null,
    2,
  );
}

function sarifResult(d: Diagnostic): object {
  const at = locate(d.at);
  const region =
    at.line === null
      ? {}
      : {
          region: {
            startLine: at.line,
            startColumn: at.column,
            endLine: at.endLine,
            endColumn: at.endColumn,
          },
        };
  const hint = hintText(d);
  return {
    ruleId: d.code,
    level: d.severity,
    message: { text: hint === null ? d.message : `${d.message}. ${hint}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(at.file) }, ...region } }],
  };
}
