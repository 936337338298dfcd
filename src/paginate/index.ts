/** In: strips with heights and breaks. Out: pages. Knows nothing of what stands on them. */
export { type Page, type Placed, paginate, type Sheet, type Strip } from './paginate.js';
