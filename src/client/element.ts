/** Makes elements. */
import type { Amount } from '#pricing/amount.ts';

type Child = Node | string | undefined;

/** An element with attributes and children; attributes that are undefined or false are left out, true is empty. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== undefined));
  return node;
}

/** Where what belongs to the whole page is added: in a house, styles end at the element around the page. */
export function pageRoot(): Element {
  return document.querySelector('.ratecard') ?? document.body;
}

/** A figure with its key, like those of the built pages. */
export function figureElement({ value, key, text }: Amount): HTMLElement {
  return element('data', { value, 'data-rate': key }, text);
}

/** Makes the children of `parent` just these, without moving those that are there: what has the focus keeps it. */
export function place(parent: Element, wanted: readonly Element[]): void {
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, index) => {
    const there = parent.children[index];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}
