/** Shows a bill. */
import type { PrintedBill, Terms } from '#pricing/printed-bill.ts';
import { element } from '../element.ts';

/** The sum that matters, in words. */
export function summary(
  { pay }: PrintedBill,
  { platformFee }: Terms,
): [before: string, sum: string, after: string] {
  return ['You pay', pay, platformFee ? 'a month, fee included' : 'a month'];
}

/** The sum that matters, as a line. */
export function totalLine(printed: PrintedBill, terms: Terms): HTMLElement {
  const [before, sum, after] = summary(printed, terms);
  return element('p', { class: 'calculator-total' }, `${before} `, money(sum), ` ${after}`);
}

/** A printed sum. */
export function money(text: string): HTMLElement {
  return element('data', { value: text.replaceAll(/[^\d.]/g, '') }, text);
}

function row(label: string, detail: string, sum: string): HTMLElement {
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      label,
      detail === '' ? undefined : element('span', { class: 'muted' }, detail),
    ),
    element('td', { class: 'end' }, money(sum)),
  );
}

/** The bill by meter, with fee and payment. */
export function itemTable(printed: PrintedBill, terms: Terms): HTMLElement {
  const { lines, total, fee, topUp, isMinimum, perRequest } = printed;
  const { platformFee, topUpMinimum } = terms;
  const feeWords = platformFee && (platformFee.chargedOn === 'top-up' ? 'of the payment' : 'on top');
  return element(
    'table',
    { class: 'calculator-items' },
    element('caption', {}, 'Cost of a month'),
    element(
      'tbody',
      {},
      ...lines.map(({ label, condition, quantity, rate, unit, cost }) =>
        row(label, `${quantity} × ${rate} per ${unit}${condition === '' ? '' : ` · ${condition}`}`, cost),
      ),
    ),
    element(
      'tfoot',
      {},
      row('Usage', '', total),
      ...(platformFee ? [row('Platform fee', `${platformFee.percent}% ${feeWords ?? ''}`, fee)] : []),
      row(
        topUpMinimum ? 'Top-up needed' : 'Payment needed',
        isMinimum ? 'the smallest top-up' : 'in whole cents',
        topUp,
      ),
      row('Per request', '', perRequest),
    ),
  );
}
