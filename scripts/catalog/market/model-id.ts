/** What follows from the name alone that a source gives a model. */

/**
 * The id of a model in the catalog, from a source's spelling: lower case, and only what an address can hold on
 * every system; `amazon.nova-pro-v1:0` becomes `amazon.nova-pro-v1-0`.
 * Undefined when nothing is left of it.
 */
export function catalogId(provider: string, name: string): string | undefined {
  const segments = name
    .toLowerCase()
    .split('/')
    .map((segment) =>
      segment
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replace(/^[^a-z0-9]+/, '')
        .replace(/-+$/, ''),
    )
    .filter((segment) => segment !== '');
  return segments.length === 0 ? undefined : [provider, ...segments].join('/');
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
