/** What follows from two to four models side by side, in sentences that hold only what the data says. */
import { hoursOf, isOnlyTimed, isThreshold, keysOf, whenWords } from '#catalog/registry/when.ts';
import { meters, unitOf, type Meter } from '#catalog/registry/meters.ts';
import { below, countBought, listedPrice, roundSum, type Amount } from '../amount.ts';
import { capital, count } from '#catalog/registry/text.ts';
import { decimal, plain } from '../decimal.ts';
import type { Offer, OfferedRate } from '../offer.ts';
import { headlineAmong } from '../headline-among.ts';
import { comparePrices, pickRate, priceOfOne } from '../rates.ts';
import type { Capability } from '#catalog/registry/vocabulary.ts';
import { capabilityWords, enumerated, words, type Words } from '../words.ts';
import { pricedUses, type Compared, type PricedUse } from './tables.ts';

/** The sentences, the most important first; two models have more to say about each other than four. */
export function verdict(compared: Compared): Words[] {
  const [one, other] = compared.offers;
  const ofTwo = compared.offers.length === 2 && one !== undefined && other !== undefined;
  return [
    usesSentence(compared),
    fundsSentence(compared),
    ...(ofTwo
      ? [
          meterSentence(compared, one, other),
          ...[one, other].map((offer) => tierSentence(compared, offer, offer === one ? other : one)),
          cacheSentence(compared, one, other),
          batchSentence(compared, one, other),
          weightsSentence(one, other),
        ]
      : []),
    ...compared.offers.map((offer) => hoursSentence(compared, offer)),
    contextSentence(compared),
    ...compared.offers.map((offer) => onlySentence(compared, offer)),
    ...compared.offers.map(statusSentence),
  ].filter((sentence) => sentence !== undefined);
}

/** Who is cheapest in a use, by what it costs. */
interface Winner {
  readonly use: PricedUse;
  readonly offer: Offer;
  /** Per cent less than the next. */
  readonly less: Amount;
  readonly next: Offer;
}

function winnerOf({ offers }: Compared, use: PricedUse): Winner | undefined {
  const ranked = offers
    .flatMap((offer, index): { offer: Offer; cost: Amount }[] => {
      const cost = use.costs[index];
      return cost === undefined ? [] : [{ offer, cost }];
    })
    .sort((a, b) => a.cost.exact.cmp(b.cost.exact));
  const [first, second] = ranked;
  if (first === undefined || second === undefined || first.cost.exact.eq(second.cost.exact)) return undefined;
  const less = below(first.cost, second.cost);
  return { use, offer: first.offer, less, next: second.offer };
}

/** By how many per cent a rate lies below another. */
function lessBy({ gateway: { currency } }: Compared, low: OfferedRate, high: OfferedRate): Amount {
  return below(listedPrice(low, currency), listedPrice(high, currency));
}

function usesSentence(compared: Compared): Words | undefined {
  const shared = pricedUses(compared).filter(({ costs }) => !costs.includes(undefined));
  if (shared.length === 0) return unlikeSentence(compared);
  const winners = shared.flatMap((use) => winnerOf(compared, use) ?? []);
  const same = `${compared.offers.length === 2 ? 'Both' : 'The cheapest two'} cost the same`;
  if (winners.length === 0) return [`${same} in every use below.`];
  const names = [...new Set(winners.map(({ offer }) => offer))];
  const [first, ...others] = names;
  if (first === undefined) return undefined;
  const of = (offer: Offer) => winners.filter((winner) => winner.offer === offer);
  if (others.length === 0 && winners.length === shared.length) return everywhere(compared, first, of(first));
  const clauses = names.map((offer) => {
    const own = of(offer);
    const sorted = byGain(own);
    const [least, greatest] = [sorted[0], sorted.at(-1)];
    const example = own.find(({ use }) => !use.workload.label.includes(' such ')) ?? own[0];
    const label = example?.use.workload.label ?? '';
    const uses = own.length === 1 ? label : `${count(own.length)} of the uses below, such as ${label}`;
    const from = least?.less.text === greatest?.less.text ? [] : words`${least?.less ?? ''} to `;
    return words`${offer.name} for ${uses} (${from}${greatest?.less ?? ''} less)`;
  });
  const ties = shared.length - winners.length;
  const rest = ties === 0 ? '' : `; ${ties === 1 ? 'one use costs' : `${count(ties)} uses cost`} the same`;
  const listed = clauses.flatMap((clause, index) => [...(index > 0 ? [', '] : []), ...clause]);
  return others.length === 0
    ? words`Cheaper is ${listed}${rest}.`
    : words`Which is cheaper depends on the use: ${listed}${rest}.`;
}

/** The same model in every use, and where it gains least and most. */
function everywhere({ offers }: Compared, { name }: Offer, winners: readonly Winner[]): Words {
  const sorted = byGain(winners);
  // Of equal gains the first, so that no use is told by the words of another.
  const greatest = sorted.find(({ less }) => less.value === sorted.at(-1)?.less.value);
  const [least] = sorted;
  if (least === undefined || greatest === undefined) return [];
  const than = offers.length === 2 ? `less than ${least.next.name}` : 'less than the next';
  const cheapest = offers.length === 2 ? 'costs less' : `is the cheapest of the ${String(offers.length)}`;
  const label = ({ use }: Winner) => use.workload.label;
  if (winners.length === 1) return words`${name} ${cheapest}: ${least.less} ${than} for ${label(least)}.`;
  return least.less.text === greatest.less.text
    ? words`${name} ${cheapest} in each use below: ${least.less} ${than}.`
    : words`${name} ${cheapest} in each use below: ${greatest.less} ${than} for ${label(greatest)}, ${least.less} for ${label(least)}.`;
}

/** What is gained least comes first; a use that is told by another one's words stands behind its equals. */
function byGain(winners: readonly Winner[]): Winner[] {
  const refers = ({ use }: Winner) => Number(use.workload.label.includes(' such '));
  return winners.toSorted(
    (a, b) => decimal(a.less.value).cmp(decimal(b.less.value)) || refers(a) - refers(b),
  );
}

/** Models that are billed by different things have no common price. */
function unlikeSentence(compared: Compared): Words | undefined {
  const { headline, offers } = compared;
  const billed = offers.map(({ name, rates }) => {
    // Tokens of the other direction go without saying, a price per request does not.
    const own = headlineAmong(headline, rates)?.rates.filter(
      ({ meter }, index) => index === 0 || meters[meter].kind !== 'tokens',
    );
    const units = own && enumerated(own.map((rate) => unitOf(rate).unit));
    return { first: own?.[0]?.meter, words: units ? `is billed per ${units}` : 'has no listed price', name };
  });
  const isBelow = pricedUses(compared).length > 0;
  const none = 'No use below is priced by all of them';
  // The same thing in another unit is no reason: a use counts things.
  if (new Set(billed.map(({ first }) => first)).size < 2) return isBelow ? [`${none}.`] : undefined;
  const parts = enumerated(billed.map(({ name, words: own }) => `${name} ${own}`));
  return [isBelow ? `${none}: ${parts}.` : `${capital(parts)}.`];
}

/** A round payment, and what it buys of each. */
const payment = '10';

function fundsSentence(compared: Compared): Words | undefined {
  const { offers, gateway } = compared;
  const use = pricedUses({ ...compared, uses: compared.uses.map((own) => ({ ...own, requests: 1 })) }).find(
    ({ workload, costs }) => workload.counted !== undefined && !costs.includes(undefined),
  );
  if (use?.workload.counted === undefined) return undefined;
  const { many } = use.workload.counted;
  const bought = use.costs.flatMap((cost, index): Words => [
    ...(index === 0 ? [] : [index === offers.length - 1 ? ' and ' : ', ']),
    ...(cost === undefined ? [] : [countBought(cost, payment, gateway)]),
    `${index === 0 ? ` ${many}` : ''} with ${offers[index]?.name ?? ''}`,
  ]);
  return words`${roundSum(payment, gateway.currency)} buys ${bought}.`;
}

function standard({ rates }: Offer, meter: Meter): OfferedRate | undefined {
  return pickRate(rates, meter);
}

/** Where input and output point in different directions, the ratio at which the order turns. */
function meterSentence(compared: Compared, one: Offer, other: Offer): Words | undefined {
  const rates = [one, other].map((offer) => [standard(offer, 'input'), standard(offer, 'output')] as const);
  const [[oneIn, oneOut] = [], [otherIn, otherOut] = []] = rates;
  if (!oneIn || !oneOut || !otherIn || !otherOut) return undefined;
  // A price per request on top would move the turning point with the size of the request.
  if (standard(one, 'request') ?? standard(other, 'request')) return undefined;
  const input = priceOfOne(oneIn).minus(priceOfOne(otherIn));
  const output = priceOfOne(oneOut).minus(priceOfOne(otherOut));
  const zero = decimal(0);
  if (input.eq(zero) && output.eq(zero)) return ['Input and output cost the same with both.'];
  if (input.eq(zero) || output.eq(zero)) {
    const [meter, same] = input.eq(zero) ? (['output', 'Input'] as const) : (['input', 'Output'] as const);
    const dearer = (input.eq(zero) ? output : input).gt(zero);
    const [cheap, dear] = dearer ? [other, one] : [one, other];
    const [low, high] = [standard(cheap, meter), standard(dear, meter)];
    if (!low || !high) return undefined;
    return words`${same} costs the same with both; ${meter} costs ${lessBy(compared, low, high)} less with ${cheap.name}.`;
  }
  if (input.gt(zero) === output.gt(zero)) return undefined;
  const [inName, outName] = input.gt(zero) ? [other.name, one.name] : [one.name, other.name];
  const turn = input.abs().times(decimal(1000)).div(output.abs()).round(0, 'down');
  if (turn.eq(zero)) return undefined;
  return [
    `${inName} has the cheaper input, ${outName} the cheaper output: ${inName} costs less as long as a request has at most ${count(Number(plain(turn)))} tokens out for every 1,000 in.`,
  ];
}

/** That a long request is repriced, and by how much. */
function tierSentence({ gateway }: Compared, offer: Offer, other: Offer): Words | undefined {
  const long = offer.rates.find(
    ({ meter, when }) => meter === 'input' && when.inputTokensOver !== undefined && keysOf(when).length === 1,
  );
  const base = standard(offer, 'input');
  const hasOwn = other.rates.some(({ when }) => keysOf(when).some(isThreshold));
  if (long === undefined || base === undefined || comparePrices(long, base) === 0) return undefined;
  const higher = comparePrices(long, base) > 0 ? 'higher' : 'lower';
  const tail =
    hasOwn || standard(other, 'input') === undefined
      ? ''
      : `, while ${other.name} has one price for all lengths`;
  return words`${offer.name} prices requests of more than ${count(long.when.inputTokensOver ?? 0)} input tokens ${higher}: input then costs ${listedPrice(long, gateway.currency)} instead of ${listedPrice(base, gateway.currency)} per ${unitOf(base).shortUnit}${tail}.`;
}

/** That the hour of the day changes the price, which the uses do not count. */
function hoursSentence({ gateway, headline }: Compared, offer: Offer): Words | undefined {
  const base = headlineAmong(headline, offer.rates)?.rates[0];
  if (base === undefined || keysOf(base.when).length > 0) return undefined;
  const timed = offer.rates.filter(({ meter, when }) => meter === base.meter && isOnlyTimed(when));
  const windows = timed.flatMap((rate, index): Words => {
    const hours = `${rate.when.utc === undefined ? 'on' : 'from'} ${whenWords(hoursOf(rate.when))}`;
    return index === 0
      ? words`${capital(hours)}, ${offer.name} costs ${listedPrice(rate, gateway.currency)} instead of ${listedPrice(base, gateway.currency)} per ${unitOf(base).unit}`
      : words`, ${hours} ${listedPrice(rate, gateway.currency)}`;
  });
  return timed.length === 0 ? undefined : words`${windows}; the uses here are priced outside these hours.`;
}

/** What a cache takes off the price of input. */
function cacheSentence(compared: Compared, one: Offer, other: Offer): Words | undefined {
  const saved = (offer: Offer) => {
    const [input, cached] = [standard(offer, 'input'), standard(offer, 'cacheRead')];
    if (!input || !cached || comparePrices(cached, input) >= 0) return undefined;
    return lessBy(compared, cached, input);
  };
  const [first, second] = [saved(one), saved(other)];
  const lacksNone = [one, other].every(({ rates }) => rates.some(({ meter }) => meters[meter].isCacheRead));
  // A price that saves nothing, or only under a condition, is a price all the same.
  if (lacksNone && (first === undefined || second === undefined)) return undefined;
  if (first === undefined && second === undefined) return undefined;
  if (first === undefined || second === undefined) {
    const [has, lacks, share] = first === undefined ? [other, one, second ?? ''] : [one, other, first];
    return words`Input read from cache costs ${share} less with ${has.name}; ${lacks.name} lists no price for it.`;
  }
  if (first.text === second.text) return words`With both, input read from cache costs ${first} less.`;
  return words`Input read from cache costs ${first} less with ${one.name} and ${second} less with ${other.name}.`;
}

function batchSentence(compared: Compared, one: Offer, other: Offer): Words | undefined {
  const saved = (offer: Offer) => {
    const base = standard(offer, 'input');
    const batch = pickRate(offer.rates, 'input', { service: 'batch' });
    if (!base || batch?.when.service !== 'batch' || comparePrices(batch, base) >= 0) return undefined;
    return lessBy(compared, batch, base);
  };
  const [first, second] = [saved(one), saved(other)];
  if ((first === undefined) === (second === undefined)) return undefined;
  if ([one, other].every(({ rates }) => rates.some(({ when }) => when.service === 'batch'))) return undefined;
  const [has, lacks, share] = first === undefined ? [other, one, second ?? ''] : [one, other, first];
  return words`A batch takes ${share} off the input price of ${has.name}; ${lacks.name} lists no batch price.`;
}

function weightsSentence(one: Offer, other: Offer): Words | undefined {
  if (one.openWeights === undefined || other.openWeights === undefined) return undefined;
  if (one.openWeights === other.openWeights) return undefined;
  const [open, closed] = one.openWeights ? [one, other] : [other, one];
  return [`The weights of ${open.name} are open, those of ${closed.name} are not.`];
}

/** Who takes most, told only of models that are billed by tokens and whose windows differ. */
function contextSentence({ offers }: Compared): Words | undefined {
  const contexts = offers.flatMap(({ name, context, rates }) =>
    context !== undefined && rates.some(({ meter }) => meters[meter].kind === 'tokens')
      ? [{ name, context }]
      : [],
  );
  if (contexts.length < offers.length) return undefined;
  const sorted = contexts.toSorted((a, b) => b.context - a.context);
  const [largest, next] = sorted;
  if (largest === undefined || next === undefined) return undefined;
  if (largest.context === next.context) {
    if (offers.length > 2) return undefined;
    return [`Both take ${count(largest.context)} tokens of context.`];
  }
  const rest = sorted.slice(1).map(({ name, context }) => `${count(context)} of ${name}`);
  return [
    `${largest.name} has the larger context: ${count(largest.context)} tokens against ${enumerated(rest)}.`,
  ];
}

/** What only one of them is known to do. */
function onlySentence({ offers }: Compared, offer: Offer): Words | undefined {
  // A model of which no ability is recorded may well have some.
  if (offers.some(({ capabilities }) => capabilities.length === 0)) return undefined;
  const others = new Set<Capability>(
    offers.filter((other) => other !== offer).flatMap(({ capabilities }) => capabilities),
  );
  const only = offer.capabilities.filter((name) => !others.has(name));
  if (only.length === 0) return undefined;
  const abilities = enumerated(only.map((name) => capabilityWords[name]));
  return [`Only ${offer.name} is listed here as one that ${abilities}.`];
}

function statusSentence({ name, stage }: Offer): Words | undefined {
  if (stage === undefined) return undefined;
  return [`${capital(name)} is ${stage === 'preview' ? 'a preview' : stage}.`];
}
