/** What a model's page shows at a glance: the price, the price with the fee, what a top-up buys. */
import { meters } from '#catalog/registry/meters.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { headline } from '#pricing/headline.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Page } from '#views/page/blocks.ts';
import { exampleTopUps, paymentName } from '#views/words/gateway-sentences.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { ratePhrase } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { countedUse } from './worked-examples.ts';

/** The figures at a glance; undefined for a model without a price. */
export function highlights(site: Site, model: Model): Page['highlights'] {
  const listed = glance(site, model, (key) => key);
  if (listed === undefined) return undefined;
  if (!site.lifecycle(model).isServed) return [{ term: 'Last listed price', content: listed }];
  const { platformFee } = site.gateway;
  const withFee = glance(site, model, keys.fee);
  const use = countedUse(site, model);
  const sum = exampleTopUps(site)[1] ?? '10';
  return [
    { term: 'Listed price', content: listed },
    ...(withFee && platformFee ? [{ term: `With the ${platformFee.percent}% fee`, content: withFee }] : []),
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

function glance(site: Site, model: Model, toKey: (key: string) => string): Inlines | undefined {
  const answer = headline(model, site.date);
  if (answer === undefined) return undefined;
  const [first, second, ...others] = answer.rates;
  const price = (rate: Rate) => site.amount(toKey(keys.rate(model, rate)));
  const from = answer.isFrom ? 'from ' : '';
  if (second === undefined) return say`${from}${price(first)} per ${meters[first.meter].unit}`;
  const [one, two] = [meters[first.meter].label.toLowerCase(), meters[second.meter].label.toLowerCase()];
  const rest = others.flatMap((rate) => say`, ${ratePhrase(site, model, rate, toKey)}`);
  return say`${from}${price(first)} ${one}, ${price(second)} ${two} per ${meters[first.meter].shortUnit}${rest}`;
}
