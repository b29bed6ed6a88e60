/** What a reader should know about how a bill came about. */
import { meters, type Meter } from '#catalog/registry/meters.ts';
import { count } from '#catalog/registry/text.ts';
import { isTimed } from '#catalog/registry/when.ts';
import { exceeded } from '#pricing/alternatives.ts';
import type { Offer } from '#pricing/offer.ts';
import type { Bill, MonthlyUse } from '#pricing/monthly-bill.ts';

const many = (meter: Meter): string => meters[meter].noun.many;

/** @param left counts that are left out of the use, because nothing has a price for them */
export function notesOf(offer: Offer, use: MonthlyUse, bill: Bill, left: readonly Meter[]): string[] {
  const { name, context, maxOutput, rates, status } = offer;
  const beyond = exceeded(offer, use);
  const services = [...new Set(bill.unserved.map(({ service }) => service))];
  return [
    ...(left.length > 0 ? [`${name} has no price for ${left.map(many).join(', ')}: left out.`] : []),
    ...(beyond === 'context'
      ? [`One such request does not fit ${name}, whose context is ${count(context ?? 0)} tokens.`]
      : []),
    ...(beyond === 'maxOutput'
      ? [`${name} answers in at most ${count(maxOutput ?? 0)} tokens, fewer than this request asks for.`]
      : []),
    ...(bill.inputTokensOver === undefined
      ? []
      : [
          `Each request has over ${count(bill.inputTokensOver)} input tokens, so the long-context price holds for all of it.`,
        ]),
    ...bill.merged.map((meter) => {
      const other = meters[meter].billedAs;
      return `${name} has no price of its own for ${many(meter)}; they are billed as ${other ? many(other) : 'others'}.`;
    }),
    ...services.map((service) => {
      const without = bill.unserved
        .filter((item) => item.service === service)
        .map(({ meter }) => many(meter));
      return `${name} has no ${service} price for ${[...new Set(without)].join(', ')}; the standard price holds.`;
    }),
    ...(rates.some(({ when }) => isTimed(when))
      ? [`${name} has other prices at some hours. The standard price is used here.`]
      : []),
    ...(offer.retired ? [`${name} is retired.`] : status === 'deprecated' ? [`${name} is deprecated.`] : []),
  ];
}
