/**
 * A field of a form that names a model: typed, found as in the search, and taken from the list below it. By the
 * combobox pattern of the ARIA Authoring Practices: arrows open and walk the list, Enter and Tab take what is marked,
 * Escape and leaving the field bring back the name that was there.
 */
import type { SearchEntry } from '#pricing/search-entry.ts';
import { createCombobox } from './combobox.ts';
import { buildList, comboboxAttributes } from './markup.ts';

export interface ModelPicker {
  /** The name of the model that is chosen now, and its kind: others of that kind are offered first. */
  readonly chosen: () => { readonly name: string; readonly kind: string };
  /** Whether a model that is still served and has a price is offered; asked whenever the list opens. */
  readonly accepts: (entry: SearchEntry, kind: string) => boolean;
  /** Why nothing is offered for what was typed. @default that nothing was found */
  readonly nothing?: (query: string) => string;
  readonly choose: (id: string, kind: string) => void;
}

/** More are found by typing: a longer list is not walked through. */
const most = 300;

const kindOf = ({ about = [] }: SearchEntry): string => about[1] ?? '';

/** @param isOpen whether the reader has asked for the list already, while this was on its way */
export function pickModel(input: HTMLInputElement, picker: ModelPicker, isOpen: boolean): void {
  const { chosen, accepts, nothing, choose } = picker;
  const { list, status } = buildList(`${input.id}-list`);
  for (const [name, value] of Object.entries(comboboxAttributes(list.id))) input.setAttribute(name, value);
  list.classList.add('find-results');
  list.ariaLabel = 'Models';
  input.after(list, status);

  const combobox = createCombobox(
    { input, list, status },
    {
      most,
      hint: 'Type a name, a provider or a type such as image.',
      unasked: (entries) => {
        const { kind } = chosen();
        return entries.toSorted((a, b) => Number(kindOf(b) === kind) - Number(kindOf(a) === kind));
      },
      choice: {
        // What is no longer served has no place.
        accepts: (entry) =>
          entry.kind === 'Model' && entry.place !== undefined && accepts(entry, kindOf(entry)),
        nothing,
        chosen: () => chosen().name,
        choose(entry) {
          input.value = entry.title;
          close();
          choose(entry.id ?? '', kindOf(entry));
        },
      },
    },
  );
  const isListOpen = () => list.childElementCount > 0;
  const isTyped = () => input.value.trim() !== chosen().name && input.value.trim() !== '';

  function close(): void {
    combobox.clear();
    input.select();
  }
  function restore(): void {
    input.value = chosen().name;
    combobox.clear();
  }
  const open = async () => {
    await combobox.refresh();
    if (document.activeElement !== input) combobox.clear();
  };

  // Typing before the list has come asks for it, too; once it is there, the combobox itself listens.
  input.addEventListener('input', () => {
    if (!isListOpen()) void open();
  });
  input.addEventListener('click', () => {
    if (isListOpen()) return;
    // To be typed over.
    input.select();
    void open();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (isListOpen()) return;
        event.preventDefault();
        void open();
        return;
      case 'Escape':
        restore();
        return;
      case 'Enter':
        // The form has nothing to send.
        event.preventDefault();
        combobox.openChosen();
        return;
      case 'Tab':
        if (isTyped()) combobox.openChosen();
        return;
    }
  });
  input.addEventListener('focusout', restore);
  list.addEventListener('pointerdown', (event) => {
    // The field would lose the focus, and the list be gone before it is chosen from.
    event.preventDefault();
  });
  if (document.activeElement !== input) return;
  if (!isTyped()) input.select();
  if (isOpen || isTyped()) void open();
}
