/** The search, loaded when a reader reaches for it: one file for the dialog and the field of the home page. */
export { open } from './dialog.ts';
export { start } from './find.ts';
