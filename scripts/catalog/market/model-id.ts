/**
 * The id of a model in the catalog, from a source's spelling: lower case, and only what an address can hold on
 * every system; `amazon.nova-pro-v1:0` becomes `amazon.nova-pro-v1-0`.
 * Undefined when nothing is left of it.
 */
export function modelId(provider: string, name: string): string | undefined {
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
