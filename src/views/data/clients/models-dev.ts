/**
 * The `api.json` of models.dev: dollars for a million tokens, with lengths of input as tiers. A price of input and one of
 * output have to be there; of tokens that a model does not have, it is 0.
 * @see https://github.com/anomalyco/models.dev/blob/dev/packages/core/src/schema.ts
 */
import type { Meter } from '#catalog/registry/meters.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { absolute } from '#views/site.ts';
import { address } from '#address.ts';
import { literal, providerId, type ClientWriter } from './client-file.ts';
import { isOwn, type ClientPrice, type ClientShape, type Way } from './client-prices.ts';
import { kindsOf } from './model-kinds.ts';

const fields: Readonly<Partial<Record<Meter, string>>> = {
  input: 'input',
  output: 'output',
  cacheRead: 'cache_read',
  cacheWrite: 'cache_write',
  reasoning: 'reasoning',
  audioInput: 'input_audio',
  audioOutput: 'output_audio',
};
const counted = Object.keys(fields) as Meter[];
const conversation: readonly Way[] = [{ meters: counted, needs: 'headline' }];
const everything: readonly Way[] = [{ meters: counted, needs: 'all' }];

export const modelsDevShape: ClientShape = {
  ways: {
    chat: conversation,
    embedding: conversation,
    moderation: conversation,
  },
  otherwise: everything,
  holds: ({ meter, service }) => fields[meter] !== undefined && service === undefined,
  per: () => decimal(1_000_000),
};

const statuses: Readonly<Partial<Record<string, string>>> = { preview: 'beta', deprecated: 'deprecated' };

export const modelsDev: ClientWriter = {
  shape: modelsDevShape,
  computes: [
    'A request for a service, such as a batch, is priced as any other.',
    'Facts that the shape asks for and the list does not have are false, a limit 0, and a day 1970-01-01.',
  ],
  write: ({ site, entries }) => {
    const { name, apiKey, baseUrl } = site.gateway;
    const id = providerId(name);
    return {
      [id]: {
        id,
        env: [apiKey.env],
        npm: '@ai-sdk/openai-compatible',
        api: baseUrl,
        name,
        doc: absolute(site, address('models/')),
        models: Object.fromEntries(
          entries.map(({ model, plan }) => {
            const { released, listed, stage } = site.lifecycle(model);
            const can = (ability: Model['capabilities'][number]) => model.capabilities.includes(ability);
            const day = released ?? listed ?? '1970-01-01';
            const prices = plan.kind === 'free' ? [] : plan.prices;
            const thinks = can('reasoning') || prices.some(({ meter }) => meter === 'reasoning');
            return [
              model.id,
              {
                id: model.id,
                name: model.name,
                attachment: can('vision') || can('pdf-input'),
                reasoning: thinks,
                reasoning_options: thinks
                  ? (model.request?.efforts ?? []).length > 0
                    ? [{ type: 'effort', values: model.request?.efforts }]
                    : []
                  : undefined,
                tool_call: can('tools'),
                structured_output: can('structured-output') || undefined,
                knowledge: model.knowledge,
                release_date: day,
                last_updated: day,
                modalities: kindsOf(model),
                open_weights: model.openWeights === true,
                limit: { context: model.context ?? 0, output: model.maxOutput ?? 0 },
                status: statuses[stage],
                cost: plan.kind === 'free' ? { input: 0, output: 0 } : costOf(prices),
              },
            ];
          }),
        ),
      },
    };
  },
};

function costOf(prices: readonly ClientPrice[]) {
  const tiers = Map.groupBy(prices, ({ over }) => over);
  // A tier in which nothing changes is none.
  const longer = [...tiers].filter(([over, own]) => over > 0 && own.some(isOwn));
  return {
    ...fieldsOf(tiers.get(0) ?? []),
    ...(longer.length > 0 && {
      tiers: longer.map(([size, own]) => ({ ...fieldsOf(own), tier: { type: 'context', size } })),
    }),
  };
}

function fieldsOf(prices: readonly ClientPrice[]): object {
  const own = prices.map(({ meter, amount }) => [fields[meter] ?? '', literal(amount)] as const);
  return { input: 0, output: 0, ...Object.fromEntries(own) };
}
