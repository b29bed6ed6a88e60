/** What follows from the name alone that a source gives a model. */
import { fileStemOf } from '#catalog/rules/slug.ts';

/**
 * What all spellings of one model have in common: sources differ in capitals, and in what they write for `:` and `@`.
 * It is how models are recognised, never an id: that is what a source spells.
 * @param provider the catalog's id of the provider
 */
export function likenessOf(provider: string, name: string): string {
  return `${provider}/${fileStemOf({ id: name })}`;
}

const noModelPatterns: readonly RegExp[] = [
  // Live voice sessions have no modality.
  /(?:^|[-_/.])(?:realtime|live|sonic)(?:[-_/.]|$)/,
  // Fine-tuned models.
  /^ft:|(?:^|[-/])(?:finetuned?|fine-tuned)/,
  // Free variants.
  /[:-]free$/,
  // Tools.
  /(?:^|\/)(?:container|code-interpreter|file-search|vector-store)/,
  // One cell of an image grid.
  /\d-x-\d|-steps\//,
  // Search engines.
  /(?:^|\/)(?:search|search-pro|.*-search-api)$/,
  // Routers: not one model.
  /(?:^|[-/])(?:auto|router|default)$/,
];

/** Whether a source's name for something says that it is no model of the market. */
export function namesNoModel(name: string): boolean {
  return noModelPatterns.some((pattern) => pattern.test(name.toLowerCase()));
}
