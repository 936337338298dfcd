/** In: a Handlebars template and a plan's data. Out: Markdown nodes with directives, and the data in their slots. */
export { type Data, planContext, type TemplateContext } from './context.js';
export { type Rendered, renderTemplate } from './render.js';
