import type { World } from './world.js';

export interface InitOptions {
  readonly yes?: boolean;
  readonly title?: string;
  readonly date?: string;
  readonly start?: string;
  readonly participants?: string;
  readonly parts?: string;
}

export async function init(_world: World, _dir: string | undefined, _options: InitOptions): Promise<number> {
  return 0;
}
