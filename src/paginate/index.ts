/** In: strips with heights and breaks. Out: pages. Knows nothing of what stands on them. */
export { paginate } from './paginate.js';
export type { Page, Placed, Sheet, Strip } from './types.js';
