import type { World } from './world.js';

export interface ScoreOptions {
  readonly round?: readonly string[];
  readonly by?: string;
  readonly roster?: string;
  readonly format: string;
  readonly out: string;
  readonly map?: string;
  readonly form?: string;
  readonly skipInvalid?: boolean;
  readonly duplicates: string;
  readonly root?: string;
}

export function score(_world: World, _plan: string, _files: readonly string[], _options: ScoreOptions): number {
  return 0;
}
