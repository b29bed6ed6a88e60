/** A catalog that begins with a list: its text. */
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { currentFormat } from '#catalog/registry/format.ts';
import { modalityNames } from '#catalog/registry/modalities.ts';
import type { Catalog } from '#catalog/types.ts';
import type { Draft } from '../draft/draft.ts';
import { headingOf } from '../text/catalog-text.ts';
import { entryLines } from '../text/entry-text.ts';
import { byCodeUnit } from '../text/key-order.ts';
import { providerLine } from '../text/provider-line.ts';
import { textScalar } from '../text/scalar.ts';
import type { Leave, ListedModel } from './drafts.ts';

/** What the head of a new catalog says of the gateway. */
export interface NewGateway {
  readonly name: string;
  readonly url: string;
  readonly baseUrl: string;
  /** Where the site will stand; without it, at the root of the gateway's host. */
  readonly siteUrl?: string | undefined;
  readonly currency: string;
  /** Its own list, where it is not a library's. */
  readonly priceList?: { readonly from: string; readonly shape: string } | undefined;
}

export interface NewCatalog {
  readonly text: string;
  readonly catalog: Catalog;
  readonly models: readonly ListedModel[];
}

/**
 * What the loader objects to is left out, and named, rather than bent until it fits.
 * @param file the path under which it will be written; nothing is written here
 * @throws CatalogError when what is wrong is about no model
 */
export function newCatalog(
  file: string,
  gateway: NewGateway,
  listed: readonly ListedModel[],
  head: string,
  leave: Leave,
): NewCatalog {
  let models = newestFirst(listed);
  for (;;) {
    const text = catalogText(gateway, models, head);
    try {
      return { text, models, catalog: loadCatalog({ file, text }) };
    } catch (error) {
      if (!(error instanceof CatalogError)) throw error;
      const faults = new Map(error.problems.map(({ code, line }) => [modelAt(text, line), code]));
      if (faults.has('') || models.length === 0) throw error;
      for (const [id, code] of faults) leave(`the catalog refuses it (${code})`, id);
      models = models.filter(({ draft }) => !faults.has(draft.id));
    }
  }
}

function catalogText(gateway: NewGateway, models: readonly ListedModel[], head: string): string {
  const sections = [...Map.groupBy(models, ({ provider }) => provider.id)];
  const named = sections.map(([id, own]) => {
    const name = own.find(({ provider }) => provider.name !== id)?.provider.name ?? id;
    return { id, name, own };
  });
  return `${[
    ...headLines(gateway, head),
    'providers:',
    ...named.map((provider) => providerLine(provider)),
    '',
    'models:',
    named
      .flatMap(({ name: heading, own }) =>
        own.map(({ draft }, index) =>
          [...(index === 0 ? [headingOf(heading)] : []), ...entryLines(draft)].join('\n'),
        ),
      )
      .join('\n\n'),
  ].join('\n')}\n`;
}

/** How a new catalog begins, down to its providers. @param about comments for those who open it */
export function headLines(
  { name, url, baseUrl, siteUrl, currency, priceList }: NewGateway,
  about: string,
): string[] {
  const variable = `${
    name
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, '_')
      .replaceAll(/^_+|_+$/g, '') || 'GATEWAY'
  }_API_KEY`;
  return [
    '# yaml-language-server: $schema=./public/schema/models.schema.json',
    '#',
    ...about.split('\n').map((line) => `# ${line}`),
    '',
    `format: ${String(currentFormat)}`,
    '',
    'site:',
    ...(siteUrl === undefined ? [] : [`  url: ${siteUrl}`]),
    '  # On what terms others may use your prices as data. `none` grants nothing; CC-BY-4.0 lets everybody who names you.',
    '  data: { license: none }',
    '',
    'gateway:',
    `  name: ${textScalar(name)}`,
    `  url: ${url}`,
    `  baseUrl: ${baseUrl}`,
    `  currency: ${currency}`,
    `  apiKey: { env: ${/^[A-Z]/.test(variable) ? variable : `KEY_${variable}`}, placeholder: sk-... }`,
    ...(priceList === undefined
      ? []
      : [`  priceList: { from: ${textScalar(priceList.from)}, shape: ${priceList.shape} }`]),
    `  links: { getKey: ${url} }`,
    '',
  ];
}

/** Providers by id; within one its chat models first, then the other kinds, each with the newest ahead. */
function newestFirst(models: readonly ListedModel[]): ListedModel[] {
  const released = ({ facts }: Draft) => facts.released ?? '';
  return models.toSorted(
    (a, b) =>
      byCodeUnit(a.provider.id, b.provider.id) ||
      modalityNames.indexOf(a.draft.modality) - modalityNames.indexOf(b.draft.modality) ||
      byCodeUnit(released(b.draft), released(a.draft)) ||
      byCodeUnit(a.draft.id, b.draft.id),
  );
}

/** The id of the entry in which a line lies; empty above the first. */
function modelAt(text: string, line: number): string {
  const above = text.split('\n').slice(0, line);
  const opening = above.findLast((one) => one.startsWith('  - id: ')) ?? '';
  return opening.slice('  - id: '.length).replaceAll('"', '');
}
