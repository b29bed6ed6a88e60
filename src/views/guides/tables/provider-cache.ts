import { pickRate } from '#pricing/rates.ts';
import { ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import type { Inlines } from '#views/page/inline.ts';
import { modelLink } from '#views/words/phrases.ts';
import { against } from '#views/words/ratio-words.ts';
import type { Site } from '#views/site.ts';
import { cheapestPerMaker } from './representatives.ts';

/** Makers that a reader looks through: all of those who have such a price in a catalog of the usual size. */
const most = 30;

/** What caches of providers save: of each maker the cheapest model that has a price for cached input. */
export function providerCache(site: Site): Table | undefined {
  const models = cheapestPerMaker(
    site,
    (rates) => pickRate(rates, 'cacheRead') !== undefined && pickRate(rates, 'input') !== undefined,
    most,
  );
  if (models.length === 0) return undefined;
  const rows = models.map((model): Inlines[] => {
    const rates = ratesOn(model, site.date);
    const [input, read, write] = (['input', 'cacheRead', 'cacheWrite'] as const).map((meter) =>
      pickRate(rates, meter),
    );
    const cell = (rate: typeof input): Inlines =>
      rate === undefined ? ['as input'] : [site.amount(keys.rate(model, rate))];
    const saved = input && read ? against(read.amount, input.amount) : '';
    return [[modelLink(site, model)], cell(input), cell(write), cell(read), [saved]];
  });
  return {
    kind: 'table',
    caption: 'Input tokens by the million, sent plainly, written to the cache and read from it',
    columns: [
      { label: 'Model' },
      { label: 'Input', align: 'end' },
      { label: 'Written', align: 'end' },
      { label: 'Read', align: 'end' },
      { label: 'A read costs', align: 'end' },
    ],
    rows,
  };
}
