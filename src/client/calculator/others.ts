/** What others would charge, and what is to be known about a bill */
import type { Field } from '#pricing/calculator-fields.ts';
import { cheapestFor } from '#pricing/alternatives.ts';
import { percentChange } from '#pricing/change.ts';
import { decimal, plain } from '#pricing/decimal.ts';
import { formatDerived } from '#pricing/format.ts';
import type { OfferedRate } from '#pricing/offer.ts';
import type { Meter } from '#catalog/registry/meters.ts';
import type { Bill, MonthlyUse } from '#pricing/workload.ts';
import { writeAddress } from './address.ts';
import { element } from '../element.ts';
import type { Found } from '../load-offers.ts';
import { notesOf } from './notes.ts';
import { money } from './result.ts';
import type { Values } from './use.ts';

const alternativeCount = 5;

export interface Shown {
  readonly found: Found;
  readonly use: MonthlyUse;
  readonly bill: Bill<OfferedRate>;
  /** Counts that are left out of the use, because nothing has a price for them. */
  readonly left: readonly Meter[];
  readonly fields: readonly Field[];
  readonly values: Values;
  /** True on the calculator's own page, whose address holds the calculation already. */
  readonly isPage: boolean;
}

/** Fills the places for notes and for other models. */
export function fillIn(notes: Element, others: Element, shown: Shown): void {
  const { found, use, bill, left, fields, values, isPage } = shown;
  notes.append(...notesOf(found.offer, use, bill, left).map((note) => element('li', {}, note)));
  others.append(alternativeTable(shown));
  if (isPage) return;
  const href = `/calculator/${writeAddress(found.offer.id, fields, values)}`;
  others.append(element('p', {}, element('a', { href }, 'Open in the calculator')));
}

function alternativeTable({ found: { offer: chosen, offers }, use, bill: { total } }: Shown): HTMLElement {
  const alternatives = cheapestFor(offers.models, chosen.id, use, alternativeCount);
  const { platformFee, currency } = offers.gateway;
  if (alternatives.length === 0) {
    return element('p', { class: 'note' }, 'No other model of this kind has a price for all of this use.');
  }
  const base = plain(total);
  return element(
    'table',
    { class: 'calculator-others' },
    element(
      'caption',
      {},
      `Cheapest other priced models for the same use, ${platformFee ? 'before the fee' : 'a month'}`,
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
              `${[offer.provider, offer.status].filter(Boolean).join(', ')} · `,
              element(
                'a',
                {
                  href: `/compare/?models=${chosen.id},${offer.id}`,
                  'aria-label': `Compare with ${offer.name}`,
                },
                'Compare',
              ),
            ),
          ),
          element(
            'td',
            { class: 'end' },
            money(formatDerived(other, currency)),
            // Nothing can be told as a share of nothing.
            total.eq(decimal(0))
              ? undefined
              : element('span', { class: 'muted' }, percentChange(base, plain(other))),
          ),
        ),
      ),
    ),
  );
}
