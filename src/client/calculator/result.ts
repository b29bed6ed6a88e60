/** Shows a bill. */
import { calculatorAddress } from '#address.ts';
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

/** What follows a receipt, with the places that are filled when their module has come. */
export interface ResultParts {
  readonly ways: HTMLElement;
  readonly notes: HTMLElement;
  readonly all: readonly HTMLElement[];
}

/** @param doing what the buttons do */
export function result(bill: Bill, terms: Terms, doing: Actions): ResultParts {
  const ways = element('div', { class: 'calculator-ways' });
  const notes = element('ul', { class: 'calculator-notes' });
  return { ways, notes, all: [besides(bill, terms), ways, notes, actions(doing)] };
}

interface Actions {
  /** The query of the calculation as it stands. */
  readonly address: () => string;
  readonly reset: () => void;
}

const shownFor = 2000;

function actions({ address, reset }: Actions): HTMLElement {
  const copy = element('button', { type: 'button', class: 'button quiet' }, 'Copy link');
  const again = element('button', { type: 'button', class: 'button quiet' }, 'Reset');
  const said = element('span', { role: 'status', class: 'visually-hidden' });
  copy.addEventListener('click', () => {
    const { href } = new URL(calculatorAddress(address()), location.href);
    void navigator.clipboard
      .writeText(href)
      .then(
        () => 'Link copied',
        () => 'Not copied',
      )
      .then((outcome) => {
        copy.textContent = outcome;
        said.textContent = outcome;
        setTimeout(() => {
          copy.textContent = 'Copy link';
          said.textContent = '';
        }, shownFor);
      });
  });
  again.addEventListener('click', reset);
  return element('p', { class: 'calculator-actions' }, copy, again, said);
}

/** What one request comes to, and which top-up it takes. */
function besides({ total, perRequest }: Bill, terms: Terms): HTMLElement {
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
