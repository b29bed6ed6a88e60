/** How the price check names prices and rates in its sentences. */
import { conditionKeys } from '#catalog/registry/conditions.ts';
import { whenText } from '#catalog/registry/when.ts';
import { unitOf } from '#catalog/registry/meters.ts';
import { selectRates } from '#catalog/registry/rate-selector.ts';
import type { Rate } from '#catalog/types.ts';
import type { Figure } from './figure.ts';
import type { SourceAdapter, SourceRate } from './sources/source.ts';

/** "$0.040 per image". */
export function price(rate: Pick<Rate, 'meter' | 'amount'>): string {
  return `$${rate.amount} per ${unitOf(rate).unit}`;
}

/** "input (service=batch, from 2027-01-01)". */
export function rateName(rate: Pick<Rate, 'meter' | 'when' | 'from'> | SourceRate): string {
  const from = 'from' in rate && rate.from !== undefined ? [`from ${rate.from}`] : [];
  const details = [whenText(rate.when).replaceAll(',', ', '), ...from].filter((part) => part !== '');
  return details.length === 0 ? rate.meter : `${rate.meter} (${details.join(', ')})`;
}

/** "genai-prices has $3 (openai/gpt-5)". */
export function figureText(figure: Figure): string {
  return `${figure.source} has $${figure.amount} (${figure.ref})`;
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

/** Whether a selector such as `input@batch` names the rate. */
export function isSelected(selector: string, rate: Rate): boolean {
  return selectRates([rate], selector).length > 0;
}

/** The narrowest selector of a rate, to paste under `rates:`. */
export function selectorOf({ meter, when }: Rate): string {
  const words = conditionKeys.flatMap((key) => [when[key] ?? []].flat().map(String));
  return words.length === 0 ? meter : `${meter}@${words.join(',')}`;
}
