/** Code highlighting at build time, without inline styles: for pages and guides. */
export { highlightCss } from './classes.ts';
export type { CodeLanguage } from './highlighter.ts';
export { highlight } from './html.ts';
export { highlightWithId } from './template.ts';
