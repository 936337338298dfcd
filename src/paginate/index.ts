/** In: strips with heights and breaks. Out: pages. Knows nothing of what stands on them. */
export { type Page, paginate, type Placed, type Sheet, type Strip } from './paginate.js';
