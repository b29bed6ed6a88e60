/** The search, loaded when a reader reaches for it: one file for the dialog, the home page and fields that name a model. */
export { open } from './dialog.ts';
export { start } from './find.ts';
export { pickModel } from './pick-model.ts';
