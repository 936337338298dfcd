import type { Code, Findings } from '../../diagnostics/index.js';
import type { InputFile } from './file.js';

/** A place in a table: row and column, both from 1. */
interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Names from inside a file may be of any length; a message is read by a person. */
const MAX_MESSAGE = 300;

/** The one reason for which a file is not read. Thrown from the depth of a reader, caught by `reading` at its door. */
export class Refusal extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly hint: string,
    readonly cell?: Cell,
  ) {
    super(message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message);
  }
}

/** Tells why a file is not read. Anything but a refusal is a defect and goes on. */
export function sayRefused(path: string, error: unknown, findings: Findings): void {
  if (!(error instanceof Refusal)) throw error;
  const { code, message, hint, cell } = error;
  findings.error(code, { path, ...cell }, message, { hint });
}

/** Runs a reader; a refusal becomes one error in `findings`, and null. Anything else that is thrown is a defect and goes on. */
export async function reading<T>(
  file: InputFile,
  findings: Findings,
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    sayRefused(file.path, error, findings);
    return null;
  }
}
