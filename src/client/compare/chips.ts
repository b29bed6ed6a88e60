/** The chosen models as chips, each with a button that takes it away. */
import { element, place } from '../element.ts';
import type { Offer } from '#pricing/offer.ts';

/** Shows just these; a chip that is there already stays, and so does its focus. */
export function showChips(list: Element, chosen: readonly Offer[], remove: (id: string) => void): void {
  const chips = [...list.querySelectorAll('li')];
  place(
    list,
    chosen.map((offer) => chips.find(({ dataset }) => dataset.model === offer.id) ?? chip(offer, remove)),
  );
}

function chip({ id, name }: Offer, remove: (id: string) => void): HTMLElement {
  const button = element('button', { type: 'button', 'aria-label': `Remove ${name}` }, '×');
  button.addEventListener('click', () => {
    remove(id);
  });
  return element('li', { class: 'chip', 'data-model': id }, name, button);
}

/** Puts the focus where the chip was that has been removed: on the next one, else the last, else the field. */
export function focusNear(list: Element, index: number, field: HTMLElement): void {
  const buttons = [...list.querySelectorAll('button')];
  (buttons[index] ?? buttons.at(-1) ?? field).focus();
}
