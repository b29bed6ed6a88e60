/** Names that models no longer have lead on: a page at each, and nothing else at any of them. */
import type { Catalog } from '#catalog/types.ts';
import { addressOf, type BuiltSite, pagePath, wholeAddress } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import type { PartKind } from '../../part.ts';

export const movedCodes = codes('links', {
  'moved-missing': {
    why: 'Readers and search engines still know the old address.',
    fix: 'Let it lead on: src/views/whole/redirects.ts.',
  },
  'moved-wrong': {
    why: 'Whoever follows it ends somewhere else, or search engines keep the old address.',
    fix: 'Name the page of the model that has the name now, in the refresh, the link and the canonical address.',
  },
});

const finding = raising(movedCodes);

/** Whether the text of a page is a stub: what it says of itself is not that of a page. */
export function isStub(html: string): boolean {
  return /<meta[^>]*http-equiv="?refresh/i.test(html);
}

export const movedPart: PartKind = {
  codes: [movedCodes],
  start: (site) => ({
    *end() {
      const moved = movedPaths(site.catalog);
      site.look('links', 'old addresses', moved.size);
      for (const [path, target] of moved) yield* checkStub(site, path, target);
      for (const file of site.files.paths) {
        if (!file.endsWith('.html') || !isStub(site.files.read(file))) continue;
        const path = `/${file.replace(/index\.html$/, '')}`;
        if (!moved.has(path))
          yield finding('moved-wrong', file, 'It leads on, and no model ever had this name.');
      }
    },
  }),
};

/** By the path of the old page that of the new one. */
function movedPaths({ models, removed }: Catalog): Map<string, string> {
  const listed = new Set(models.map(pagePath));
  const pages = new Map(models.map((model) => [model.id, pagePath(model)]));
  const old = [
    ...models.flatMap(({ id, aliases }) => aliases.map((alias) => [alias.id, id] as const)),
    ...removed.flatMap(({ id, replacement }) =>
      replacement === undefined ? [] : [[id, replacement] as const],
    ),
  ];
  const moved = new Map<string, string>();
  for (const [id, to] of old) {
    const path = pagePath({ slug: nameInAddress(id) });
    const target = pages.get(to);
    if (!listed.has(path) && !moved.has(path) && target !== undefined) moved.set(path, target);
  }
  return moved;
}

/** "acme/Chat-2:free" as "acme-chat-2-free". */
function nameInAddress(id: string): string {
  return partsInAddress(id).join('-');
}

/** The data of the model that an id names: "acme/Chat-2:free" as "api/models/acme/chat-2-free.json". */
export function dataFileOf(id: string): string {
  return `api/models/${partsInAddress(id).join('/')}.json`;
}

function partsInAddress(id: string): string[] {
  const words = (part: string) => part.split(/[^a-z0-9._-]+/).join('-');
  const trimmed = (part: string) => part.replace(/^[^a-z0-9]+/, '').replace(/[^a-z0-9]+$/, '');
  const parts = id.toLowerCase().replaceAll('+', 'plus').split('/');
  return parts.map((part) => trimmed(words(part)));
}

function* checkStub(site: BuiltSite, path: string, target: string): Findings {
  const file = `${path.slice(1)}index.html`;
  if (!site.files.paths.has(file)) {
    yield finding('moved-missing', file, `There is no page that leads to ${target}.`);
    return;
  }
  const html = site.files.read(file);
  const address = addressOf(site.catalog, target);
  const wanted = {
    refresh: [/http-equiv="refresh" content="0; url=([^"]*)"/, address],
    link: [/<a href="([^"]*)"/, address],
    'canonical address': [/<link rel="canonical" href="([^"]*)"/, wholeAddress(site.catalog, target)],
  } as const;
  for (const [what, [pattern, right]] of Object.entries(wanted)) {
    const found = pattern.exec(html)?.[1];
    if (found !== right)
      yield finding('moved-wrong', file, `Its ${what} is ${found ?? 'missing'}, not ${right}.`);
  }
  // In a site that holds this one as a part, hosts read what that has.
  if (!site.files.paths.has('_headers')) return;
  const lines = site.files.paths.has('_redirects') ? site.files.read('_redirects').split('\n') : [];
  const twin = (page: string) => page.replace(/\/$/, '.md');
  for (const [from, to] of [
    [path, target],
    [twin(path), twin(target)],
  ] as const)
    if (!lines.includes(`${addressOf(site.catalog, from)} ${addressOf(site.catalog, to)} 301`))
      yield finding('moved-missing', '_redirects', `It does not lead from ${from} to ${to}.`);
}
