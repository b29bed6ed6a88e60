/**
 * A model's name in addresses and files. Its id is whatever requests send: capitals, `@cf/…`, `:free`, `+`. An address
 * is safe everywhere only in lower-case letters, digits and `. _ -`; two ids that differ in nothing else collide, which
 * is a mistake of the catalog.
 */

/**
 * Where the files of a model's data stand below `api/models/` and `og/`, without what the file names end in: a folder
 * for each part of the id, as `acme/chat-2`; of `@cf/Meta/Llama:free` it is `cf/meta/llama-free`. The slug is this with
 * dashes for slashes, so that one is unique where the other is. A slug that the catalog gives is both.
 * @param model its id as the schema accepts it: each part has a letter or a digit
 */
export function fileStemOf({
  id,
  slug,
}: {
  readonly id: string;
  readonly slug?: string | undefined;
}): string {
  if (slug !== undefined) return slug;
  return id
    .toLowerCase()
    .split('/')
    .map((part) =>
      part
        // A version, as "command-r+" is one, must not become the version without it.
        .replaceAll('+', 'plus')
        // A colon would be read as the end of a scheme by tools that build addresses.
        .replaceAll(/[^a-z0-9._-]+/g, '-')
        .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, ''),
    )
    .join('/');
}

/** The part of a page's address that names its model: `/q/<slug>-pricing/`. @param stem of its files */
export function slugOf(stem: string): string {
  return stem.replaceAll('/', '-');
}
