import type { Catalog } from '#catalog/types.ts';

const digits = new Intl.NumberFormat('en-US');

/** "1 model", "1,204 models". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${digits.format(count)} ${count === 1 ? one : many}`;
}

/** "283 models from 48 providers, 1,204 rates". */
export function summaryOf(catalog: Catalog): string {
  const providers = new Set(catalog.models.map(({ provider }) => provider.id));
  const rates = catalog.models.reduce(
    (sum, { pricing }) => sum + (pricing.kind === 'priced' ? pricing.rates.length : 0),
    0,
  );
  return `${counted(catalog.models.length, 'model')} from ${counted(providers.size, 'provider')}, ${counted(rates, 'rate')}`;
}
