/**
 * Prices of models.dev, read from its file `api.json`. A pin is the provider's id, a slash, and the model's id.
 * @see https://models.dev
 */
import { splitRef, type SourceAdapter, type SourceModel } from '../source.ts';
import { countNames } from './count-names.ts';
import type { FileSource } from './file-source.ts';
import { apiSchema, type ModelsDevModel } from './models-dev-entry.ts';
import { modelsDevFacts } from './models-dev-facts.ts';
import { ratesOfModelsDev, unknownModelsDevFields } from './models-dev-rates.ts';

export const modelsDev: FileSource = {
  title: 'models.dev',
  latest: 'https://models.dev/api.json',
  open(data, file): SourceAdapter {
    const providers = new Map(
      Object.entries(apiSchema.parse(data)).map(([id, { models }]) => [id, new Map(Object.entries(models))]),
    );
    const all = [...providers.values()].flatMap((models) => [...models.values()]);
    return {
      id: 'models.dev',
      ...file,
      lookup(ref) {
        const parts = splitRef(ref);
        const model = parts && providers.get(parts.provider)?.get(parts.model);
        // The file knows neither dates nor hours: its prices are those of its day.
        return model === undefined ? undefined : { ref, rates: ratesOfModelsDev(model) };
      },
      list: () => listed(providers),
      unknownFields: countNames(all.flatMap(unknownModelsDevFields)),
    };
  },
};

function* listed(
  providers: ReadonlyMap<string, ReadonlyMap<string, ModelsDevModel>>,
): Generator<SourceModel> {
  for (const [provider, models] of providers) {
    for (const [model, entry] of models) {
      const ref = `${provider}/${model}`;
      yield { ref, provider, model, name: entry.name, facts: modelsDevFacts(entry), otherRefs: [] };
    }
  }
}
