import { whenText } from './when.ts';
import type { Rate } from '#catalog/types.ts';

/**
 * The stable name of one rate: `google/gemini-2.5-pro#input?inputTokensOver=200000,from=2027-01-01`.
 * It stands beside the price in every output and in the evidence file.
 */
export function rateKey(modelId: string, rate: Pick<Rate, 'meter' | 'when' | 'from'>): string {
  const conditions = [whenText(rate.when), rate.from === undefined ? '' : `from=${rate.from}`]
    .filter((part) => part !== '')
    .join(',');
  return `${modelId}#${rate.meter}${conditions === '' ? '' : `?${conditions}`}`;
}
