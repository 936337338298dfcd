/** In: a plan, the people of a roster, a seed. Out: the plan's groups as plain data, with how near they came to what was wished. */
export { drawGroups } from './draw.js';
export { type GroupName, groupNames, isNumbered } from './names.js';
export type * from './types.js';
