import { catalogFile, loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { selectRates } from '#catalog/registry/rate-selector.ts';
import { atProvider } from '#catalog/provider-prices.ts';
import { ratesOn } from '#pricing/rates.ts';
import { sameAmount } from '../../check/prices/exact-amounts.ts';
import { idMatcher } from '../../check/prices/id-matcher.ts';
import { missingRates } from '../../check/prices/left-out.ts';
import { openKept } from '../../check/prices/sources/kept.ts';
import { resolvePins } from '../../check/prices/witnesses.ts';
import { caseText } from '../../check/prices/condition.ts';
import { rateName } from '../../check/prices/wording.ts';
import type { Catalog } from '#catalog/types.ts';
import { factWitnesses, missingFacts, requestFacts } from '../../check/prices/facts.ts';
import type { SourceAdapter } from '../../check/prices/sources/source.ts';
import { addRates, type AddedRate } from '../text/add-rates.ts';
import { addRequest, type RequestPair } from '../text/add-request.ts';
import { readText, save } from '../text/save.ts';
import { counted, exit, lookupDay, parseVerb, print, type Verb } from '../verb.ts';

/** `complete`: prices that the pinned sources have under a condition, and the entries do not. */
export const complete: Verb = {
  summary:
    'add the prices that pinned sources agree on, or what requests can ask for, where the entries lack it',
  usage: `npm run catalog -- complete [--requests] [--rates <selector>] [--only <id>] [--alone] [--dry-run]
  --requests what requests can ask for (efforts, and the endpoint of what the usual one does not serve) instead of
             prices, as the best informed pinned source has it
  --rates    which prices: '@batch' for all of a condition, 'input@batch' for one meter
             (default: all that the price check misses); may be given several times
  --only     take these models only, such as 'openai/*'; may be given several times
  --alone    also those that one source alone has
  --date     take the prices of this UTC day (default: BUILD_DATE, else today)
  --dry-run  write nothing; print what would change as a unified diff
Sources are read from price-sources/ beside the catalog. A price is added where its meter is listed already; what sources
disagree about is named and left out.
Exit code: 0 done, 1 the catalog has mistakes, 2 could not run.`,
  run: (argv, io) => {
    const many = { type: 'string', multiple: true, default: [] as string[] } as const;
    const { values } = parseVerb(
      argv,
      {
        rates: many,
        only: many,
        alone: { type: 'boolean', default: false },
        requests: { type: 'boolean', default: false },
        date: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
      0,
    );
    const file = catalogFile();
    const before = readText(file);
    const date = lookupDay(values.date, io);
    const catalog = atProvider(loadCatalog({ file, text: before }));
    const adapters = priceSources.flatMap((id) => openKept(file, id)?.adapter ?? []);
    const isWanted = values.only.length === 0 ? () => true : idMatcher(values.only);
    if (values.requests) {
      const found = completeRequests(catalog, before, adapters, date, isWanted);
      const said = `${file}: added ${counted(found.count, 'value')}. Now run \`npm run check:prices -- --lock\`.`;
      save(io, file, { before, after: found.text, said, dryRun: values['dry-run'] });
      return exit.ok;
    }
    const notes: string[] = [];
    let after = before;
    let count = 0;
    // From the end, so that the lines before stay where they are.
    for (const model of catalog.models.toReversed()) {
      if (!isWanted(model.id) || model.pricing.kind !== 'priced') continue;
      const listed = ratesOn(model, date);
      const { witnesses } = resolvePins(file, model, adapters, date);
      const missing = missingRates([...listed, ...model.estimates], witnesses, date).filter(
        ({ rate }) =>
          values.rates.length === 0 || values.rates.some((one) => selectRates([rate], one).length > 0),
      );
      const cases = Map.groupBy(missing, ({ rate }) => `${rate.meter} ${caseText(rate.when)}`);
      const added = [...cases.values()].flatMap((offers): AddedRate[] => {
        const [first] = offers;
        if (first === undefined) return [];
        const { rate, sources } = first;
        const name = `${model.id}: ${rateName(rate)} $${rate.amount} (${sources.join(', ')})`;
        if (!listed.some(({ meter }) => meter === rate.meter))
          return (notes.push(`No such meter: ${name}`), []);
        if (offers.some((other) => !sameAmount(other.rate.amount, rate.amount)))
          return (notes.push(`Disagreed about: ${name}`), []);
        if (sources.length < 2 && !values.alone) return (notes.push(`One source alone: ${name}`), []);
        return [rate];
      });
      if (added.length === 0) continue;
      const result = addRates(after, model.line, added);
      if (!isCatalog(file, result.text)) {
        notes.push(
          `No price for a request of two conditions at once: ${model.id}: ${added.map((rate) => rateName(rate)).join(', ')}`,
        );
        continue;
      }
      notes.push(
        ...result.left.map(
          (rate) => `By hand, beside a grid: ${model.id}: ${rateName(rate)} $${rate.amount}`,
        ),
      );
      count += added.length - result.left.length;
      after = result.text;
    }
    const said = `${file}: added ${counted(count, 'price')}. Now run \`npm run check:prices -- --lock\`.`;
    save(io, file, { before, after, said, dryRun: values['dry-run'] });
    print({ ...io, out: io.err }, notes.toReversed());
    return exit.ok;
  },
};

/** The catalog's text with what its sources know of requests, and how many values are new. */
function completeRequests(
  catalog: Catalog,
  before: string,
  adapters: readonly SourceAdapter[],
  date: string,
  isWanted: (id: string) => boolean,
): { readonly text: string; readonly count: number } {
  const witnessesOf = factWitnesses(catalog, adapters, date);
  let text = before;
  let count = 0;
  // From the end, so that the lines before stay where they are.
  for (const model of catalog.models.toReversed().filter(({ id }) => isWanted(id))) {
    const pairs = missingFacts(model, witnessesOf(model)).flatMap(([fact, value]): RequestPair[] =>
      requestFacts.includes(fact) ? [[fact, fact === 'efforts' ? `[${value}]` : value]] : [],
    );
    if (pairs.length > 0) text = addRequest(text, model.line, pairs);
    count += pairs.length;
  }
  return { text, count };
}

function isCatalog(file: string, text: string): boolean {
  try {
    loadCatalog({ file, text });
    return true;
  } catch (error) {
    if (error instanceof CatalogError) return false;
    throw error;
  }
}
