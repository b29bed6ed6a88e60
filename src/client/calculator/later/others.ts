/** What others would charge, and what is to be known about a bill. */
import { calculatorAddress, compareAddress } from '#address.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import { count } from '#catalog/registry/text.ts';
import { isTimed } from '#catalog/registry/when.ts';
import { cheapestFor, exceeded } from '#pricing/alternatives.ts';
import { versus } from '#pricing/amount.ts';
import type { Field } from '#pricing/calculator-fields.ts';
import { decimal } from '#pricing/decimal.ts';
import type { Bill, MonthlyUse } from '#pricing/monthly-bill.ts';
import type { Offer } from '#pricing/offer.ts';
import { element, figureElement } from '../../element.ts';
import type { LoadedOffer } from '../../load-offers.ts';
import { writeAddress, type Values } from '../use.ts';
import { waysOf } from './ways.ts';

const alternativeCount = 5;

/** A use with its bill, and how it was asked for. */
export interface Calculation {
  readonly chosen: LoadedOffer;
  readonly use: MonthlyUse;
  readonly bill: Bill;
  /** Counts that are left out of the use, because nothing has a price for them. */
  readonly left: readonly Meter[];
  readonly fields: readonly Field[];
  readonly values: Values;
  /** True on the calculator's own page, whose address holds the calculation already. */
  readonly isPage: boolean;
}

/** The places that a calculation has for them. */
interface Places {
  readonly ways: Element;
  readonly notes: Element;
  readonly others: Element;
}

/** Fills the places for other ways, for notes and for other models. */
export function fillIn({ ways, notes, others }: Places, calculation: Calculation): void {
  const { chosen, use, bill, left, fields, values, isPage } = calculation;
  ways.append(...waysOf(chosen, use));
  notes.append(...notesOf(chosen.offer, use, bill, left).map((note) => element('li', {}, note)));
  others.append(alternativeTable(calculation));
  if (isPage) return;
  const href = calculatorAddress(writeAddress(chosen.offer.id, fields, values));
  others.append(element('p', {}, element('a', { href }, 'Open in the calculator')));
}

function alternativeTable({ chosen, use, bill: { total } }: Calculation): HTMLElement {
  const { offers } = chosen;
  const { id } = chosen.offer;
  const alternatives = cheapestFor(offers, id, use, alternativeCount);
  if (alternatives.length === 0) {
    return element('p', { class: 'note' }, 'No other model of this kind has a price for all of this use.');
  }
  return element(
    'table',
    { class: 'calculator-others' },
    element(
      'caption',
      {},
      `Cheapest for the same use${offers.gateway.platformFee ? ', before the fee' : ''}`,
    ),
    element(
      'tbody',
      {},
      ...alternatives.map(({ offer, total: other }) =>
        element(
          'tr',
          {},
          element(
            'th',
            { scope: 'row' },
            element('a', { href: offer.path }, offer.name),
            element(
              'span',
              { class: 'muted' },
              `${[offer.provider, offer.stage].filter(Boolean).join(', ')} · `,
              element(
                'a',
                {
                  href: compareAddress([id, offer.id]),
                  'aria-label': `Compare with ${offer.name}`,
                },
                'Compare',
              ),
            ),
          ),
          element(
            'td',
            { class: 'end' },
            figureElement(other),
            // Nothing can be told as a share of nothing.
            total.exact.eq(decimal(0))
              ? undefined
              : element('span', { class: 'muted' }, figureElement(versus(other, total))),
          ),
        ),
      ),
    ),
  );
}

const many = (meter: Meter): string => meters[meter].noun.many;

/** @param left counts that are left out of the use, because nothing has a price for them */
function notesOf(offer: Offer, use: MonthlyUse, bill: Bill, left: readonly Meter[]): string[] {
  const { name, context, maxOutput, rates, stage } = offer;
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
    ...(bill.lines.some(({ rate }) => rate.rules?.some(({ of }) => of === 'month'))
      ? ['The free part of the month is taken off.']
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
    ...(stage === 'retired' || stage === 'deprecated' ? [`${name} is ${stage}.`] : []),
  ];
}
