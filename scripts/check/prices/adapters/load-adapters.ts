/** The price sources that are installed packages. A new one is one file beside this one and one line here. */
import type { PriceSource } from '#catalog/registry/vocabulary.ts';
import { CannotRun } from '../../report.ts';
import type { SourceAdapter } from '../source.ts';

const loaders: Partial<Record<PriceSource, () => Promise<() => SourceAdapter>>> = {
  'genai-prices': async () => (await import('./genai-prices.ts')).genaiPrices,
  'ai-sdk-cost-calculator': async () => (await import('./ai-sdk-cost-calculator.ts')).aiSdkCostCalculator,
};

/** True when the source is a package; others are files. */
export function isPackageSource(id: PriceSource): boolean {
  return loaders[id] !== undefined;
}

/**
 * Loads the adapters of the named packages, in the given order.
 * @throws CannotRun when a source is a file, its library is missing, or its version is unknown
 */
export async function loadAdapters(wanted: Iterable<PriceSource>): Promise<SourceAdapter[]> {
  return Promise.all([...wanted].map(loadAdapter));
}

async function loadAdapter(id: PriceSource): Promise<SourceAdapter> {
  const loader = loaders[id];
  if (loader === undefined) {
    throw new CannotRun(
      `The price source "${id}" is a file, not an installed package: say where it is with \`--source ${id}=<path>@<day>\`.`,
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
