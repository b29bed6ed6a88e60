/** Defects of the lists of prices in the shapes of other people's programs. */
import type { Defect } from './defect.ts';

const map = 'api/clients/litellm.json';
const dated = 'api/clients/genai-prices.json';
const mapLeftOut = 'api/clients/litellm.left-out.json';

export const clientDefects: readonly Defect[] = [
  {
    code: 'client-file-invalid',
    what: 'a map of prices that is cut off',
    file: map,
    change: [/.{20}$/, ''],
  },
  {
    code: 'client-price-wrong',
    what: 'a map of prices with one that a binary number cannot tell from the right one',
    file: map,
    change: ['"input_cost_per_token":0.00000125,', '"input_cost_per_token":0.00000125000000000000000001,'],
  },
  {
    code: 'client-price-wrong',
    what: 'a map that gives a model a longer context',
    file: map,
    change: ['"max_input_tokens":200000', '"max_input_tokens":2000000'],
  },
  {
    code: 'client-price-missing',
    what: 'a map that lacks a price of longer requests',
    file: map,
    change: ['"output_cost_per_token_above_64k_tokens":0.0000006,', ''],
  },
  {
    code: 'client-price-missing',
    what: 'a map that leaves out an announced price without a word',
    file: mapLeftOut,
    change: [/\{"key":"beta\/talk#input[^}]*\}/, '{}'],
    at: map,
  },
  {
    code: 'client-left-out-wrong',
    what: 'a price that is left out for no reason',
    file: mapLeftOut,
    change: ['"reason":"later"', '"reason":"space"'],
  },
  {
    code: 'client-price-wrong',
    what: 'data for genai-prices in which a longer request costs more',
    file: dated,
    change: ['{"start":64000,"price":0.2}', '{"start":64000,"price":0.3}'],
  },
  {
    code: 'client-price-missing',
    what: 'data for genai-prices without the price that is announced',
    file: dated,
    change: [/,\{"constraint":\{"start_date":"2027-01-01"\},"prices":\{[^}]*\}\}/, ''],
  },
  {
    code: 'client-price-wrong',
    what: 'an api.json of models.dev with the price of another million',
    file: 'api/clients/models-dev/api.json',
    change: ['"cache_read":0.125', '"cache_read":0.0125'],
  },
  {
    code: 'client-price-wrong',
    what: 'a list of OpenRouter’s shape in which tokens that a model has cost nothing',
    file: 'api/clients/openrouter.json',
    change: ['"completion":"0.00001"', '"completion":"0"'],
  },
  {
    code: 'client-life-wrong',
    what: 'a map of prices that gives a model that stays a last day',
    file: map,
    change: ['"mode":"chat",', '"mode":"chat","deprecation_date":"2027-02-01",'],
  },
];
