/** A comparison as elements, like those of the built pages: every figure carries its key. */
import type { Comparison, ComparedTable } from '#pricing/comparison/comparison.ts';
import type { Offer } from '#pricing/offers.ts';
import type { Word, Words } from '#pricing/words.ts';

/** Sections with the verdict, prices, uses and facts. */
export function printComparison(
  { verdict, prices, uses, facts }: Comparison,
  offers: readonly Offer[],
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(
    section('compared-verdict', 'What follows from the prices', [
      ...(verdict.length > 0 ? [element('ul', { className: 'list' }, ...verdict.map(item))] : []),
      links(offers),
    ]),
    section('compared-prices', 'Prices side by side', [table(prices)]),
    ...(uses ? [section('compared-uses', 'What the same use costs', [table(uses)])] : []),
    section('compared-facts', 'Facts side by side', [table(facts)]),
  );
  return fragment;
}

function section(id: string, title: string, content: readonly Node[]): HTMLElement {
  const part = element('section', { className: 'section' }, element('h2', { id }, title), ...content);
  part.setAttribute('aria-labelledby', id);
  return part;
}

function item(words: Words): HTMLElement {
  return element('li', {}, ...words.map(print));
}

function links(offers: readonly Offer[]): HTMLElement {
  const items = offers.map(({ path, name }) =>
    element('li', {}, element('a', { href: path }, `${name} pricing`)),
  );
  return element('ul', { className: 'links' }, ...items);
}

function table({ caption, columns, rows, figures }: ComparedTable): HTMLElement {
  const className = figures ? 'end' : '';
  const head = columns.map((label, index) =>
    element('th', { scope: 'col', className: index > 0 ? className : '' }, label),
  );
  const body = rows.map(([first = [], ...cells]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, ...first.map(print)),
      ...cells.map((cell) => element('td', { className }, ...cell.map(print))),
    ),
  );
  const scroller = element(
    'div',
    { className: 'table-scroll', role: 'region', tabIndex: 0, ariaLabel: caption },
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
  if (word.kind === 'muted') return element('span', { className: 'muted' }, ...word.content.map(print));
  const data = element('data', { value: word.value }, word.text);
  data.dataset.rate = word.key;
  return data;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}
