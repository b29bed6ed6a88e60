/** The price sources that are available. A new source is one file beside this one and one line here. */
import type { PriceSource } from '#catalog/vocabulary.ts';
import { CannotRun } from '../../report.ts';
import type { SourceAdapter } from '../source.ts';

const loaders: Partial<Record<PriceSource, () => Promise<() => SourceAdapter>>> = {
  'genai-prices': async () => (await import('./genai-prices.ts')).genaiPrices,
  'ai-sdk-cost-calculator': async () => (await import('./ai-sdk-cost-calculator.ts')).aiSdkCostCalculator,
};

/**
 * Loads the adapters of the named sources, in the given order.
 * @throws CannotRun when a source has no adapter, its library is missing, or its version is unknown
 */
export async function loadAdapters(wanted: Iterable<PriceSource>): Promise<SourceAdapter[]> {
  return Promise.all([...wanted].map(loadAdapter));
}

async function loadAdapter(id: PriceSource): Promise<SourceAdapter> {
  const loader = loaders[id];
  if (loader === undefined) {
    throw new CannotRun(
      `A model is pinned to "${id}" under \`verify\`, but the price check cannot read that source yet, ` +
        `so the pin would prove nothing. Use one of: ${Object.keys(loaders).join(', ')}.`,
    );
  }
  let create;
  try {
    create = await loader();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CannotRun(
      `The library of the price source "${id}" is not installed (${error.message}). Run \`npm ci\`.`,
    );
  }
  return create();
}
