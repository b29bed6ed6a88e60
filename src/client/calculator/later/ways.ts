/** The same month in the ways that a model has prices for, side by side: standard, cached, as a batch. */
import { meters } from '#catalog/registry/meters.ts';
import { versus, withFee } from '#pricing/amount.ts';
import { decimal } from '#pricing/decimal.ts';
import { billIfPriced, type Bill, type MonthlyUse } from '#pricing/monthly-bill.ts';
import { exactCount } from '#pricing/quote.ts';
import { cachedMeters, hasBatchPrice } from '#pricing/use-fields.ts';
import { element, figureElement } from '../../element.ts';
import type { LoadedOffer } from '../../load-offers.ts';

interface Way {
  readonly label: string;
  readonly use: MonthlyUse;
}

/** Nothing where the model has one price for all. */
export function waysOf({ offer, offers }: LoadedOffer, use: MonthlyUse): HTMLElement[] {
  const { gateway } = offers;
  const bills = waysFor(offer.rates, use).flatMap(({ label, use: own }) => {
    const bill = billIfPriced(offer.rates, own, gateway.currency);
    return bill === undefined ? [] : [{ label, bill }];
  });
  const [standard] = bills;
  if (standard === undefined || bills.length < 2 || standard.bill.total.exact.eq(decimal(0))) return [];
  const cellOf = ({ total }: Bill) =>
    element(
      'td',
      { class: 'end' },
      figureElement(withFee(total, gateway)),
      total === standard.bill.total
        ? undefined
        : element('span', { class: 'muted' }, figureElement(versus(total, standard.bill.total))),
    );
  return [
    element(
      'table',
      {},
      element('caption', {}, 'The same month, each way'),
      element(
        'thead',
        {},
        element('tr', {}, ...bills.map(({ label }) => element('th', { scope: 'col', class: 'end' }, label))),
      ),
      element('tbody', {}, element('tr', {}, ...bills.map(({ bill }) => cellOf(bill)))),
    ),
  ];
}

/** The standard way first. A part that is cached is the reader's own, where there is one, else all that can be. */
function waysFor(rates: LoadedOffer['offer']['rates'], use: MonthlyUse): Way[] {
  const { service: _, ...context } = use.context ?? {};
  const standard = { ...use, context, cachedShares: {}, batchShare: '0' };
  const cached = cachedMeters(rates).filter((meter) =>
    exactCount(use.counts[meters[meter].billedAs ?? meter]).gt(decimal(0)),
  );
  const own = new Set(cached.map((meter) => use.cachedShares?.[meter] ?? '0'));
  const isOwn = [...own].some((share) => share !== '0');
  const cachedShares = isOwn
    ? use.cachedShares
    : (Object.fromEntries(cached.map((meter) => [meter, '100'])) as MonthlyUse['cachedShares']);
  const label = !isOwn ? 'All input cached' : own.size === 1 ? `${[...own].join('')}% cached` : 'Cached';
  return [
    { label: 'Standard', use: standard },
    ...(cached.length > 0 ? [{ label, use: { ...standard, cachedShares } }] : []),
    ...(hasBatchPrice(rates) ? [{ label: 'Batch', use: { ...standard, batchShare: '100' } }] : []),
  ];
}
