/** `/calculator/`: the tool, its rules, and worked uses that stand without a script. */
import { address, modalityAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities, type Modality, type Workload } from '#catalog/registry/modalities.ts';
import type { Model } from '#catalog/types.ts';
import { ratesOn } from '#pricing/rates.ts';
import { quotesFor, type MonthlyUse } from '#pricing/monthly-bill.ts';
import { startingContext } from '#pricing/starting-use.ts';
import { canQuote, isOffered, metersOf, type QuoteInput } from '#pricing/quote.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Page, Section, Table } from '#views/page/blocks.ts';
import { calculatorForm } from '#views/model/calculator.ts';
import { modalitiesOf, rankingsOf } from '#views/words/catalog-groups.ts';
import { link, muted, say, type Inlines } from '#views/page/inline.ts';
import { homeCrumb } from './list-parts.ts';
import { paymentName } from '#views/words/gateway-sentences.ts';
import { capital, modelLink, whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { feeAmount, feeOfPayment } from '#views/words/fee.ts';
import { isProportional } from '#pricing/fee.ts';

/** Uses in one table: more columns than that are not read on a phone. */
const shownUses = 2;

interface Kind {
  readonly modality: Modality;
  readonly title: string;
  readonly picks: readonly Pick[];
}

/** Undefined where no model has a price. */
export function calculatorPage(site: Site): Page | undefined {
  const kinds = modalitiesOf(site)
    .map(({ modality }) => ({ modality, title: modalities[modality].title, picks: picksOf(site, modality) }))
    .filter(({ picks }) => picks.length > 0);
  const form = firstForm(site, kinds);
  if (form === undefined) return undefined;
  const { name } = site.gateway;
  return {
    kind: 'calculator',
    path: address('calculator/'),
    title: [`AI price calculator: your use, in full | ${name}`],
    description: [
      `What a month of your own use costs with any model through ${name}: every meter, cached and batch shares, long prompts, and what costs less.`,
    ],
    crumbs: [homeCrumb],
    heading: 'What does your use cost?',
    lead: [
      [
        'Choose a model, and say what one request uses and how many there are in a month. You see what each part costs, and the cheapest other models for the same use.',
      ],
    ],
    sections: [
      { id: 'calculate', title: 'Your use', blocks: [form] },
      { id: 'rules', title: 'How it is calculated', blocks: [{ kind: 'list', items: rules(site) }] },
      ...kinds.map(({ modality, title, picks }): Section => ({
        // A name in CSS cannot begin with a digit.
        id: `worked-${modality}`,
        title,
        blocks: [
          ...workedTables(site, modality, picks),
          { kind: 'links', items: [[link(modalityAddress(modality), `All ${modalities[modality].plural}`)]] },
        ],
      })),
    ],
  };
}

/** What is filled in at first: the form of the first model that has one. */
function firstForm(site: Site, kinds: readonly Kind[]) {
  for (const { model } of kinds.flatMap(({ picks }) => picks)) {
    const form = calculatorForm(site, model, kinds);
    if (form !== undefined) return form;
  }
  return undefined;
}

function rules(site: Site): Inlines[] {
  const { topUp } = site.gateway;
  const payment = paymentName(site);
  return [
    [
      'Counts are those of one request. Cached tokens are a share of the input, rounded down to whole tokens.',
    ],
    ['A batch is a share of the requests, rounded down to whole requests.'],
    [
      'A long-context price holds for the whole request once its input, cached part included, passes the threshold.',
    ],
    [
      'What a model has no price of its own for is billed as what it is part of: cached tokens as input, reasoning as output, a batch at the standard price. The result says so.',
    ],
    ['Prices for some hours of the day are left out: the standard price is used.'],
    ...feeRule(site),
    ...(payment === 'budget'
      ? []
      : [
          [
            `The ${payment} is the sum to pay, rounded up so that it covers the use.`,
            ...(topUp ? say` The smallest is ${site.amount(keys.minimumTopUp)}.` : []),
          ],
        ]),
    [
      `Only printed sums are rounded: from one ${site.gateway.currency} on like a bill, up to what can be paid; smaller ones to four digits, half to even.`,
    ],
  ];
}

function feeRule(site: Site): Inlines[] {
  const { platformFee: fee } = site.gateway;
  if (fee === undefined) return [];
  if (!isProportional(fee)) {
    const how =
      fee.chargedOn === 'top-up' ? 'is taken out of each payment' : 'is added on top of what is bought';
    return [
      say`The platform fee (${feeAmount(site)}) ${how}. What you pay is the smallest payment that covers the use, or the share of the smallest top-up that the use takes.`,
    ];
  }
  return fee.chargedOn === 'top-up'
    ? [
        [
          `The ${fee.percent}% platform fee is taken out of the payment, so usage is divided by one minus the fee.`,
        ],
      ]
    : [[`The ${fee.percent}% platform fee is added on top of usage.`]];
}

/** A model that stands for others of its kind, and why it was picked. */
interface Pick {
  readonly model: Model;
  readonly reason: string;
}

/** One in the middle of their prices, the cheapest, the dearest and the one with most context, by the meter most of a kind answer by. */
function picksOf(site: Site, modality: Modality): Pick[] {
  const [best] = rankingsOf(site, modality);
  const models = (best?.ranked ?? []).map(({ model }) => model);
  if (best === undefined || models.length === 0) return [];
  const noun = meters[best.meter].noun.one;
  const widest = [...models].sort((a, b) => (b.context ?? 0) - (a.context ?? 0))[0];
  const picks: (Pick | undefined)[] = [
    models.length === 1 ? pick(models[0], `the only one with a price per ${noun}`) : undefined,
    // Between two that stand in the middle, neither has the median.
    models.length % 2 === 1
      ? pick(models[(models.length - 1) / 2], `median price per ${noun}`)
      : pick(
          models.length > 2 ? models[models.length / 2 - 1] : undefined,
          `price per ${noun} just below the middle`,
        ),
    pick(models[0], `lowest price per ${noun}`),
    pick(models.at(-1), `highest price per ${noun}`),
    widest?.context === undefined ? undefined : pick(widest, 'most context'),
  ];
  const seen = new Set<Model>();
  return picks.flatMap((found) => {
    if (found === undefined || seen.has(found.model)) return [];
    seen.add(found.model);
    return [found];
  });
}

function pick(model: Model | undefined, reason: string): Pick | undefined {
  return model && { model, reason };
}

/** What uses cost that all of the picks price; none where there is no such use. */
function workedTables(site: Site, modality: Modality, picks: readonly Pick[]): Table[] {
  const fee = feeOfPayment(site);
  const { plural } = modalities[modality];
  const uses = modalities[modality].workloads
    .filter((workload) => workload.for === undefined && workload.service === undefined)
    // Where one of them has no price of its own for cached tokens, the column would not show what its heading says.
    .filter((workload) =>
      picks.every(
        ({ model }) =>
          quoteFor(site, model, workload) !== undefined &&
          metersOf(workload.usage).every((meter) =>
            ratesOn(model, site.date).some((rate) => rate.meter === meter),
          ),
      ),
    )
    .sort((a, b) => (b.requests ?? 1) - (a.requests ?? 1))
    .slice(0, shownUses)
    .reverse();
  if (uses.length === 0) return [];
  const table: Table = {
    kind: 'table',
    caption: `What ${plural} cost${fee ? ', before the fee and with it' : ''}`,
    columns: [
      { label: 'Model' },
      ...uses.map(({ label }) => ({ label: capital(label), align: 'end' as const })),
    ],
    rows: picks.map(({ model, reason }): Inlines[] => {
      const rates = ratesOn(model, site.date);
      const conditions = whenWords(startingContext(rates));
      const condition = conditions === 'Standard' ? '' : `, ${conditions.toLowerCase()}`;
      const beyond = rates.some(({ billing }) => billing?.freePerMonth !== undefined)
        ? ', beyond the free part of a month'
        : '';
      return [
        [modelLink(site, model), ' ', muted(`${reason}${condition}${beyond}`)],
        ...uses.map((workload): Inlines => {
          const input = quoteFor(site, model, workload);
          if (input === undefined) return ['no price'];
          const key = keys.quote(model, input);
          return [site.amount(key), ...(fee ? [' ', muted('with fee ', site.amount(keys.fee(key)))] : [])];
        }),
      ];
    }),
  };
  return [table];
}

/** The quote of a worked use, as the calculator makes it; undefined when something in it has no price. */
function quoteFor(site: Site, model: Model, { usage, requests = 1 }: Workload): QuoteInput | undefined {
  if (!isOffered(model.request?.seconds, usage)) return undefined;
  const rates = ratesOn(model, site.date);
  const { request: _, ...counts } = usage;
  const use: MonthlyUse = { counts, requests, context: startingContext(rates) };
  const input = quotesFor(rates, use)[0]?.input;
  return input && Object.keys(input.usage).length > 0 && canQuote(rates, input) ? input : undefined;
}
