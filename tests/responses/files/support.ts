import { Findings, toText } from '../../../src/diagnostics/index.js';
import { type DecodedText, decodeText, type InputFile, unpack } from '../../../src/responses/files/index.js';
import { bytesOf } from '../../helpers/zip.js';

interface Told<T> {
  readonly result: T;
  /** What is said to the person, without code frames and hints. */
  readonly said: readonly string[];
  readonly hints: readonly string[];
}

function told<T>(result: T, findings: Findings): Told<T> {
  const said = findings.list.map((d) => toText(d).split('\n')[0]!);
  return { result, said, hints: findings.list.map((d) => d.hint ?? '') };
}

export async function unpacked(bytes: Uint8Array): Promise<Told<readonly InputFile[] | null>> {
  const findings = new Findings();
  return told(await unpack({ path: 'forms.zip', bytes }, findings), findings);
}

export function decoded(content: string | readonly number[] | Uint8Array): Told<DecodedText | null> {
  const findings = new Findings();
  const bytes = typeof content === 'string' ? bytesOf(content) : Uint8Array.from(content);
  return told(decodeText({ path: 'a.csv', bytes }, findings), findings);
}

/** A text in a code page of one byte a letter, where its letters stand at their Unicode places. */
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
