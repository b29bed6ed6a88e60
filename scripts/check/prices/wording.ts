/** How the price check names prices and rates in its sentences. */
import { whenText } from '#catalog/registry/when.ts';
import { unitOf } from '#catalog/registry/meters.ts';
import { listedAs } from '#catalog/registry/rate-key.ts';
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import type { Rate } from '#catalog/types.ts';
import type { Figure } from './figure.ts';
import { sourceCurrency, type SourceAdapter, type SourceRate } from './sources/source.ts';

/** "$0.040"; of another currency than dollars "0.040 EUR". */
export function money(amount: string, currency: string): string {
  return currency === sourceCurrency ? `$${amount}` : `${amount} ${currency}`;
}

/** "$0.040 per image". @param currency that of the catalog; the sources' where they are compared, which is only done in theirs */
export function price(rate: Pick<Rate, 'meter' | 'amount'>, currency: string): string {
  return `${money(rate.amount, currency)} per ${unitOf(rate).unit}`;
}

/** "input (service=batch, from 2027-01-01)". */
export function rateName(rate: Pick<Rate, 'meter' | 'when' | 'from'> | SourceRate): string {
  const from = 'from' in rate && rate.from !== undefined ? [`from ${rate.from}`] : [];
  const details = [whenText(rate.when).replaceAll(',', ', '), ...from].filter((part) => part !== '');
  return details.length === 0 ? rate.meter : `${rate.meter} (${details.join(', ')})`;
}

/** "genai-prices has $3 (openai/gpt-5)". */
export function figureText(figure: Figure): string {
  return `${figure.source} has ${money(figure.amount, sourceCurrency)} (${figure.ref})`;
}

/** "ai-sdk-cost-calculator 7.1.14"; files have no version. */
export function sourceTitle({ package: name, version }: Pick<SourceAdapter, 'package' | 'version'>): string {
  return version === undefined ? name : `${name} ${version}`;
}

/** "a, b and 3 more". */
export function shortList(names: readonly string[], most = 4): string {
  const first = names.slice(0, most).join(', ');
  return names.length > most ? `${first} and ${names.length - most} more` : first;
}

/** `{ output: 10, 'input@batch': 0.60 }`: rates as a statement names them, to paste under `amounts`. */
export function amountsText(
  rates: readonly Pick<Rate, 'meter' | 'when' | 'from' | 'amount' | 'per'>[],
): string {
  const pairs = rates.map((rate) => {
    const selector = selectorOf(rate);
    return `${/^\w+$/.test(selector) ? selector : `'${selector}'`}: ${listedAs(rate)}`;
  });
  return `{ ${pairs.join(', ')} }`;
}
