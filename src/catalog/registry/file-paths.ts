/** Paths in `dist` that the catalog decides: the one place that knows which file is named by what. */

export type FilePaths = readonly string[];

/** Each without what its name ends in, but for a page, which is the folder of its `index.html`. */
export const stems = {
  modelPage: (slug: string) => `q/${slug}-pricing`,
  modelFile: (stem: string) => `api/models/${stem}`,
  provider: (id: string) => `providers/${id}`,
  providerFile: (id: string) => `api/providers/${id}`,
  traceFile: (id: string) => `api/trace/${id}`,
  versus: (slug: string, other: string) => `compare/${slug}-vs-${other}`,
  image: (stem: string) => `og/${stem}`,
};

/** A page and its Markdown twin. */
function page(stem: string): FilePaths {
  return [`${stem}/index.html`, `${stem}.md`];
}

/** Every file of an entry of the catalog whose path says which entry it is. */
export const filePaths = {
  model: (slug: string, stem: string): FilePaths => [
    ...page(stems.modelPage(slug)),
    `${stems.modelPage(slug)}.xml`,
    `${stems.modelFile(stem)}.json`,
    `${stems.image(stem)}.png`,
  ],
  /** The page of a name that a model no longer has. */
  moved: (slug: string): FilePaths => [`${stems.modelPage(slug)}/index.html`],
  /** The same of a name that it has besides, under which its data is found too. */
  alias: (slug: string, stem: string): FilePaths => [
    `${stems.modelPage(slug)}/index.html`,
    `${stems.modelFile(stem)}.json`,
  ],
  provider: (id: string): FilePaths => [
    ...page(stems.provider(id)),
    `${stems.providerFile(id)}.json`,
    `${stems.traceFile(id)}.json`,
  ],
  versus: (slug: string, other: string): FilePaths => {
    const stem = stems.versus(slug, other);
    return [...page(stem), `${stems.image(stem)}.png`];
  },
  indexNow: (key: string): FilePaths => [`${key}.txt`],
  /** Files of every site that one of these could be. */
  own: [`${stems.image('site')}.png`, 'llms.txt', 'llms-full.txt', 'robots.txt'],
} as const;
