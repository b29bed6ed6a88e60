/**
 * Prices of LiteLLM's map, read from its file `model_prices_and_context_window.json`.
 * A pin is the entry's `litellm_provider`, a slash, and its key, both exactly as they stand: keys often begin
 * with a provider of their own (`gemini/gemini/gemini-2.5-pro`), and some do not (`openai/gpt-5.4`).
 * @see https://github.com/BerriAI/litellm
 */
import { splitRef, type SourceAdapter, type SourceModel } from '../source.ts';
import type { FileSource } from './file-source.ts';
import { litellmEntrySchema, type LitellmMap } from './litellm-entry.ts';
import { litellmFacts } from './litellm-facts.ts';
import { imageCells, readCell } from './litellm-image-cells.ts';
import { ratesOfLitellm, unknownCostFields } from './litellm-rates.ts';
import { countNames } from './count-names.ts';
import { z } from 'zod';

const mapSchema = z.record(z.string(), litellmEntrySchema);

/** Entries of the map that are about the map itself. */
const notModels = new Set(['sample_spec', 'fallback_generalizations']);

export const litellm: FileSource = {
  title: "LiteLLM's price map",
  latest: 'https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json',
  open(data, file): SourceAdapter {
    const map = readMap(data);
    const cells = imageCells(map);
    return {
      id: 'litellm',
      ...file,
      lookup(ref) {
        const parts = splitRef(ref);
        const entry = parts !== undefined && Object.hasOwn(map, parts.model) ? map[parts.model] : undefined;
        // The map knows neither dates nor hours: its prices are those of its day.
        return parts === undefined || entry?.litellm_provider !== parts.provider
          ? undefined
          : { ref, rates: [...ratesOfLitellm(entry), ...(cells.get(parts.model) ?? [])] };
      },
      list: () => listed(map),
      unknownFields: countNames(Object.values(map).flatMap(unknownCostFields)),
    };
  },
};

/** @throws z.ZodError when the data is not a map of entries */
function readMap(data: unknown): LitellmMap {
  return Object.fromEntries(Object.entries(mapSchema.parse(data)).filter(([key]) => !notModels.has(key)));
}

function* listed(map: LitellmMap): Generator<SourceModel> {
  for (const [model, entry] of Object.entries(map)) {
    const provider = entry.litellm_provider;
    // A cell of an image model is listed with its model.
    if (provider === undefined || Object.hasOwn(map, readCell(model)?.base ?? '')) continue;
    yield { ref: `${provider}/${model}`, provider, model, facts: litellmFacts(entry), otherRefs: [] };
  }
}
