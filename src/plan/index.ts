/** In: a session plan (YAML, with what it includes). Out: a Plan with ids, defaults and spans everywhere, or what is wrong with it. */
export { activitiesOf, blocksOf } from './check.js';
export { clockText, instantOf, isoDate, type WallClock, wallClock } from './clock.js';
export { idFrom } from './entries.js';
export { checkShape } from './issues.js';
export { type LoadOptions, loadPlan, paperNamed, parsePlan } from './load.js';
export { pictureKey } from './pictures.js';
export {
  type ActivitySlot,
  type GroupSize,
  groupSizes,
  type ModuleSlot,
  type Schedule,
  type Slot,
  scheduleOf,
} from './schedule.js';
export { planJsonSchema } from './schema.js';
export type * from './types.js';
export { readYaml } from './yaml.js';
