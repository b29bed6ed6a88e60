/** A comparison as elements, like those of the built pages: every figure carries its key. */
import { apart, type Amount } from '#pricing/amount.ts';
import { compare } from '#pricing/comparison/comparison.ts';
import type { ComparedTable } from '#pricing/comparison/tables.ts';
import type { Offer, Offers } from '#pricing/offer.ts';
import type { LeastWord, Word, Words } from '#pricing/words.ts';
import { element, figureElement } from '../element.ts';

/** Sections with the verdict, prices, uses and facts of the chosen ones. */
export function printComparison(
  { headline, perCall, gateway, uses: worked }: Offers,
  offers: readonly Offer[],
): DocumentFragment {
  const { verdict, prices, uses, facts } = compare({ headline, perCall, gateway, uses: worked, offers });
  const fragment = document.createDocumentFragment();
  fragment.append(
    section('compared-prices', 'Prices side by side', [table(prices, offers.length === 2)]),
    ...(uses
      ? [section('compared-uses', 'What the same use costs', [table(uses, offers.length === 2)])]
      : []),
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

/** The difference of two figures beside by how many per cent the lower one is lower: "$2.00 (50%)". */
function contents(cells: readonly Words[], isOfTwo: boolean): Node[][] {
  const [one, other] = cells.map(([word]) => figureIn(word));
  const [percent] = cells[2] ?? [];
  const printed = cells.map((cell) => cell.map(print));
  if (!isOfTwo || !one || !other || percent === undefined || figureIn(percent) === undefined) return printed;
  const share = element('span', { class: 'muted' }, '(', print(percent), ')');
  return [...printed.slice(0, -1), [document.createTextNode(`${apart(one, other)} `), share]];
}

function figureIn(word: Word | undefined): Amount | undefined {
  if (typeof word !== 'object' || word.kind === 'muted') return undefined;
  return word.kind === 'least' ? word.content[0] : word;
}

function table({ caption, columns, rows, figures }: ComparedTable, ofTwo = false): HTMLElement {
  const name = figures ? 'end' : undefined;
  const head = columns.map((label, index) =>
    element('th', { scope: 'col', class: index > 0 ? name : undefined }, label),
  );
  const body = rows.map(([first = [], ...cells]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, ...first.map(print)),
      ...contents(cells, ofTwo).map((content) => element('td', { class: name }, ...content)),
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
  if (word.kind === 'least') return least(word);
  return figureElement(word);
}

function least({ content, word }: LeastWord): Node {
  const said = element('span', { class: 'visually-hidden' }, ` ${word}`);
  return element('b', {}, ...content.map(figureElement), said);
}
