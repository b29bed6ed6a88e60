/** The two pricing libraries that are files of many gateways at once, read as a list: a market is imported from one. */
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { litellm as litellmSource, litellmFields } from '../../prices/sources/litellm.ts';
import { modelsDev as modelsDevSource, modelsDevFields } from '../../prices/sources/models-dev.ts';
import type { FieldTable } from '../../prices/sources/fields.ts';
import type { JsonPath } from '../../prices/sources/json-file.ts';
import type { SourceDefinition } from '../../prices/sources/source.ts';
import { factFields } from './litellm-proxy.ts';
import { recordOf, type EntryRead, type ListDefinition } from './list.ts';

/** @param idOf what requests send */
function libraryList(
  id: PriceSource,
  source: SourceDefinition,
  fields: FieldTable,
  told: readonly string[],
  idOf: (provider: string, model: string) => string,
  isShape: (data: unknown) => boolean,
): ListDefinition {
  return {
    addresses: ['address' in source.from ? source.from.address : 'https://github.com/BerriAI/litellm'],
    fields,
    isShape,
    *read(data): Generator<EntryRead> {
      for (const { provider, model, name, facts = {}, path, prices, partOf } of source.read(data)) {
        if (partOf !== undefined) continue;
        // What repeats another price is none of its own.
        const rates = prices.rates.filter(({ incidental }) => incidental !== true);
        yield {
          ...{ id: idOf(provider, model), name, facts, path, told, prices: [{ ...prices, rates }] },
          owner: { id: provider },
          value: recordOf(valueAt(data, path)),
          pin: { source: id, ref: `${provider}/${model}` },
        };
      }
    },
  };
}

function valueAt(data: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((value, step) => recordOf(value)[step], data);
}

const modelsDevList = libraryList(
  'models.dev',
  modelsDevSource,
  modelsDevFields,
  [
    ...[
      'id',
      'name',
      'release_date',
      'knowledge',
      'open_weights',
      'reasoning',
      'tool_call',
      'structured_output',
    ],
    ...['status', 'base_model', 'reasoning_options.*', 'modalities.input', 'modalities.output'],
    ...['limit.context', 'limit.output', 'cost.tiers[].tier.size'],
  ],
  (provider, model) => (model.startsWith(`${provider}/`) ? model : `${provider}/${model}`),
  (data) => Object.values(recordOf(data)).some((entry) => 'models' in recordOf(entry)),
);

const litellmList = libraryList(
  'litellm',
  litellmSource,
  litellmFields,
  [...factFields, 'litellm_provider'],
  (_, model) => model,
  (data) => Object.values(recordOf(data)).some((entry) => 'litellm_provider' in recordOf(entry)),
);

export const libraryLists = { 'models.dev': modelsDevList, litellm: litellmList };
