/** What each model charges per meter, side by side. */
import { keysOf, whenText } from '#catalog/registry/conditions.ts';
import { meterNames, meters } from '#catalog/registry/meters.ts';
import { uncapital, whenWords } from '../condition-words.ts';
import type { OfferedRate } from '../offer.ts';
import { headlineAmong } from '../headline-among.ts';
import { rateFigure } from '../traced.ts';
import type { Words } from '../words.ts';
import { cellsOf, columnsOf } from './cells.ts';
import type { Compared, ComparedTable } from './comparison.ts';

/** Grids of sizes and qualities can be long; the pages of the models have all of it. */
const mostRows = 16;

export function pricesTable(compared: Compared): ComparedTable {
  const rows = priceRows(compared).slice(0, mostRows);
  return {
    caption: 'Listed prices, before any fee',
    columns: columnsOf(compared, 'What is billed'),
    rows: rows.map((row) => [
      label(row),
      ...cellsOf(
        compared,
        row.map((rate) => rate && rateFigure(rate)),
      ),
    ]),
    figures: true,
  };
}

/** Rates of one meter and condition, one per model where it has such a rate. */
type PriceRow = readonly (OfferedRate | undefined)[];

/** Rates that at least two of the models have, standard rates, and what answers "how much" for any of them. */
function priceRows({ headline, offers }: Compared): PriceRow[] {
  const all = offers.flatMap(({ rates }) => rates);
  const shown = new Set(offers.flatMap(({ rates }) => headlineAmong(headline, rates)?.rates ?? []));
  const rows = [...new Set(all.map(nameOf))].map((name) =>
    offers.map(({ rates }) => rates.find((rate) => nameOf(rate) === name)),
  );
  return rows
    .filter((row) => {
      const held = row.filter((rate) => rate !== undefined);
      return held.length > 1 || held.some((rate) => keysOf(rate.when).length === 0 || shown.has(rate));
    })
    .sort((a, b) => placeOf(a) - placeOf(b));
}

function nameOf({ meter, when }: OfferedRate): string {
  return `${meter}?${whenText(when)}`;
}

function firstOf(row: PriceRow): OfferedRate | undefined {
  return row.find((rate) => rate !== undefined);
}

/** In the order of the meters; a standard rate stands above those with conditions. */
function placeOf(row: PriceRow): number {
  const rate = firstOf(row);
  return rate === undefined ? 0 : meterNames.indexOf(rate.meter) * 100 + keysOf(rate.when).length;
}

function label(row: PriceRow): Words {
  const rate = firstOf(row);
  if (rate === undefined) return [];
  const { label: name, shortUnit, noun } = meters[rate.meter];
  const when = keysOf(rate.when).length === 0 ? '' : `, ${uncapital(whenWords(rate.when))}`;
  const unit = shortUnit === noun.one ? 'each' : `per ${shortUnit}`;
  return [`${name}${when} `, { kind: 'muted', content: [unit] }];
}
