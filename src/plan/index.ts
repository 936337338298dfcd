/** In: a session plan (YAML, with what it includes). Out: a Plan with ids, defaults and spans everywhere, or what is wrong with it. */
export { activitiesOf } from './check.js';
export { idFrom } from './entries.js';
export { loadPlan, type LoadOptions, paperNamed, parsePlan } from './load.js';
export { type GroupSize, groupSizes, type Schedule, scheduleOf, type Slot } from './schedule.js';
export { planJsonSchema } from './schema.js';
export { checkShape } from './issues.js';
export { readYaml } from './yaml.js';
export type * from './types.js';
