/** Structured data: it parses, its prices are traced, and it says what the page says. */
import type { Model, Rate } from '#catalog/types.ts';
import type { BuiltSite } from '../../built-site.ts';
import { codes, type Findings, raising } from '../../finding.ts';
import type { HtmlPage } from '../../html-page.ts';
import { isObject, type JsonObject, objectsIn, stringsIn, wordsOf } from '../../json.ts';
import { foldsOf } from '../../oracle/folds.ts';
import { isGone } from '../../oracle/life.ts';
import { keyOfRate, ratesInForce, ratesOf } from '../../oracle/rates.ts';
import { unitOf } from '../../oracle/trace-key.ts';
import { inWords, meterWords } from '../../oracle/words.ts';
import { checkIndexedText } from '../prices/figures.ts';
import { priceTableCodes } from '../prices/price-table.ts';
import { wordCodes } from '../pages/sentences.ts';
import { pagePart } from '../../part.ts';

const views = 'Correct the view in src/views that prints it, and build again.';

export const offerCodes = codes('prices', {
  'jsonld-invalid': { why: 'Search engines drop structured data they cannot parse.', fix: views },
  'jsonld-price-untraced': {
    why: 'A price in structured data is recomputed from its `identifier`.',
    fix: 'Give the price specification the traced key as `identifier`.',
  },
  'jsonld-price-wrong': { why: 'A search engine would show a wrong price.', fix: views },
  'jsonld-currency-wrong': { why: 'The price is read in another currency.', fix: views },
  'jsonld-unit-wrong': { why: 'The price is read per another quantity than it is for.', fix: views },
  'jsonld-bare-price': {
    why: 'A price of an Offer without its unit reads like the price of the whole model.',
    fix: 'Give the Offer UnitPriceSpecifications with a referenceQuantity instead.',
  },
  'jsonld-lifecycle-wrong': {
    why: 'Programs plan by whether, and until when, a model can be called at these prices.',
    fix: 'Say availability, its last day, that of the prices, and 0 of a free model (src/views/head/model-node.ts).',
  },
  'jsonld-rates-differ': {
    why: 'Structured data must offer the rates in force, all and only them.',
    fix: views,
  },
});

const finding = raising(offerCodes, priceTableCodes, wordCodes);

export const offersPart = pagePart([offerCodes, wordCodes], checkJsonLd);

function* checkJsonLd(site: BuiltSite, page: HtmlPage): Findings {
  for (const graph of page.graphs) {
    if (graph === undefined) {
      yield finding('jsonld-invalid', page.file, 'Its structured data is no JSON.');
      continue;
    }
    const objects = [...objectsIn(graph)];
    yield* checkPrices(site, page, objects);
    for (const text of stringsIn(graph)) yield* checkText(site, page, text);
  }
}

function* checkText(site: BuiltSite, page: HtmlPage, text: string): Findings {
  yield* checkIndexedText(site, page, 'structured data', text);
  if (/\bNaN\b|\bundefined\b|\[object /.test(text)) {
    yield finding('word-forbidden', page.file, `A value is missing in structured data: "${text}".`);
  }
}

/** Prices in structured data: each with its key, currency and reference quantity; all rates in force. */

/** Properties of schema.org that hold a price without room for its key and unit. */
const bareProperties = ['lowPrice', 'highPrice', 'minPrice', 'maxPrice'];

function* checkPrices(site: BuiltSite, page: HtmlPage, objects: readonly JsonObject[]): Findings {
  const { file, model } = page;
  for (const object of objects) {
    const type = wordsOf(object['@type']);
    const bare = bareProperties.filter((name) => name in object);
    const isFree = model?.pricing.kind === 'free' && object.price === '0';
    if (type === 'Offer' && 'price' in object && !isFree) bare.push('price');
    for (const name of bare)
      yield finding('jsonld-bare-price', file, `${type}.${name} is ${wordsOf(object[name])}.`);
    if (type !== 'Offer' && 'price' in object) yield* checkPrice(site, page, object);
    const currency = object.priceCurrency;
    if (currency !== undefined && currency !== site.catalog.gateway.currency) {
      yield finding(
        'jsonld-currency-wrong',
        file,
        `priceCurrency of ${type} is ${wordsOf(currency)}, not ${site.catalog.gateway.currency}.`,
      );
    }
  }
  if (model === undefined) return;
  yield* checkLifecycle(site, file, model, objects);
  const offered = new Set(objects.filter((object) => 'price' in object).map((object) => object.identifier));
  // What is no longer served is not on offer.
  const inForce = isGone(model, site.date) ? [] : ratesInForce(model, site.date);
  const announced = isGone(model, site.date) ? [] : toCome(model, site.date);
  const folded = new Set(
    [inForce, announced].flatMap((rates) => foldsOf(rates)).flatMap(({ rates }) => rates),
  );
  for (const rate of [...inForce, ...announced].filter((one) => !folded.has(one))) {
    if (offered.has(keyOfRate(model.id, rate))) continue;
    yield finding(
      'jsonld-rates-differ',
      file,
      `Structured data does not offer ${keyOfRate(model.id, rate)}.`,
    );
  }
}

function* checkPrice(site: BuiltSite, { file, model }: HtmlPage, object: JsonObject): Findings {
  const { identifier: key, price, priceCurrency, referenceQuantity } = object;
  if (typeof key !== 'string') {
    yield finding('jsonld-price-untraced', file, `The price ${wordsOf(price)} has no identifier.`);
    return;
  }
  const listed = site.rates.get(key);
  if (listed === undefined) {
    yield finding(
      'jsonld-price-untraced',
      file,
      `The price ${wordsOf(price)} has the identifier "${key}", which is no listed rate.`,
    );
    return;
  }
  // A string: a number would have lost its last zero, or its last digit.
  if (price !== listed.rate.amount) {
    yield finding(
      'jsonld-price-wrong',
      file,
      `The price of ${key} is ${JSON.stringify(price)}, listed is "${listed.rate.amount}".`,
    );
  }
  const told = model && [...ratesInForce(model, site.date), ...toCome(model, site.date)];
  if (told?.includes(listed.rate) === false) {
    yield finding(
      'jsonld-rates-differ',
      file,
      `Structured data offers ${key}, which is no rate of ${model?.id ?? ''} on ${site.date}.`,
    );
  }
  const name = nameOfRate(listed.rate);
  if (object.name !== undefined && object.name !== name)
    yield finding(
      'condition-wrong',
      file,
      `Structured data calls ${key} "${wordsOf(object.name)}", not "${name}".`,
    );
  const days = { validFrom: listed.rate.from, validThrough: lastDay(listed.rate) };
  for (const [property, day] of Object.entries(days)) {
    if (object[property] !== day)
      yield finding(
        'jsonld-rates-differ',
        file,
        `${property} of ${key} is ${wordsOf(object[property]) || 'missing'}, not ${day ?? 'to be given'}.`,
      );
  }
  if (priceCurrency === undefined)
    yield finding('jsonld-currency-wrong', file, `The price of ${key} has no currency.`);
  const unit = unitOf(key, site.rates);
  if (unit === undefined) return;
  const [per, unitText] = unit.reference;
  const quantity = isObject(referenceQuantity) ? referenceQuantity : {};
  if (quantity.value !== per || quantity.unitText !== unitText) {
    yield finding(
      'jsonld-unit-wrong',
      file,
      `The price of ${key} is per ${wordsOf(quantity.value)} ${wordsOf(quantity.unitText)}, not per ${per} ${unitText}.`,
    );
  }
}

/** The rates that are announced: who plans a year reads them. */
function toCome(model: Model, date: string): readonly Rate[] {
  return ratesOf(model).filter(({ from = '' }) => from > date);
}

/** One offer: there, gone, or none where nothing is known; with the last day of the model, and of what it costs. */
function* checkLifecycle(
  { date }: BuiltSite,
  file: string,
  model: Model,
  objects: readonly JsonObject[],
): Findings {
  const offers = objects.filter((object) => object['@type'] === 'Offer');
  const { retires } = model.life;
  const gone = isGone(model, date);
  const current = gone ? [] : ratesInForce(model, date);
  const isFree = !gone && model.pricing.kind === 'free';
  const isOffered = gone || isFree || current.length > 0 || toCome(model, date).length > 0;
  const lastOf = (day: string | undefined) => (day === undefined ? undefined : lastDay({ until: day }));
  const end = [...current.map(({ until }) => until), retires].filter((day) => day !== undefined).sort()[0];
  const right: Readonly<Record<string, string | undefined>> = {
    availability: `https://schema.org/${gone ? 'Discontinued' : 'InStock'}`,
    availabilityEnds: lastOf(retires),
    priceValidUntil: gone ? undefined : lastOf(end),
    price: isFree ? '0' : undefined,
  };
  if (offers.length !== (isOffered ? 1 : 0))
    yield finding('jsonld-lifecycle-wrong', file, `It has ${offers.length} offers of ${model.id}.`);
  for (const offer of offers)
    for (const [name, value] of Object.entries(right))
      if (offer[name] !== value)
        yield finding(
          'jsonld-lifecycle-wrong',
          file,
          `${name} of ${model.id} is ${wordsOf(offer[name]) || 'missing'}, not ${value ?? 'to be given'}.`,
        );
}

/** "Input", "Input, Batch". */
function nameOfRate({ meter, when, mode }: Rate): string {
  const { label } = meterWords[meter];
  return Object.keys(when).length === 0 ? label : `${label}, ${inWords({ when, mode })}`;
}

/** The catalog names the first day on which a price no longer holds, schema.org the last on which it does. */
function lastDay({ until }: Pick<Rate, 'until'>): string | undefined {
  if (until === undefined) return undefined;
  return new Date(Date.parse(until) - 24 * 60 * 60 * 1000).toISOString().slice(0, until.length);
}
