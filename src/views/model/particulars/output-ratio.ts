import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { headline } from '#pricing/headline.ts';
import { pickRate, ratesOn } from '#pricing/rates.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { times } from '#views/words/ratio-words.ts';

/** What an output token costs in input tokens: where the money of a request goes. */
export function outputAgainstInput(site: Site, model: Model): Inlines | undefined {
  // Where audio or pictures are billed beside text, the two do not make up the bill.
  const told = headline(model, site.date)?.rates.map(({ meter }) => meter) ?? [];
  if (!told.includes('input') || !told.includes('output')) return undefined;
  const rates = ratesOn(model, site.date);
  const [input, output] = [pickRate(rates, 'input'), pickRate(rates, 'output')];
  if (input === undefined || output === undefined) return undefined;
  if (decimal(input.amount).eq(decimal(output.amount))) {
    return ['A token costs the same in either direction, so only the length of a request counts.'];
  }
  if (decimal(output.amount).lt(decimal(input.amount))) return undefined;
  const ratio = times(output.amount, input.amount);
  return [
    `An output token costs ${ratio === '2' ? 'twice' : `${ratio} times`} as much as an input token: the answer is the larger part of the bill once the prompt is less than ${ratio} times as long.`,
  ];
}
