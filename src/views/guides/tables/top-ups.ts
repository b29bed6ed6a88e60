import { decimal } from '#pricing/decimal.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import { paymentName } from '#views/words/gateway-sentences.ts';
import type { Inlines } from '#views/page/inline.ts';
import { capital, modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { countedUse } from '#views/model/worked-examples.ts';
import { middleModels } from './representatives.ts';

const sums = ['5', '10', '20', '50', '100', '500', '1000'];

/** What is left of a payment for usage. */
export function topUps(site: Site): Table | undefined {
  const { platformFee, topUp } = site.gateway;
  if (platformFee === undefined) return undefined;
  const shown = sums.filter((sum) => topUp === undefined || decimal(sum).gte(decimal(topUp.minimum)));
  return {
    kind: 'table',
    caption: `What is left of a ${paymentName(site)}`,
    columns: [
      { label: 'You pay' },
      { label: 'It funds usage of', align: 'end' },
      { label: 'Usage of that sum would take', align: 'end' },
    ],
    rows: shown.map((sum): Inlines[] => {
      const key = keys.sum(sum);
      return [[site.amount(key)], [site.amount(keys.funds(key))], [site.amount(keys.fee(key))]];
    }),
  };
}

/** What one payment buys of a model in the middle of each kind's prices. */
export function bought(site: Site): Table | undefined {
  const sum = '10';
  const rows = middleModels(site).flatMap((model): Inlines[][] => {
    const use = countedUse(site, model);
    return use === undefined
      ? []
      : [[[modelLink(site, model)], [site.amount(keys.count(use.key, sum))], [use.many]]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: `What such a ${paymentName(site)} buys, of the model in the middle of each kind’s prices`,
    columns: [
      { label: 'Model' },
      { label: `${capital(paymentName(site))} buys`, align: 'end' },
      { label: 'Of these' },
    ],
    rows,
  };
}
