/**
 * A LiteLLM proxy: what `GET /model/info` answers, or the `config.yaml` that it is started with. Prices are those of
 * LiteLLM's map, under `model_info` or beside the upstream model; a proxy's `model_name` is what requests send.
 */
import type { FieldTable } from '../../prices/sources/fields.ts';
import { litellmFields, factsOf, pricesOf, type LitellmEntry } from '../../prices/sources/litellm.ts';
import { recordOf, recordsOf, textOf, type ListDefinition } from './list.ts';

const fields: FieldTable = {
  ...litellmFields,
  'litellm_params.*': 'how the proxy reaches it',
  id: 'the key of a deployment',
  db_model: 'where the proxy keeps it',
  key: 'the entry of the map that was found',
  base_model: 'the entry of the map that is meant',
};

/** What the proxy takes prices from, and what says which model it is. */
const isPrice = (name: string) => /cost|pric|off_peak/.test(name);

export const litellmProxy: ListDefinition = {
  addresses: [
    'https://docs.litellm.ai/docs/proxy/model_management',
    'https://docs.litellm.ai/docs/proxy/configs',
    'https://github.com/BerriAI/litellm/issues/16878',
  ],
  format: 'yaml or json',
  fields,
  isShape: (data) =>
    deploymentsOf(data).some(({ value }) => 'model_name' in value && 'litellm_params' in value),
  *read(data) {
    for (const { value, path } of deploymentsOf(data)) {
      const id = textOf(value.model_name);
      if (id === undefined) continue;
      const [params, info] = [recordOf(value.litellm_params), recordOf(value.model_info)];
      const upstream = textOf(info.base_model) ?? textOf(params.model);
      const own = Object.fromEntries(Object.entries(params).filter(([name]) => isPrice(name)));
      const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !isPrice(name)));
      const entry: LitellmEntry = { ...info, ...own, mode: textOf(info.mode) };
      const provider =
        textOf(info.litellm_provider) ??
        (upstream?.includes('/') ? upstream.slice(0, upstream.indexOf('/')) : undefined);
      yield {
        ...{ id, path, facts: factsOf(entry), prices: [pricesOf(entry, true)] },
        value: { ...entry, litellm_params: rest },
        ...(provider !== undefined && { owner: { id: provider } }),
        ...(upstream !== undefined && provider !== undefined && { upstream: refsOf(upstream, provider) }),
        told: [...factFields, 'litellm_params.model', 'litellm_provider'],
      };
    }
  },
};

/** LiteLLM's map has the models of some providers under their bare names, those of others behind the provider's. */
function refsOf(upstream: string, provider: string): string[] {
  const bare = upstream.startsWith(`${provider}/`) ? upstream.slice(provider.length + 1) : upstream;
  return [`${provider}/${provider}/${bare}`, `${provider}/${bare}`];
}

/** What the map says of a model besides its prices, as its file reads it. */
export const factFields = [
  ...[
    'mode',
    'max_input_tokens',
    'max_output_tokens',
    'deprecation_date',
    'supported_endpoints',
    'supported_modalities',
  ],
  ...[
    'supports_vision',
    'supports_audio_input',
    'supports_video_input',
    'supports_pdf_input',
    'supports_function_calling',
  ],
  ...['supports_response_schema', 'supports_reasoning', 'supports_prompt_caching'],
];

function deploymentsOf(data: unknown) {
  const { data: answered, model_list } = recordOf(data);
  const key = Array.isArray(model_list) ? 'model_list' : 'data';
  return recordsOf(model_list ?? answered).map((value, index) => ({ value, path: [key, index] }));
}
