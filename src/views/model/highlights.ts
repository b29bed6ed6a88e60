/** What a model's page shows at a glance: the price, the price with the fee, what a top-up buys. */
import type { Model } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Page } from '#views/page/blocks.ts';
import { exampleTopUps, paymentName } from '#views/words/gateway-sentences.ts';
import { muted, say, type Inlines } from '#views/page/inline.ts';
import { currentPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { countedUse } from './worked-examples.ts';
import { feeOfPayment } from '#views/words/fee.ts';

/** The figures at a glance; undefined for a model without a price. */
export function highlights(site: Site, model: Model): Page['highlights'] {
  if (headline(model, site.date) === undefined) return undefined;
  const listed = [...currentPrice(site, model, { byLabel: true }), ...mark(site, model)];
  if (!site.lifecycle(model).isServed) return [{ term: 'Last listed price', content: listed }];
  const fee = feeOfPayment(site);
  const use = countedUse(site, model);
  const sum = exampleTopUps(site)[1] ?? '10';
  return [
    { term: 'Listed price', content: listed },
    ...(fee
      ? [{ term: `With ${fee}`, content: currentPrice(site, model, { byLabel: true, toKey: keys.fee }) }]
      : []),
    ...(use
      ? [
          {
            term: `What a ${paymentName(site)} buys`,
            content: say`${site.amount(keys.sum(sum))}: ${site.amount(keys.count(use.key, sum))} ${use.many}`,
          },
        ]
      : []),
  ];
}

/** What stands behind a price in a draft that no check has seen. */
function mark(site: Site, model: Model): Inlines {
  const rates = headline(model, site.date)?.rates ?? [];
  const isChecked = rates.every((rate) => site.evidenceFor(model, rate) !== undefined);
  return site.draft === undefined || isChecked ? [] : [' ', muted('not checked')];
}
