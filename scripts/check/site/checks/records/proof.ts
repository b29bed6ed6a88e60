/** What is published was checked, price by price; what was not is a draft that says so, and keeps search engines away. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, metaContent } from '../../html-page.ts';
import { keyOfRate, ratesOf } from '../../oracle/rates.ts';
import type { PartKind } from '../../part.ts';
import { twinOf } from '../pages/twins.ts';
import { listOf } from '../../json.ts';

export const proofCodes = codes('proof', {
  'price-unproven': {
    why: 'Nothing has compared this price with any source, and readers would take it for a checked one.',
    fix: 'Run `npm run check:prices -- --lock` and build again; `npm run build -- --draft` marks such prices.',
  },
  'price-unmarked': {
    why: 'Whoever looks at a draft has to see which of its prices are checked.',
    fix: 'Print the mark beside the price: src/views/model, src/views/data/models-json.ts.',
  },
  'draft-unsaid': {
    why: 'A draft may hold wrong prices: whoever reads a page of it has to know.',
    fix: 'Print the sentence of src/views/words/draft.ts on every page and in every twin.',
  },
  'draft-open': {
    why: 'Search engines and archives would keep prices that nothing has checked.',
    fix: 'Keep them away by robots.txt, by the pages, by the hosts’ headers, and without a sitemap.',
  },
  'draft-said': {
    why: 'The site is no draft: readers would not trust its prices, or nobody would find them.',
    fix: 'Print this of drafts only.',
  },
});

const finding = raising(proofCodes);

const sentence = 'Draft, not for publication';
const mark = 'not checked';

export const proofPart: PartKind = {
  codes: [proofCodes],
  start: (site) => {
    const unproven = unprovenRates(site);
    return {
      *page(page) {
        const text = page.blocks.map((block) => block.text).join('\n');
        if (site.isDraft) yield* checkDraftPage(site, page, text, unproven);
        else if (text.includes(sentence)) yield finding('draft-said', page.file, `It says "${sentence}".`);
      },
      *end() {
        site.look('proof', 'prices', site.rates.size);
        yield* checkStatuses(site, unproven);
        yield* checkOpenness(site);
      },
    };
  },
};

function* checkDraftPage(
  site: BuiltSite,
  page: HtmlPage,
  text: string,
  unproven: ReadonlySet<string>,
): Findings {
  const twin = twinOf(page.path);
  if (!text.includes(sentence))
    yield finding('draft-unsaid', page.file, 'The page does not say that it is a draft.');
  if (site.files.paths.has(twin) && !site.files.read(twin).includes(sentence))
    yield finding('draft-unsaid', twin, 'The twin does not say that it is a draft.');
  if (metaContent(page, 'robots')?.includes('noindex') !== true)
    yield finding('draft-open', page.file, 'The page does not forbid to be indexed.');
  const { model } = page;
  if (model === undefined || !ratesOf(model).some((rate) => unproven.has(keyOfRate(model.id, rate)))) return;
  if (!text.includes(mark))
    yield finding('price-unmarked', page.file, `No price of the page is marked "${mark}".`);
}

/** What the API says of each rate is what the records say. */
function* checkStatuses(site: BuiltSite, unproven: ReadonlySet<string>): Findings {
  const file = 'api/models.json';
  for (const [id, { prices }] of site.apiEntries) {
    for (const price of listOf(prices)) {
      const { success, data } = apiPrice.safeParse(price);
      if (!success) continue;
      const { key, amount, verification } = data;
      // What has ended is no longer compared.
      if ((site.rates.get(key)?.rate.until ?? '9999') <= site.date) continue;
      const says = verification.status === 'unchecked';
      if (!site.isDraft && (says || unproven.has(key)))
        yield finding(
          'price-unproven',
          file,
          `${key} of ${id} is ${amount}, which no recorded check covers.`,
        );
      else if (says !== unproven.has(key))
        yield finding('price-unmarked', file, `${key} of ${id} is ${says ? '' : 'not '}marked as unchecked.`);
    }
  }
}

const apiPrice = z.object({
  key: z.string(),
  amount: z.string(),
  verification: z.object({ status: z.string() }),
});

function* checkOpenness(site: BuiltSite): Findings {
  const { files, isDraft } = site;
  const read = (file: string) => (files.paths.has(file) ? files.read(file) : '');
  const closed = [
    ['robots.txt', /^disallow:\s*\/\s*$/im.test(read('robots.txt'))],
    // Of the rule for everything; the twins of pages have one of their own.
    ['_headers', /^\/\S*\*\n(?:[ \t].*\n)*[ \t]+x-robots-tag:.*noindex/im.test(read('_headers'))],
    ['sitemap-index.xml', !files.paths.has('sitemap-index.xml')],
  ] as const;
  for (const [file, isClosed] of closed) {
    if (isDraft && !isClosed) yield finding('draft-open', file, 'It lets search engines into a draft.');
    if (!isDraft && isClosed)
      yield finding('draft-said', file, 'It keeps search engines out, and the site is no draft.');
  }
}

/** `prices.lock.json`, as far as it says which amount was compared and what came of it. */
const records = z.object({
  date: z.iso.date(),
  models: z.record(
    z.string(),
    z.object({
      rates: z.record(z.string(), z.tuple([z.string(), z.string(), z.array(z.string())]).rest(z.unknown())),
    }),
  ),
});

/** Keys of the rates of which the records beside the catalog do not say that their amount was checked, and held. */
function unprovenRates({ catalog }: BuiltSite): ReadonlySet<string> {
  const file = join(dirname(catalog.file), 'prices.lock.json');
  const { data } = records.safeParse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
  const keys = new Set<string>();
  const hasList = catalog.gateway.priceList !== undefined;
  for (const model of catalog.models) {
    for (const rate of ratesOf(model)) {
      const key = keyOfRate(model.id, rate);
      if (data !== undefined && rate.until !== undefined && rate.until <= data.date) continue;
      const line = data?.models[model.id]?.rates[key.slice(key.indexOf('#') + 1)];
      if (line === undefined || !holds(model, rate, line, hasList)) keys.add(key);
    }
  }
  return keys;
}

function holds(
  model: Model,
  { amount, providerAmount, per }: Rate,
  [listed, status, alike, ...others]: readonly [string, string, readonly string[], ...unknown[]],
  hasList: boolean,
): boolean {
  const own = `${providerAmount ?? amount}${per === undefined ? '' : `/${per}`}`;
  const isStated = (statements: Model['unverified']) =>
    statements.some(({ amounts }) => Object.values(amounts ?? {}).some((text) => sameFigure(text, own)));
  if (listed !== own) return false;
  if (status === 'match') return alike.length > 0 && others.length === 0;
  if (status === 'unverified') return isStated(model.unverified.filter(({ source }) => source !== 'gateway'));
  // Whoever sets a price says so in the entry, or in a list that the catalog names.
  if (status === 'own')
    return hasList || isStated(model.unverified.filter(({ source }) => source === 'gateway'));
  return (status === 'disputed' || status === 'exempt') && isStated(model.exceptions);
}

function sameFigure(one: string, other: string): boolean {
  const [amount = '', per] = one.split('/');
  const [otherAmount = '', otherPer] = other.split('/');
  return per === otherPer && Number(amount) === Number(otherAmount);
}
