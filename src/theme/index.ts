/** In: a theme's YAML. Out: fonts, styles, rules and colours, checked, with line and column where something is wrong. */
export { type FontFamily, readTheme, type Style, type StyleName, type Theme } from './theme.js';
