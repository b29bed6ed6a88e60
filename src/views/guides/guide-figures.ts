/**
 * The figures and names that guides print: `<Fee/>`, `<Price model="…"/>`. No figure is typed in a guide;
 * HTML and the Markdown twin both ask here, so they say the same.
 */
import { address } from '#address.ts';
import { saidByItself, type ClaimName } from '#catalog/registry/claims.ts';
import { meterNames, type Meter } from '#catalog/registry/meters.ts';
import type { SentenceComponent } from '#guides/components.ts';
import { GuideError, type Mistake } from '#guides/mistakes.ts';
import { componentsIn, type GuideComponent } from '#guides/tree.ts';
import { feeShareOfSpend, isProportional } from '#pricing/fee.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import { tasksOf } from '#views/model/code-section.ts';
import { comparePage } from '#views/compare/compare-page.ts';
import { calculatorPage } from '#views/lists/calculator-page.ts';
import { code, link, listing, say, sentences, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import {
  chargesForCached,
  feeArithmetic,
  meteringSentence,
  nothingElseSentence,
  semanticCacheSentence,
  taxSentence,
  topUpSentence,
} from '#views/words/gateway-sentences.ts';
import { count, longDate, modelLink, pricePhrase, ratePhrase } from '#views/words/phrases.ts';
import { guideLink, guidesOf } from './guide-list.ts';
import { guideTable, tableNames } from './guide-tables.ts';
import { feeAmount, feeOfPayment } from '#views/words/fee.ts';

/** Attributes of a component in a guide, all text. */
type Attributes = Readonly<Record<string, string | undefined>>;

type Figure = (site: Site, attributes: Attributes) => Inlines;

const gatewayWords: Readonly<Record<string, (site: Site) => Inlines>> = {
  name: ({ gateway }) => [gateway.name],
  baseUrl: ({ gateway }) => [code(gateway.baseUrl)],
  key: ({ gateway }) => [code(gateway.apiKey.env)],
  header: ({ gateway }) => [code(required(gateway.metering?.costHeader, 'gateway.metering.costHeader'))],
  getKey: ({ gateway }) => [link(gateway.links.getKey, 'Get a key')],
  // Whole sentences, which say no more than the catalog does.
  charges: (site) =>
    sentences(
      site.gateway.pricing === 'pass-through'
        ? ['You pay the provider’s price, without a markup.']
        : ['A call costs its listed price.'],
      nothingElseSentence(site),
      feeArithmetic(site),
      topUpSentence(site),
      optionalText(taxSentence(site)),
    ),
  cached: (site) => [
    guideTable(site, 'provider-cache') === undefined
      ? 'No model here has a price of its own for that: what is repeated costs what is new.'
      : 'The cheapest model of each maker with a price for that:',
  ],
  semanticCache: (site) => semanticCacheSentence(site) ?? [],
  tools: (site) =>
    sentences(
      calculatorPage(site) &&
        say`The ${link(address('calculator/'), 'calculator')} adds up a month of your own use, and reads the usage that a response brings.`,
      comparePage(site) && say`${link(address('compare/'), 'Compare')} puts models side by side.`,
    ),
  costOf: (site) =>
    meteringSentence(site) ??
    say`The ${code('usage')} of an answer says what was counted: times the prices of the model’s page, that is its cost.`,
  headerSays: headerSentence,
  nothingElse: (site) => nothingElseSentence(site) ?? [],
  fee: (site) => required(feeArithmetic(site), 'gateway.platformFee'),
  topUp: (site) => required(topUpSentence(site), 'gateway.topUp'),
  metering: (site) => required(meteringSentence(site), 'gateway.metering'),
  feeKind: (site) => required(feeKindSentence(site), 'a fee in per cent alone'),
  batchHours: ({ gateway }) => [String(required(gateway.batch, 'gateway.batch').hours)],
  batchEndpoints: ({ gateway }) =>
    listing(required(gateway.batch, 'gateway.batch').endpoints.map((endpoint) => [code(endpoint)])),
  batchTerms: batchTermsSentences,
  errors: errorsSentence,
  byokPlan: ({ gateway }) => [required(gateway.byok, 'gateway.byok').plan],
  committedPlan: ({ gateway }) => [required(gateway.committedUse, 'gateway.committedUse').plan],
};

/** What the components of {@link guideComponents} print within sentences. */
const figures: Readonly<Record<SentenceComponent, Figure>> = {
  Gateway: (site, { what = 'name' }) =>
    known(gatewayWords[what], `word "${what}" of the gateway`, Object.keys(gatewayWords))(site),
  Guide: (site, { name = '', text = '' }) => guideLink(site, name, text) ?? [text],
  Assumed: (site) => assumedShapes(site),
  Fee: (site, { of = 'payment' }) => {
    known(oneOf(of, 'payment', 'spend'), `fee of "${of}"`, ['payment', 'spend']);
    const fee = required(site.gateway.platformFee, 'gateway.platformFee');
    if (of !== 'spend') return feeAmount(site);
    return [
      `${feeShareOfSpend(required(isProportional(fee) ? fee : undefined, 'a fee in per cent alone'))}%`,
    ];
  },
  TopUp: (site, { amount }) => {
    if (amount !== undefined) return [site.amount(keys.sum(amount))];
    required(site.gateway.topUp, 'gateway.topUp');
    return [site.amount(keys.minimumTopUp)];
  },
  Funds: (site, { amount = '100' }) => [site.amount(keys.funds(keys.sum(amount)))],
  Price: (site, { model: id, meter, as }) => {
    const model = site.model(required(id, 'the attribute model'));
    if (as !== undefined) known(oneOf(as, 'fee', 'cached'), `price as "${as}"`, ['fee', 'cached']);
    if (as === 'cached') required(chargesForCached(site.gateway) || undefined, 'a price of cached answers');
    const toKey = as === 'fee' ? keys.fee : as === 'cached' ? keys.cached : (key: string) => key;
    if (meter === undefined) return required(pricePhrase(site, model, toKey), `a price of ${model.id}`);
    const meterName = known(
      meterNames.find((name): name is Meter => name === meter),
      `meter "${meter}"`,
      meterNames,
    );
    const rate = required(pickRate(ratesOn(model, site.date), meterName), `a ${meter} rate of ${model.id}`);
    return ratePhrase(site, model, rate, toKey);
  },
  Model: (site, { id }) => [modelLink(site, site.model(required(id, 'the attribute id')))],
  FreeTier: (site, { what = '' }) => {
    known(oneOf(what, 'model', 'requests'), `"${what}" of the free tier`, ['model', 'requests']);
    const tier = required(site.gateway.freeTier, 'gateway.freeTier');
    return what === 'requests' ? [count(tier.requestsPerDay)] : [modelLink(site, site.model(tier.model))];
  },
  SemanticCache: ({ gateway }) => [
    `${required(gateway.semanticCache, 'gateway.semanticCache').percentOfUncached}%`,
  ],
};

/** What the figure of the cost header is about: usage, or all that is paid where there is no fee. */
function headerSentence(site: Site): Inlines {
  if (site.gateway.chargesNoFee) return ['The header says what you pay.'];
  if (feeOfPayment(site) === undefined) return ['The header says what the usage costs.'];
  const billing = guideLink(site, 'how-billing-works', 'How billing works');
  return sentences(
    ['The header says what the usage costs; the last column is what you pay with the fee.'],
    billing && say`${billing} explains the difference.`,
  );
}

/** What the gateway says of the price of a batch and of how much one takes; nothing where it says neither. */
function batchTermsSentences(site: Site): Inlines {
  const { requests, percentOff } = site.gateway.batch ?? {};
  const source = sourceOf(site, 'batch');
  return sentences(
    percentOff === undefined
      ? undefined
      : say`${site.gateway.name} says that a batch costs ${`${percentOff}%`} less${source}.`,
    requests === undefined ? undefined : [`It takes at most ${count(requests)} requests in one batch.`],
  );
}

function errorsSentence(site: Site): Inlines {
  required(site.gateway.errors, 'gateway.errors');
  const source = sourceOf(site, 'errors');
  return say`${site.gateway.name} says that its API refuses requests with these statuses${source}.`;
}

/** " (github.com, read on 23 November 2026)": where a claim stands; nothing where the gateway itself says it on no page. */
function sourceOf({ catalog }: Site, name: ClaimName): Inlines {
  const stated = catalog.claims.find((claim) => claim.name === name)?.stated;
  if (stated === undefined || stated.source === saidByItself) return [];
  const page = link(stated.source, new URL(stated.source).host);
  return say` (${page}, read on ${longDate(stated.checked)})`;
}

/** What the gateway's fee comes to, and what the same percentage would if it were charged the other way. */
function feeKindSentence({ gateway }: Site): Inlines | undefined {
  const { name, platformFee: fee } = gateway;
  if (fee === undefined || !isProportional(fee)) return undefined;
  const out = feeShareOfSpend({ ...fee, chargedOn: 'top-up' });
  const added = feeShareOfSpend({ ...fee, chargedOn: 'credits' });
  return fee.chargedOn === 'top-up'
    ? [
        `${name} takes its ${fee.percent}% out of the payment, which is ${out}% of what you spend; added on top, it would be ${added}%.`,
      ]
    : [
        `${name} adds its ${fee.percent}% on top, which is ${added}% of what you spend; taken out of the payment, it would be ${out}%.`,
      ];
}

/** A component of a guide asks for what there is not. */
class Lacking extends Error {
  readonly what: string;
  readonly known: readonly string[] | undefined;

  /** @param what the key or figure, as a noun @param known where the component itself knows no such word, those it does */
  constructor(what: string, known?: readonly string[]) {
    super(`A guide asks for ${what}.`);
    this.what = what;
    this.known = known;
  }
}

/**
 * Prints every figure of the guides that are published, before a page does.
 * @throws GuideError for the first guide that asks for what there is not, with all that it asks for in vain
 */
export function requireFigures(site: Site): void {
  for (const { file, tree } of guidesOf(site)) {
    const [first, ...others] = componentsIn(tree).flatMap((component) => lackingIn(site, component));
    if (first !== undefined) throw new GuideError(file, [first, ...others]);
  }
}

function lackingIn(site: Site, { name, attributes, line, column }: GuideComponent): Mistake[] {
  if (name === 'Table' && !tableNames.includes(attributes.of ?? '')) {
    const values = {
      component: name,
      what: `table "${attributes.of ?? ''}"`,
      known: tableNames.join(', '),
      hint: '',
    };
    return [{ code: 'guide-value', line, column, values }];
  }
  // Whether there is what these print, the list of guides asks.
  if (name === 'Table' || name === 'Example' || name === 'Program') return [];
  try {
    figure(site, name, attributes);
    return [];
  } catch (error) {
    if (!(error instanceof Lacking)) throw error;
    const { what, known } = error;
    const values = { component: name, what, catalog: site.catalog.file };
    return known === undefined
      ? [{ code: 'guide-lacks', line, column, values }]
      : [{ code: 'guide-value', line, column, values: { ...values, known: known.join(', '), hint: '' } }];
  }
}

/** What a component of a guide prints. @throws Lacking when the catalog has no such figure */
export function figure(site: Site, name: SentenceComponent, attributes: Attributes): Inlines {
  return figures[name](site, attributes);
}

/** A sentence of words alone. */
const optionalText = (text: string | undefined): Inlines | undefined =>
  text === undefined ? undefined : [text];

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Lacking(what);
  return value;
}

function known<T>(value: T | undefined, what: string, names: readonly string[]): T {
  if (value === undefined) throw new Lacking(what, names);
  return value;
}

/** A word that is one of these; undefined for any other. */
function oneOf(word: string, ...words: readonly string[]): string | undefined {
  return words.find((other) => other === word);
}

/** "`/embeddings`: OpenAI's request shape; …", of every example on the site. */
function assumedShapes(site: Site): Inlines {
  const shapesByEndpoint = new Map<string, Set<string>>();
  for (const model of site.catalog.models) {
    for (const { request } of tasksOf(site, model)) {
      if (request.assumed === undefined) continue;
      const shapes = shapesByEndpoint.get(request.endpoint) ?? new Set();
      shapesByEndpoint.set(request.endpoint, shapes.add(request.assumed));
    }
  }
  return [...shapesByEndpoint].flatMap(([endpoint, shapes], index) => [
    ...(index > 0 ? ['; '] : []),
    code(endpoint),
    `: ${[...shapes].join(', ')}`,
  ]);
}
