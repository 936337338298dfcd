/** In: a Handlebars template and data. Out: Markdown nodes with directives, and the data that stands in their slots. */
export { HELPERS } from './helpers.js';
export { planContext } from './plan-context.js';
export { type Rendered, type RenderSettings, renderTemplate, type TemplateContext } from './render.js';
export { dataOf, recordOf, type SlotValue, type Value, type ValueRecord } from './values.js';
