/** Shows a bill. */
import { listedPrice, paymentFor, withFee, type Amount, type Terms } from '#pricing/amount.ts';
import type { Bill } from '#pricing/monthly-bill.ts';
import { receiptOf, totalWords, type ReceiptLine } from '#pricing/receipt.ts';
import { element, figureElement } from '../element.ts';

/** The sum that matters, in words. */
export function summary({ total }: Bill, terms: Terms): [before: string, sum: Amount, after: string] {
  return [totalWords(terms), withFee(total, terms), terms.platformFee ? 'a month, fee included' : 'a month'];
}

function row({ words, sum, kind }: ReceiptLine): HTMLElement {
  const parts = words.map((part) => (typeof part === 'string' ? part : figureElement(part)));
  const heading = element('th', { scope: 'row' }, ...parts);
  return element('tr', { class: kind }, heading, element('td', { class: 'end' }, figureElement(sum)));
}

/** The bill by meter, with fee and payment, as the page has it of its examples. */
export function receipt({ lines, total }: Bill, terms: Terms): HTMLElement {
  const items = lines.map((line) => ({ ...line, price: listedPrice(line.rate, terms.currency) }));
  return element(
    'table',
    { class: 'receipt calculator-items' },
    element('caption', { class: 'visually-hidden' }, 'Cost of a month'),
    element('tbody', {}, ...receiptOf(items, total, terms).map(row)),
  );
}

/** What one request comes to, and which top-up it takes. */
export function besides({ total, perRequest }: Bill, terms: Terms): HTMLElement {
  const pay = withFee(total, terms);
  const isPayKnown = totalWords(terms) === 'You pay';
  const topUp = terms.topUpMinimum ? ', top-up needed ' : ', payment needed ';
  return element(
    'p',
    { class: 'note' },
    'Per request ',
    figureElement(perRequest),
    ...(isPayKnown ? [topUp, figureElement(paymentFor(pay, terms))] : []),
    '.',
  );
}
