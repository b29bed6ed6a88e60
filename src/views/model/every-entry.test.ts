/**
 * What the page of a model says, for entries of every sort there could be: each kind of model, each one or two meters,
 * each condition, each stage of a life. All arithmetic here is its own: whatever a page says is compared with sums and
 * ratios of the amounts that were written down.
 */
import { describe, expect, test } from 'vitest';
import { conditionKeys, conditions, type ConditionKey } from '#catalog/registry/conditions.ts';
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { magnitudeOf, modalities, modalityNames, type Modality } from '#catalog/registry/modalities.ts';
import { whenWords } from '#catalog/registry/when.ts';
import { loadCatalog } from '#catalog/load.ts';
import type { Model } from '#catalog/types.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { plainText } from '#views/page/inline.ts';
import { printMarkdown } from '#views/page/markdown.ts';
import { createSite, type Site } from '#views/site.ts';
import { testGateway } from '#views/test-site.ts';
import { modelPage } from './model-page.ts';
import { usesOf } from './worked-uses.ts';

const date = '2026-11-23';

/** Each meter by itself, and with each that follows it. */
const meterSets = meterNames.flatMap((meter, index) => [
  [meter],
  ...meterNames.slice(index + 1).map((other) => [meter, other]),
]);

/** One price as it is written: whole numbers of per cent of the meter's standard price. */
interface Written {
  readonly meter: Meter;
  readonly percent: number;
  readonly key?: ConditionKey;
  /** The value in YAML. */
  readonly value?: string;
  readonly isMarginal?: boolean;
}

/** The rates of the first meter, and of the second where there is one. */
interface Terms {
  readonly key?: ConditionKey;
  /** Percentages under the condition; no standard price beside them where `isOnly`. */
  readonly first: readonly (readonly [value: string, percent: number])[];
  readonly second: readonly (readonly [value: string, percent: number])[];
  readonly isOnly?: boolean;
  readonly isMarginal?: boolean;
}

/** Two values of a condition that no request meets at once. */
const valuesOf: Readonly<Partial<Record<ConditionKey, readonly [string, string]>>> = {
  service: ['batch', 'priority'],
  utc: ['["01:00-04:00"]', '["12:00-13:30", "20:00-22:00"]'],
};

const plainTerms: Terms = { first: [], second: [] };

const termsOfAll: readonly Terms[] = [
  plainTerms,
  ...conditionKeys.flatMap((key): Terms[] => {
    const [one, other] = valuesOf[key] ?? [conditions[key].example, undefined];
    const more = other === undefined ? [] : [[other, 150] as const];
    const sorts: Terms[] = [
      { key, first: [[one, 50]], second: [], isOnly: true },
      { key, first: [[one, 50], ...more], second: [] },
      { key, first: [[one, 50], ...more], second: [[one, 50], ...more] },
      { key, first: [[one, 75]], second: [[one, 60]] },
    ];
    return key === 'unitsOver'
      ? [...sorts, { key, first: [[one, 50]], second: [], isMarginal: true }]
      : sorts;
  }),
];

const lives = {
  current: '',
  preview: ', status: preview',
  leaving: ', status: deprecated, retires: 2026-12-24, replacement: maker/next',
  undated: ', status: deprecated, retires: unknown',
  gone: `, status: deprecated, retires: ${date}`,
  followed: ', status: deprecated, retires: 2026-11-01, replacement: maker/between',
} as const;
type Life = keyof typeof lives;
const lifeNames = Object.keys(lives) as Life[];
const isGone = (life: Life) => life === 'gone' || life === 'followed';

/** A fixed sequence of numbers that look drawn: the same entries in every run. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Entry {
  readonly id: string;
  readonly rates: readonly Written[];
  readonly life: Life;
}

/**
 * One entry of so many is looked at, of each kind of model others, so that every set of meters has its turn; ENTRIES=1
 * looks at them all.
 */
const oneOf = Number(process.env.ENTRIES ?? 3);

/** Models of one site: enough to be ranked, few enough to be quick. */
const perSite = 124;

/** What models of a kind are usually billed by, alone and with what may come on top of it: under all terms there are. */
function usualSets(modality: Modality): (readonly Meter[])[] {
  const more: readonly Meter[] = ['request', 'cacheRead', 'reasoning', 'track', 'cacheStorageHour'];
  return modalities[modality].headline.flatMap((group) => [
    group,
    ...more.filter((meter) => !group.includes(meter)).map((meter) => [...group, meter]),
  ]);
}

function entriesOf(modality: Modality): Entry[] {
  const draw = drawing(modalityNames.indexOf(modality) + 1);
  const life = () => lifeNames[draw(lifeNames.length)] ?? 'current';
  const made = (set: readonly Meter[], terms: Terms, of: Life) => ({
    rates: set.flatMap((meter, place) => writtenRates(meter, place, terms)),
    life: of,
  });
  const all = [
    // Every other one the plainest entry there is, the others as they are drawn.
    ...meterSets.map((set, index) =>
      index % 2 === 0
        ? made(set, plainTerms, 'current')
        : made(set, termsOfAll[draw(termsOfAll.length)] ?? plainTerms, life()),
    ),
    ...usualSets(modality).flatMap((set) =>
      // Half of them current: what is gone has less to say.
      termsOfAll.map((terms, index) => made(set, terms, index % 2 === 0 ? 'current' : life())),
    ),
  ];
  return all.map((entry, index) => ({ id: `p${String(index)}/m`, ...entry }));
}

function writtenRates(meter: Meter, place: number, terms: Terms): Written[] {
  const { key, isOnly = false, isMarginal = false } = terms;
  const conditional = (place === 0 ? terms.first : terms.second).map(([value, percent]): Written => ({
    meter,
    percent,
    value,
    isMarginal,
    ...(key && { key }),
  }));
  return isOnly && place === 0 ? conditional : [{ meter, percent: 100 }, ...conditional];
}

/** The standard price: a quarter of the most that such a model may cost; of a cached part twice the least. */
function baseOf(modality: Modality, meter: Meter): string {
  const [low, high] = magnitudeOf(meter, modality);
  return meters[meter].isCacheRead ? percentOf(low, 200) : percentOf(high, 25);
}

/** So many per cent of a plain decimal, exactly. */
function percentOf(amount: string, percent: number): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const digits = String(BigInt(whole + fraction) * BigInt(percent)).padStart(fraction.length + 3, '0');
  const at = digits.length - fraction.length - 2;
  return `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/\.?0+$/, '');
}

function yamlOf(modality: Modality, { id, rates, life }: Entry): string {
  const prices = [...Map.groupBy(rates, ({ meter }) => meter)].map(([meter, own]) => {
    const list = own.map(({ percent, key, value, isMarginal }) => {
      const amount = percentOf(baseOf(modality, meter), percent);
      const mode = isMarginal ? ', mode: marginal' : '';
      return key === undefined ? amount : `{ amount: ${amount}, when: { ${key}: ${value ?? ''} }${mode} }`;
    });
    return `${meter}: [${list.join(', ')}]`;
  });
  return `  - { id: ${id}, name: Thing ${id.replace('/m', '')}, modality: ${modality}${lives[life]}${abilities(rates)}, prices: { ${prices.join(', ')} } }`;
}

/** What is paid for thoughts, thinks. */
function abilities(rates: readonly Written[]): string {
  return rates.some(({ meter }) => meter === 'reasoning') ? ', capabilities: [reasoning]' : '';
}

/** What a replaced model is replaced by costs; both stand in every site. */
const nextMeter = (modality: Modality): Meter => modalities[modality].headline[0]?.[0] ?? 'request';

function siteOf(modality: Modality, entries: readonly Entry[]): Site {
  const meter = nextMeter(modality);
  const providers = entries.map(
    ({ id }) => `  ${id.replace('/m', '')}: { name: Maker ${id.replace('/m', '')} }\n`,
  );
  const price = `prices: { ${meter}: ${baseOf(modality, meter)} }`;
  const text = `${testGateway}providers:
  maker: { name: Maker }
${providers.join('')}models:
  - { id: maker/next, name: Next, modality: ${modality}, ${price} }
  - { id: maker/between, name: Between, modality: ${modality}, ${price}, status: deprecated, retires: 2026-11-10, replacement: maker/next }
${entries.map((entry) => yamlOf(modality, entry)).join('\n')}
`;
  return createSite(loadCatalog({ file: 'every.yaml', text }), undefined, date);
}

/** An amount as pages print it. */
function printed(amount: string): string {
  const [whole = '', fraction = ''] = amount.split('.');
  return `$${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction.padEnd(2, '0')}`;
}

const standardOf = ({ rates }: Entry, meter: Meter) =>
  rates.find((rate) => rate.meter === meter && rate.key === undefined);
const metersIn = ({ rates }: Entry) => [...new Set(rates.map(({ meter }) => meter))];

// What is told as a difference.

const anyDifference = /[\d.,]+% (?:less|more)|\btwice\b|[\d.,]+ times\b/;

/** Whether the words are true of a price against another one, in per cent of some third. */
function isTrue(words: string, price: number, base: number): boolean {
  const [, number = '', direction] = /([\d.,]+)% (less|more)/.exec(words) ?? [];
  const [, times] = /([\d.,]+) times/.exec(words) ?? [];
  const slack = words.includes('about') ? 0.5 : 1e-9;
  if (words === 'as much') return price === base;
  if (words === 'twice as much') return price === 2 * base;
  if (times !== undefined) return Math.abs(price / base - Number(times)) <= slack / 10;
  const share = ((price - base) / base) * 100;
  return Math.abs(Math.abs(share) - Number(number)) <= slack && share > 0 === (direction === 'more');
}

/** Per cent of the standard price that a condition asks for each meter; meters without such a rate are not in it. */
function pricedUnder(
  entry: Entry,
  holds: (rate: Written) => boolean,
): Map<string, { own: number; meter: Meter }> {
  return new Map(
    entry.rates
      .filter((rate) => rate.key !== undefined && holds(rate))
      .map(({ meter, percent }) => [meters[meter].noun.many, { own: percent, meter }]),
  );
}

/** The hours of an entry's rates in words, each with what is priced then. */
function windowsOf(entry: Entry): [hours: string, rates: ReturnType<typeof pricedUnder>][] {
  const timed = entry.rates.filter(({ key }) => key === 'utc' || key === 'days');
  return [...Map.groupBy(timed, ({ value }) => value)].map(([value = '', [rate]]) => {
    const when =
      rate?.key === 'utc'
        ? { utc: JSON.parse(value) as string[] }
        : { days: value.slice(1, -1).split(', ') as ('sat' | 'sun')[] };
    return [whenWords(when), pricedUnder(entry, (other) => other.key === rate?.key && other.value === value)];
  });
}

/** What each sentence that tells a difference has to be; undefined where it is of none of these sorts. */
function isTrueSentence(sentence: string, entry: Entry): boolean | undefined {
  // "> **Peak hours Twice as much** 01:00 to 04:00 UTC: …"
  const [, factor, rest = ''] =
    /^(?:> \*\*)?(?:Peak|Off-peak) hours (.+?)(?:\*\*|\.)(?: (.*))?$/.exec(sentence) ?? [];
  if (factor === undefined) return undefined;
  const windows = windowsOf(entry).filter(([words]) => rest === '' || rest.startsWith(words));
  return windows.some(([, rates]) =>
    [...rates.values()].some(({ own }) => isTrue(factor.toLowerCase(), own, 100)),
  );
}

// What a use comes to.

/** A number as a fraction of whole ones. */
type Fraction = readonly [top: bigint, bottom: bigint];

function fraction(text: string): Fraction {
  const [top = '', bottom = '1'] = text.split('/').map((part) => part.trim());
  const [whole = '', decimals = ''] = top.split('.');
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(bottom)];
}

const product = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
const sum = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const areEqual = (a: Fraction, b: Fraction) => a[0] * b[1] === b[0] * a[1];

type Use = ReturnType<typeof usesOf>[number];

/** The price of so many units in such a request; the rate with a condition before the one without. */
function costOf(
  entry: Entry,
  modality: Modality,
  meter: Meter,
  units: number,
  use: Use,
): Fraction | undefined {
  const counts = Object.entries(use.input.usage) as [Meter, number][];
  const tokensOf = (isInput: boolean) =>
    counts
      .filter(([name]) => meters[name].kind === 'tokens' && meters[name].isInput === isInput)
      .reduce((all, [, count]) => all + count, 0);
  const context: Readonly<Record<string, string | number | boolean | undefined>> = { ...use.input.context };
  const isMet = ({ key, value = '' }: Written): boolean => {
    if (key === undefined) return true;
    if (key === 'utc' || key === 'days') return false;
    if (key === 'inputTokensOver') return tokensOf(true) > Number(value);
    if (key === 'outputTokensOver') return tokensOf(false) > Number(value);
    if (key === 'unitsOver') return units > Number(value);
    return context[key] !== undefined && String(context[key]) === value;
  };
  const own = entry.rates.filter((rate) => rate.meter === meter && isMet(rate));
  const special = own.find(({ key }) => key !== undefined);
  const standard = own.find(({ key }) => key === undefined);
  const at = (rate: Written, count: number): Fraction =>
    product(fraction(percentOf(baseOf(modality, meter), rate.percent)), [
      BigInt(count),
      BigInt(meters[meter].per),
    ]);
  if (special?.isMarginal && standard) {
    const edge = Math.min(units, Number(special.value));
    return sum(at(standard, edge), at(special, units - edge));
  }
  const rate = special ?? standard;
  return rate && at(rate, units);
}

function faultsOfUses(site: Site, model: Model, entry: Entry): string[] {
  const { modality } = model;
  return usesOf(site, model).flatMap((use) => {
    const { usage, requests = 1 } = use.input;
    const counts = Object.entries(usage) as [Meter, number][];
    const costs = counts.map(([meter, units]) => costOf(entry, modality, meter, units, use));
    if (costs.some((cost) => cost === undefined)) return [`prices what nothing prices in "${use.label}"`];
    const total = costs.reduce<Fraction>((all, cost) => sum(all, cost ?? [0n, 1n]), [0n, 1n]);
    const shown = fraction(site.amount(keys.quote(model, use.input)).exact.toFraction());
    const fees = modalities[modality].perCall.filter(
      (meter) => usage[meter] === undefined && costOf(entry, modality, meter, 1, use) !== undefined,
    );
    const isThought = use.label.includes(' reasoning,') && usage.reasoning === undefined;
    return [
      ...(areEqual(product(total, [BigInt(requests), 1n]), shown) ? [] : [`sums "${use.label}" wrongly`]),
      ...fees.map((meter) => `leaves ${meter} out of "${use.label}"`),
      ...(isThought && standardOf(entry, 'reasoning') ? [`thinks for nothing in "${use.label}"`] : []),
    ];
  });
}

// The page.

const code = /```[^]*?```/g;
const links = /\[([^\]]*)\]\([^)]*\)/g;

function faultOf(site: Site, entry: Entry): string | undefined {
  const model = site.model(entry.id);
  const page = modelPage(site, model);
  const text = printMarkdown(site, page).text.replaceAll(code, '').replaceAll(links, '$1');
  const lead = page.lead.map(plainText).join(' ');
  const sections = page.sections.map(({ id }) => id);
  const faults = [
    ...answerFaults(lead, text, model, entry),
    ...lifeFaults(`${plainText(page.title)} ${plainText(page.description)}`, lead, text, sections, entry),
    ...(isGone(entry.life) ? [] : faultsOfUses(site, model, entry)),
    ...(listedRates(model).every(
      ({ when, mode }) => Object.keys(when).length === 0 || text.includes(whenWords(when, mode)),
    )
      ? []
      : ['does not name its condition']),
    ...sentencesIn(text).flatMap((sentence) => {
      if (!anyDifference.test(sentence)) return [];
      const isRight = isTrueSentence(sentence, entry);
      return isRight === true
        ? []
        : [`says ${isRight === undefined ? 'of no known sort' : 'wrongly'} "${sentence}"`];
    }),
  ];
  return faults.length === 0 ? undefined : `${yamlOf(model.modality, entry)}\n  ${faults.join('\n  ')}`;
}

/** Sentences of a page, without what is told of its place among other models. */
function sentencesIn(text: string): string[] {
  return text
    .replace(/^## Where it stands\n[^]*?(?=^## |$(?![^]))/m, '')
    .split(/\n|(?<=[a-z)]\.) (?=[A-Z])/)
    .map((line) => line.trim());
}

function answerFaults(lead: string, text: string, model: Model, entry: Entry): string[] {
  const [answer = ''] = / (?:is|was) priced .*?(?= through )/.exec(lead) ?? [];
  const told = (meter: Meter) =>
    entry.rates.some(
      (rate) =>
        rate.meter === meter &&
        answer.includes(
          `${printed(percentOf(baseOf(model.modality, meter), rate.percent))} per ${meters[meter].unit}`,
        ),
    );
  const known = metersIn(entry);
  const standard = known.filter((meter) => told(meter) && standardOf(entry, meter));
  return [
    ...(known.some(told) ? [] : [`answers "${lead}"`]),
    ...(known.includes('request') && !told('request') ? ['leaves out its price per request'] : []),
    // Of a price that holds at most hours, every other hour is told, too.
    ...(isGone(entry.life) ? [] : windowsOf(entry))
      .filter(([, rates]) => [...rates.values()].some(({ meter }) => standard.includes(meter)))
      .filter(([hours]) => !text.includes(hours))
      .map(([hours]) => `does not tell the price ${hours}`),
    ...standard
      .filter((meter) => !answer.includes(`${printed(percentOf(baseOf(model.modality, meter), 100))} per `))
      .map((meter) => `answers by another price than the standard one of ${meter}`),
    ...(entry.rates.every(({ key }) => key !== undefined) !== answer.includes(' from ') &&
    standard.length === known.length
      ? ['says from, or does not']
      : []),
  ];
}

const ofServed = /\bis (?:free|priced|part of a plan)\b|\bcosts \$|not in force|Try it now|\bretires on\b/;
const ofGone =
  /\bretired\b|no longer served|no longer serves|\b(?:was|were) (?:free|priced|part of a plan)\b/;
const onlyOfServed = ['calculator', 'how-it-works', 'try'];
const statuses: Readonly<Record<Life, string>> = {
  current: 'Current',
  preview: 'Preview',
  leaving: 'Retires 24 December 2026',
  undated: 'Deprecated no last day yet',
  gone: 'Retired 23 November 2026',
  followed: 'Retired 1 November 2026',
};

function lifeFaults(
  head: string,
  lead: string,
  text: string,
  sections: readonly string[],
  { life }: Entry,
): string[] {
  const [, status] =
    /^- Status: (.*)$/m.exec(text) ?? /^> \*\*((?:Retire|Deprecate)[^*]*)\*\*/m.exec(text) ?? [];
  const own = text.replaceAll(/^> \*\*.*$/gm, '');
  const wrong = isGone(life) ? ofServed.exec(`${head} ${own}`) : ofGone.exec(`${head} ${lead} ${own}`);
  return [
    ...(status === statuses[life] ? [] : [`has the status "${status ?? ''}"`]),
    ...(isGone(life) && !(lead.includes('retired') && head.includes('retired'))
      ? ['does not say that it is gone']
      : []),
    ...(wrong ? [`is ${life} and says "${wrong[0]}"`] : []),
    ...(isGone(life) ? sections.filter((id) => onlyOfServed.includes(id)).map((id) => `has ${id}`) : []),
  ];
}

/** 14,322 of them in November 2026: 11 kinds, by each of 528 sets of meters, and by their usual ones under all terms. */
describe.each(modalityNames)('%s', (modality) => {
  const turn = modalityNames.indexOf(modality) % oneOf;
  const entries = entriesOf(modality).filter((_, index) => index % oneOf === turn);

  test(`says nothing that its entry makes false, of ${String(entries.length)} entries`, () => {
    const faults = [];
    for (let at = 0; at < entries.length; at += perSite) {
      const some = entries.slice(at, at + perSite);
      const site = siteOf(modality, some);
      faults.push(...some.flatMap((entry) => faultOf(site, entry) ?? []));
    }
    expect(faults).toEqual([]);
  });

  test('says announced where every price begins later, and ended where it ended', () => {
    for (const [terms, words] of [
      ['from: 2026-11-24', 'is announced but not yet in force'],
      ['until: 2026-11-23', 'has ended, and no other is in force'],
    ] as const) {
      const models = meterNames.map(
        (meter) =>
          `  - { id: maker/${meter}, name: M, modality: ${modality}, prices: { ${meter}: { amount: ${baseOf(modality, meter)}, ${terms} } } }`,
      );
      const text = `${testGateway}providers: { maker: { name: Maker } }\nmodels:\n${models.join('\n')}\n`;
      const site = createSite(loadCatalog({ file: 'every.yaml', text }), undefined, date);
      const silent = site.catalog.models.filter(
        (model) => !printMarkdown(site, modelPage(site, model)).text.includes(words),
      );
      expect(silent.map(({ id }) => id)).toEqual([]);
    }
  });
});
