import { planJsonSchema } from '../plan/index.js';
import { writeWhole } from './output.js';
import type { World } from './world.js';

export function schema(world: World, options: { readonly out: string }): number {
  const text = `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
  if (options.out === '-') world.out.write(text);
  else writeWhole(options.out, text);
  return 0;
}
