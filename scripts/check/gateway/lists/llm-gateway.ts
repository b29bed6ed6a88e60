/** `GET /v1/models` of LLM Gateway: OpenRouter's prices, with those of each host beside them, clips by the second and pages. */
import { partLeftOut, type FieldTable } from '../../prices/sources/fields.ts';
import { dataOf, dayOf, listPrices, recordOf, textOf, type ListDefinition } from './list.ts';
import { factsOf, namesOf, openrouterFields, pricesOf } from './openrouter.ts';

const fields: FieldTable = {
  ...openrouterFields,
  ocr_page: { meter: 'pages', times: 1000 },
  second: { meter: 'videoSecond' },
  family: 'what it is made from',
  aliases: 'other names of the same model',
  'providers[].*': 'what one host has; the prices that are charged stand beside them',
  json_output: 'whether it can answer as JSON, in whatever form',
  free: 'whether it costs nothing; give the reason under `free`',
  stability: 'how sure the gateway is of it',
  deprecated_at: 'the day on which it is taken off the list; the one on which it ends stands beside it',
};

const told = [
  ...['id', 'name', 'context_length', 'supported_parameters', 'deactivated_at', 'structured_outputs'],
  ...['architecture.input_modalities', 'architecture.output_modalities'],
];

export const llmGateway: ListDefinition = {
  addresses: [
    'https://api.llmgateway.io/v1/models',
    'https://github.com/theopenco/llmgateway/blob/main/apps/gateway/src/models/models.ts',
  ],
  fields,
  isShape: (data) =>
    dataOf(data).some(
      ({ value }) => Array.isArray(value.providers) && recordOf(value.pricing).prompt !== undefined,
    ),
  *read(data) {
    for (const { value, path } of dataOf(data)) {
      const id = textOf(value.id);
      if (id === undefined) continue;
      const { per_second, ocr_page } = recordOf(value.pricing);
      const facts = factsOf(value);
      const retires = dayOf(value.deactivated_at);
      yield {
        ...{ id, path, value, told, ...namesOf(value) },
        facts: {
          ...facts,
          capabilities: [
            ...(facts.capabilities ?? []).filter((one) => one !== 'structured-output'),
            ...(value.structured_outputs === true ? (['structured-output'] as const) : []),
          ],
          ...(retires !== undefined && { retires }),
        },
        prices: [
          ...pricesOf(value),
          listPrices(fields, { ocr_page }, { path: ['pricing'] }),
          ...Object.entries(recordOf(per_second)).map(([resolution, second]) => {
            const at = ['pricing', 'per_second'];
            if (/^(?:default_)?(?:no_)?audio|video_input/.test(resolution))
              return partLeftOut({ [resolution]: second }, at, 'a clip of another sort; no condition for it');
            const when = resolution === 'default' ? {} : { resolution };
            const read = listPrices(fields, { second }, { path: at, when });
            return {
              ...read,
              asked: [`pricing.per_second.${resolution}`],
              unread: read.unread.map((one) => ({ ...one, field: `pricing.per_second.${resolution}` })),
            };
          }),
        ],
      };
    }
  },
};
