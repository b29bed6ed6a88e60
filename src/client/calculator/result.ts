/** Shows a bill. */
import { keysOf, whenWords } from '#catalog/registry/when.ts';
import { meters, unitOf } from '#catalog/registry/meters.ts';
import {
  feeAlone,
  grouped,
  listedPrice,
  paymentFor,
  roundSum,
  withFee,
  type Amount,
  type Terms,
} from '#pricing/amount.ts';
import type { Bill, BillLine } from '#pricing/monthly-bill.ts';
import { element, figureElement } from '../element.ts';

/** The sum that matters, in words. */
export function summary({ total }: Bill, terms: Terms): [before: string, sum: Amount, after: string] {
  const before = isPayKnown(terms) ? 'You pay' : 'Your use costs';
  return [before, withFee(total, terms), terms.platformFee ? 'a month, fee included' : 'a month'];
}

/** Whether the gateway says what it takes besides: a fee, none, or the smallest top-up. */
function isPayKnown({ platformFee, chargesNoFee, topUpMinimum }: Terms): boolean {
  return platformFee !== undefined || chargesNoFee === true || topUpMinimum !== undefined;
}

/** The sum that matters, as a line. */
export function totalLine(bill: Bill, terms: Terms): HTMLElement {
  const [before, sum, after] = summary(bill, terms);
  return element('p', { class: 'calculator-total' }, `${before} `, figureElement(sum), ` ${after}`);
}

function row(label: string, detail: string, sum: Amount): HTMLElement {
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      label,
      detail === '' ? undefined : element('span', { class: 'muted' }, detail),
    ),
    element('td', { class: 'end' }, figureElement(sum)),
  );
}

/** "15,000,000 × $1.25 per 1M input tokens · Batch"; "11/60 minutes of audio × $0.04 per hour of audio" */
function detailOf({ rate, quantity }: BillLine, { currency }: Terms): string {
  const condition = keysOf(rate.when).length === 0 ? '' : ` · ${whenWords(rate.when, rate.mode)}`;
  const price = listedPrice(rate, currency).text;
  // Where the price is for another unit than is counted, what is counted is named.
  const things = rate.unit === undefined ? '' : ` ${meters[rate.meter].noun.many}`;
  return `${grouped(quantity.toFraction())}${things} × ${price} per ${unitOf(rate).unit}${condition}`;
}

function feeRow(total: Amount, terms: Terms): HTMLElement[] {
  const { platformFee: fee, currency } = terms;
  if (fee === undefined) return [];
  const sum = (text: string) => roundSum(text, currency).text;
  const { percent, fixed, minimum, chargedOn } = fee;
  const detail = [
    `${percent}% ${chargedOn === 'top-up' ? 'of the payment' : 'on top'}`,
    fixed && sum(fixed),
    minimum && `at least ${sum(minimum)}`,
  ]
    .filter(Boolean)
    .join(', ');
  return [row('Platform fee', detail, feeAlone(total, terms))];
}

/** The bill by meter, with fee and payment. */
export function itemTable({ lines, total, perRequest }: Bill, terms: Terms): HTMLElement {
  const { topUpMinimum } = terms;
  const pay = withFee(total, terms);
  const topUp = paymentFor(pay, terms);
  const isMoreThanNeeded = topUp.exact.gt(paymentFor(pay, { ...terms, topUpMinimum: undefined }).exact);
  return element(
    'table',
    { class: 'calculator-items' },
    element('caption', {}, 'Cost of a month'),
    element(
      'tbody',
      {},
      ...lines.map((line) => row(meters[line.rate.meter].label, detailOf(line, terms), line.cost)),
    ),
    element(
      'tfoot',
      {},
      row('Usage', '', total),
      ...feeRow(total, terms),
      ...(isPayKnown(terms)
        ? [
            row(
              topUpMinimum ? 'Top-up needed' : 'Payment needed',
              isMoreThanNeeded ? 'the smallest top-up' : 'rounded up',
              topUp,
            ),
          ]
        : []),
      row('Per request', '', perRequest),
    ),
  );
}
