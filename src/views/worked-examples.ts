/** What a model costs in practice: worked uses, and what a top-up buys. */
import type { Model } from '#catalog/types.ts';
import { workloads, type Workload } from '#catalog/workloads.ts';
import { canQuote, type QuoteInput } from '#pricing/quote.ts';
import { headline, pickRate, ratesOn } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Table } from './blocks.ts';
import { exampleTopUps, paymentName } from './gateway-sentences.ts';
import { say, type Inlines } from './inline.ts';
import { capital, displayName, whenWords } from './phrases.ts';
import type { Site } from './site.ts';

/** The tables of worked uses and of top-ups; empty when no workload fits the model's meters. */
export function workedBlocks(site: Site, model: Model): Block[] {
  const inputs = workloadsOf(site, model);
  const [first] = inputs;
  if (first === undefined) return [];
  const figure = site.amount(keys.cached(keys.quote(model, first.input)));
  return [
    usesTable(site, model, inputs),
    ...topUpTable(site, model),
    ...(site.gateway.semanticCache
      ? [
          {
            kind: 'text',
            content: say`Answered again from the semantic cache, ${first.workload.label} would cost ${figure}.`,
          } as const,
        ]
      : []),
  ];
}

interface Priced {
  readonly workload: Workload;
  readonly input: QuoteInput;
}

/** The workloads of the modality that this model prices completely, as they are quoted. */
function workloadsOf(site: Site, model: Model): Priced[] {
  const shown = headline(model, site.date);
  if (shown === undefined) return [];
  const rates = ratesOn(model, site.date);
  const { size, quality, resolution, audio, input, region, service } = shown.rates[0].when;
  // A model without a standard rate is quoted at the rate its headline names ("from").
  const context = { size, quality, resolution, audio, input, region, service };
  // A fee for each request is part of every bill, whatever else the request counts.
  const perRequest = pickRate(rates, 'request', context) === undefined ? {} : { request: 1 };
  return workloads[model.modality]
    .map((workload) => ({
      workload,
      input: { usage: { ...perRequest, ...workload.usage }, requests: workload.requests ?? 1, context },
    }))
    .filter((priced) => canQuote(rates, priced.input));
}

function usesTable(site: Site, model: Model, uses: readonly Priced[]): Table {
  const { platformFee: fee } = site.gateway;
  const condition = conditionNote(site, model);
  return {
    kind: 'table',
    caption: `Worked examples at the prices above${condition}`,
    columns: [
      { label: 'Use' },
      { label: 'Usage cost', align: 'end' },
      ...(fee === undefined ? [] : [{ label: 'You pay, with fee', align: 'end' } as const]),
    ],
    rows: uses.map(({ workload, input }): Inlines[] => {
      const key = keys.quote(model, input);
      return [
        [capital(workload.label)],
        [site.amount(key)],
        ...(fee === undefined ? [] : [[site.amount(keys.fee(key))]]),
      ];
    }),
  };
}

function conditionNote(site: Site, model: Model): string {
  const shown = headline(model, site.date);
  return shown?.isFrom === true ? ` (${whenWords(shown.rates[0].when).toLowerCase()})` : '';
}

/** The use by which top-ups are counted for a model: the key of its cost, and its name in the plural. */
export function countedUse(site: Site, model: Model): { key: string; many: string } | undefined {
  const use = workloadsOf(site, model).find(({ workload }) => workload.counted !== undefined);
  const many = use?.workload.counted?.many;
  if (use === undefined || many === undefined) return undefined;
  return { key: keys.quote(model, { ...use.input, requests: 1 }), many };
}

function topUpTable(site: Site, model: Model): Table[] {
  const use = countedUse(site, model);
  if (use === undefined) return [];
  const heading = capital(use.many);
  return [
    {
      kind: 'table',
      caption: `What a ${paymentName(site)} buys of ${displayName(site, model)}`,
      columns: [
        { label: capital(paymentName(site)) },
        // Without a fee a payment funds just itself.
        ...(site.gateway.platformFee ? [{ label: 'Funds usage of', align: 'end' } as const] : []),
        { label: heading, align: 'end' },
      ],
      rows: exampleTopUps(site).map((sum) => {
        const key = keys.sum(sum);
        const funded = site.gateway.platformFee ? [[site.amount(keys.funds(key))]] : [];
        return [[site.amount(key)], ...funded, [site.amount(keys.count(use.key, sum))]];
      }),
    },
  ];
}
