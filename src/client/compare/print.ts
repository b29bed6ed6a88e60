/** A comparison as elements, like those of the built pages: every figure carries its key. */
import { compare } from '#pricing/comparison/comparison.ts';
import type { ComparedTable } from '#pricing/comparison/tables.ts';
import type { Offer, Offers } from '#pricing/offer.ts';
import type { Word, Words } from '#pricing/words.ts';
import { element, figureElement } from '../element.ts';

/** Sections with the verdict, prices, uses and facts of the chosen ones. */
export function printComparison(
  { headline, perCall, gateway, uses: worked }: Offers,
  offers: readonly Offer[],
): DocumentFragment {
  const { verdict, prices, uses, facts } = compare({ headline, perCall, gateway, uses: worked, offers });
  const fragment = document.createDocumentFragment();
  fragment.append(
    section('compared-prices', 'Prices side by side', [table(prices)]),
    ...(uses ? [section('compared-uses', 'What the same use costs', [table(uses)])] : []),
    section('compared-verdict', 'Key differences', [
      ...(verdict.length > 0 ? [element('ul', { class: 'list' }, ...verdict.map(item))] : []),
      links(offers),
    ]),
    section('compared-facts', 'Facts side by side', [table(facts)]),
  );
  return fragment;
}

function section(id: string, title: string, content: readonly Node[]): HTMLElement {
  return element(
    'section',
    { class: 'section', 'aria-labelledby': id },
    element('h2', { id }, title),
    ...content,
  );
}

function item(words: Words): HTMLElement {
  return element('li', {}, ...words.map(print));
}

function links(offers: readonly Offer[]): HTMLElement {
  const items = offers.map(({ path, name }) =>
    element('li', {}, element('a', { href: path }, `${name} pricing`)),
  );
  return element('ul', { class: 'links' }, ...items);
}

function table({ caption, columns, rows, figures }: ComparedTable): HTMLElement {
  const name = figures ? 'end' : undefined;
  const head = columns.map((label, index) =>
    element('th', { scope: 'col', class: index > 0 ? name : undefined }, label),
  );
  const body = rows.map(([first = [], ...cells]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, ...first.map(print)),
      ...cells.map((cell) => element('td', { class: name }, ...cell.map(print))),
    ),
  );
  const scroller = element(
    'div',
    { class: 'table-scroll', role: 'region', tabindex: '0', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    ),
  );
  return scroller;
}

function print(word: Word): Node {
  if (typeof word === 'string') return document.createTextNode(word);
  if (word.kind === 'muted') return element('span', { class: 'muted' }, ...word.content.map(print));
  return figureElement(word);
}
