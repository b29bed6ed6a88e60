/**
 * `GET /api/pricing` of new-api (and of one-api's other heirs): no prices but ratios. A ratio of 1 is two dollars for a
 * million input tokens, since 500,000 points of quota are one dollar; the other ratios are multiples of that one, and the
 * ratio of the group comes on top. What is billed by the call has its price in dollars.
 */
import Big from 'big.js';
import type { Modality } from '#catalog/registry/modalities.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import { partLeftOut, zeroWords, type FieldTable } from '../../prices/sources/fields.ts';
import type { PricesRead, SourceRate, UnreadField } from '../../prices/sources/source.ts';
import { recordOf, recordsOf, textOf, textsOf, type ListDefinition } from './list.ts';

/** Dollars for a million tokens at a ratio of one. */
const dollarsAtOne = '2';

const fields: FieldTable = {
  description: 'prose',
  icon: 'a picture',
  tags: 'labels',
  enable_groups: 'which groups may call it; those of the default one are priced',
  pricing_version: 'which version of the list it is',
  wallet_available: 'how it is paid',
  subscription_available: 'how it is paid',
  billing_mode: 'an expression instead of ratios',
  billing_expr: 'an expression instead of ratios',
};

const told = ['model_name', 'owner_by', 'vendor_id', 'quota_type', 'supported_endpoint_types'];

const byEndpoint: readonly (readonly [endpoint: RegExp, modality: Modality])[] = [
  [/image/, 'image'],
  [/video/, 'video'],
  [/embedding/, 'embedding'],
  [/rerank/, 'rerank'],
  [/openai|anthropic|gemini/, 'chat'],
];

/** Each ratio with those that it multiplies, outermost first. */
const ratios: readonly (readonly [field: string, meter: Meter, below: readonly string[]])[] = [
  ['model_ratio', 'input', []],
  ['completion_ratio', 'output', ['model_ratio']],
  ['cache_ratio', 'cacheRead', ['model_ratio']],
  ['create_cache_ratio', 'cacheWrite', ['model_ratio']],
  ['image_ratio', 'imageInput', ['model_ratio']],
  ['audio_ratio', 'audioInput', ['model_ratio']],
  ['audio_completion_ratio', 'audioOutput', ['model_ratio', 'audio_ratio']],
];

export const newApi: ListDefinition = {
  addresses: [
    'https://docs.newapi.pro/en/docs/guide/console/settings/rate-settings',
    'https://github.com/QuantumNous/new-api/blob/main/model/pricing.go',
  ],
  fields,
  isShape: (data) =>
    recordsOf(recordOf(data).data).some((entry) => 'model_ratio' in entry || 'quota_type' in entry),
  *read(data) {
    const { data: list, group_ratio, vendors } = recordOf(data);
    const group = decimalOf(recordOf(group_ratio).default) ?? '1';
    const names = new Map(recordsOf(vendors).map(({ id, name }) => [id, textOf(name)]));
    for (const [index, value] of recordsOf(list).entries()) {
      const id = textOf(value.model_name);
      if (id === undefined) continue;
      const endpoints = textsOf(value.supported_endpoint_types).join(' ');
      const modality = byEndpoint.find(([endpoint]) => endpoint.test(endpoints))?.[1];
      const owner = names.get(value.vendor_id) ?? textOf(value.owner_by);
      yield {
        ...{ id, path: ['data', index], value, told, facts: { modality } },
        ...(owner !== undefined && { owner: { name: owner } }),
        prices: [pricesOf(value, group, modality)],
      };
    }
  },
};

function pricesOf(
  entry: Readonly<Record<string, unknown>>,
  group: string,
  modality: Modality | undefined,
): PricesRead {
  const { model_price } = entry;
  const own = Object.fromEntries(ratios.map(([field]) => [field, entry[field]]));
  if (textOf(entry.billing_expr) !== undefined)
    return partLeftOut({ ...own, model_price }, [], 'an expression is charged instead');
  const isByCall = entry.quota_type === 1;
  const rates: SourceRate[] = [];
  const unread: UnreadField[] = [];
  const refuse = (field: string, reason: string) =>
    unread.push({ field, value: String(entry[field]), reason });
  const take = (field: string, meter: Meter, factors: readonly unknown[]) => {
    const decimals = factors.map(decimalOf);
    if (decimals.some((one) => one === undefined))
      return refuse(field, 'no plain number, or a multiple of none');
    const amount = decimals.reduce<Big>((product, one = '0') => product.times(one), new Big(group)).toFixed();
    if (/[1-9]/.test(amount)) return rates.push({ meter, when: {}, amount });
    return refuse(field, zeroWords);
  };
  if (isByCall) take('model_price', modality === 'image' ? 'image' : 'request', [model_price]);
  else if (model_price !== undefined && model_price !== 0) refuse('model_price', 'it is billed by tokens');
  for (const [field, meter, below] of ratios) {
    if (entry[field] === undefined || entry[field] === null) continue;
    if (isByCall) refuse(field, 'it is billed by the call');
    else if (modality === 'embedding' && meter !== 'input') refuse(field, 'an embedding has nothing of that');
    else take(field, meter, [dollarsAtOne, entry[field], ...below.map((name) => entry[name])]);
  }
  return { rates, unread, faults: [], asked: [...ratios.map(([field]) => field), 'model_price'] };
}

function decimalOf(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return /^\d+(?:\.\d+)?(?:e[-+]?\d{1,2})?$/i.test(String(value)) ? new Big(value).toFixed() : undefined;
}
