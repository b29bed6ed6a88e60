import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import type { Inlines } from '#views/page/inline.ts';
import { modelLink, ratePhrase } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { middleModels } from './representatives.ts';

/** Listed prices, one model of each kind, with what they come to once something else is counted in. */
function besides(
  site: Site,
  caption: string,
  label: string,
  step: (key: string) => string,
): Table | undefined {
  const rows = middleModels(site).flatMap((model): Inlines[][] => {
    const rate = headline(model, site.date)?.rates[0];
    return rate === undefined
      ? []
      : [
          [
            [modelLink(site, model)],
            ratePhrase(site, model, rate),
            [site.amount(step(keys.rate(model, rate)))],
          ],
        ];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption,
    columns: [{ label: 'Model' }, { label: 'Listed price' }, { label, align: 'end' }],
    rows,
  };
}

/** Prices with the platform fee. */
export function withFee(site: Site): Table | undefined {
  const { platformFee } = site.gateway;
  if (platformFee === undefined) return undefined;
  const caption = 'The model in the middle of each kind’s prices, before and with the fee';
  return besides(site, caption, `With the ${platformFee.percent}% fee`, keys.fee);
}

/** Prices of a repeated request. */
export function repeated(site: Site): Table | undefined {
  if (site.gateway.semanticCache === undefined) return undefined;
  const caption = 'The model in the middle of each kind’s prices, asked for the first time and again';
  return besides(site, caption, 'Asked again', keys.cached);
}
