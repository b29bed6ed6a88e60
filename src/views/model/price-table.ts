/** The price table of a model: every rate, what it costs with the fee, and who confirmed it. */
import { meters, unitOf } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { holdsOn, listedRates } from '#pricing/rates.ts';
import { foldedRates } from '#pricing/folded-rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Column, Table } from '#views/page/blocks.ts';
import { link, listing, muted, say, type Inline, type Inlines } from '#views/page/inline.ts';
import {
  capital,
  dayBefore,
  displayName,
  longDate,
  whenWords,
  uncapital,
  sellerName,
} from '#views/words/phrases.ts';
import { statementsOf } from '#views/words/statements.ts';
import type { Site } from '#views/site.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import { billingSentences } from './billing-sentences.ts';

/** The table with the sentences below it. */
export function priceBlocks(site: Site, model: Model): Block[] {
  const all = listedRates(model).filter((rate) => rate.until === undefined || rate.until > site.date);
  if (all.length === 0) return [];
  const { rates, sentences } = foldedRates(all);
  const evidence = verificationSentences(site, model, all);
  const rules = [...sentences.map((text): Inlines => [text]), ...billingSentences(rates)];
  return [
    priceTable(site, model, rates),
    ...(model.estimates.length > 0 ? [estimateTable(site, model)] : []),
    ...[...rules, ...evidence].map((content): Block => ({ kind: 'note', content })),
  ];
}

function priceTable(site: Site, model: Model, rates: readonly Rate[]): Table {
  const fee = feeOfPayment(site);
  const isOther = rates.some(({ providerAmount }) => providerAmount !== undefined);
  const conditional = rates.some((rate) => conditionWords(site, rate) !== 'Standard');
  const columns: Column[] = [
    { label: 'What is billed' },
    ...(conditional ? [{ label: 'When' }] : []),
    { label: 'Listed price', align: 'end' },
    ...(isOther ? [{ label: `${sellerName(site, model)}’s price`, align: 'end' } as const] : []),
    ...(fee === undefined ? [] : [{ label: `With ${fee}`, align: 'end' } as const]),
    { label: 'Confirmed by' },
  ];
  const rows = rates.map((rate): Inlines[] => {
    const { label, noun } = meters[rate.meter];
    const { shortUnit } = unitOf(rate);
    const key = keys.rate(model, rate);
    return [
      say`${label} ${muted(shortUnit === noun.one ? 'each' : `per ${shortUnit}`)}`,
      ...(conditional ? [[conditionWords(site, rate)]] : []),
      [site.amount(key)],
      ...(isOther
        ? [[site.amount(rate.providerAmount === undefined ? key : keys.provider(model, rate))]]
        : []),
      ...(fee === undefined ? [] : [[site.amount(keys.fee(key))]]),
      [confirmedBy(site, model, rate)],
    ];
  });
  return {
    kind: 'table',
    caption: `${site.lifecycle(model).isServed ? 'Prices' : 'Last prices'} of ${displayName(site, model)}`,
    columns,
    rows,
  };
}

/** A rate in words, without its amount: "Input, batch". */
export function rateWords(
  rate: Pick<Rate, 'meter' | 'when'> & { readonly mode?: Rate['mode'] | undefined },
): string {
  const words = whenWords(rate.when, rate.mode);
  const { label } = meters[rate.meter];
  return words === 'Standard' ? label : `${label}, ${uncapital(words)}`;
}

function conditionWords(site: Site, rate: Rate): string {
  const words = whenWords(rate.when, rate.mode);
  if (rate.from !== undefined && !holdsOn(rate, site.date)) return `${words}, from ${longDate(rate.from)}`;
  return rate.until === undefined ? words : `${words}, until ${longDate(dayBefore(rate.until))}`;
}

/** How many sources list a rate alike, or why none does; the sentences below the table name them. */
function confirmedBy(site: Site, model: Model, rate: Rate): string {
  const evidence = site.evidenceFor(model, rate);
  if (evidence === undefined) return 'not checked';
  const { length: sources } = Object.keys(evidence.sources);
  const isLate = (['unverified', 'exceptions'] as const).some((field) =>
    statementsOf(site, model, field, [rate]).some(({ statement }) => statement.expires < site.date),
  );
  if (evidence.status !== 'match' && isLate) return 'expired';
  if (evidence.status === 'match') return sources === 1 ? '1 source' : `${String(sources)} sources`;
  const words = {
    unverified: 'no source',
    disputed: 'sources disagree',
    exempt: 'exception',
    mismatch: 'contradicted',
  };
  return words[evidence.status];
}

function estimateTable(site: Site, model: Model): Table {
  return {
    kind: 'table',
    caption: `About what one image from ${displayName(site, model)} comes to, billed in tokens`,
    columns: [{ label: 'Image' }, { label: 'Estimate per image', align: 'end' }],
    rows: model.estimates.map((rate) => [[whenWords(rate.when)], [site.amount(keys.estimate(model, rate))]]),
  };
}

/** Who confirmed the prices, in sentences anyone understands; who did not, and why. */
function verificationSentences(site: Site, model: Model, rates: readonly Rate[]): Inlines[] {
  const matched = rates.flatMap((rate) => {
    const evidence = site.evidenceFor(model, rate);
    return evidence?.status === 'match' ? Object.keys(evidence.sources) : [];
  });
  const sentences: Inlines[] = [];
  const sources = [...new Set(matched)].map((id) => sourceName(site, id));
  if (sources.length > 0)
    sentences.push(
      say`Listed alike${sources.length > 1 ? ', between them,' : ''} by ${listing(sources.map((source) => [source]))}.`,
    );
  const statements = (['unverified', 'exceptions'] as const).flatMap((field) =>
    statementsOf(site, model, field, rates),
  );
  for (const { statement, rates: own, words } of statements) {
    const named = own.length === rates.length ? [] : shortWords(own);
    const about = named.length === 0 ? [] : [`${capital(named.map(uncapital).join('; '))}: `];
    const content = about.length === 0 ? words : [...about, ...words];
    sentences.push([...content, ...sourceNote(site, statement.source, statement.checked, statement.expires)]);
  }
  return sentences;
}

/** Rates in words; of many, only what they count. */
function shortWords(rates: readonly Rate[]): string[] {
  const words = new Set(rates.map((rate) => rateWords(rate)));
  return [...(words.size > 3 ? new Set(rates.map(({ meter }) => meters[meter].label)) : words)];
}

/** Where a statement was read and when; of one that nobody renewed in time, that it has expired. */
function sourceNote({ date }: Site, source: string, read: string, expires: string): Inline[] {
  const note = say` ${muted(link(source, 'Source'), `, read ${longDate(read)}.`)}`;
  return expires < date
    ? [...note, ` That was to be read again by ${longDate(expires)} and has not been: it may no longer hold.`]
    : note;
}

function sourceName(site: Site, id: string): string {
  const source = Object.entries(site.evidence?.sources ?? {}).find(([name]) => name === id)?.[1];
  return source === undefined
    ? id
    : `${[source.package, source.version].filter(Boolean).join(' ')} (data of ${longDate(source.asOf)})`;
}
