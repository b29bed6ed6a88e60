/** The fields on the page: those that the server printed stay where they are, others come and go around them. */
import type { Field } from '#pricing/calculator-fields.ts';
import { queryOf, type Preset } from '#pricing/presets.ts';
import { element, place } from '../element.ts';
import type { Values } from './use.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/**
 * Lets the form ask just for these fields; new ones begin with what is known of them.
 * @param isExtra which of them stand behind "More"
 */
export function askFor(
  form: HTMLFormElement,
  fields: readonly Field[],
  values: Values,
  isExtra: (field: Field) => boolean,
): void {
  const [main, extra] = form.querySelectorAll('.calculator-fields');
  if (main === undefined || extra === undefined) return;
  const rows = new Map(fields.map((field) => [field, rowOf(form, field)]));
  const rowsOf = (isWanted: boolean) =>
    [...rows].flatMap(([field, found]) => (isExtra(field) === isWanted ? [found] : []));
  place(main, rowsOf(false));
  place(extra, rowsOf(true));
  const details = extra.closest('details');
  if (details !== null) {
    const extras = fields.filter(isExtra);
    details.hidden = extras.length === 0;
    // What is counted is seen.
    if (extras.some((field) => (values[field.name] ?? field.initial) !== nothingOf(field)))
      details.open = true;
  }
  for (const field of fields) setValue(form, field, values[field.name] ?? field.initial);
}

function rowOf(form: HTMLFormElement, field: Field): Element {
  const { name, label, kind, options } = field;
  const id = `use-${name}`;
  const there = form.querySelector(`#${id}`);
  const old = there?.closest('.field');
  if (old && kind !== 'choice') return old;
  const control =
    kind === 'choice'
      ? element(
          'select',
          { class: 'control', id, name },
          ...options.map(([value, words]) => element('option', { value }, words)),
        )
      : element('input', { class: 'control', id, name, inputmode: 'decimal', autocomplete: 'off' });
  // Another model has other choices: the list is made anew, in its old place.
  if (there && old) {
    const same = [...(there as HTMLSelectElement).options].map(({ value }) => value).join('|');
    if (same !== options.map(([value]) => value).join('|')) there.replaceWith(control);
    return old;
  }
  return element('div', { class: 'field' }, element('label', { for: id }, label), control);
}

function setValue(form: HTMLFormElement, { name, kind, options, initial }: Field, value: string): void {
  const control = controlOf(form, name);
  if (control === undefined) return;
  const isKnown = kind !== 'choice' || options.some(([known]) => known === value);
  const wanted = isKnown ? value : initial;
  if (control.value !== wanted) control.value = wanted;
  // Said once, until the reader chooses for themselves.
  if (!isKnown) tell(form, name, `"${value}" has no price here.`, false);
}

function controlOf(form: HTMLFormElement, name: string): Control | undefined {
  return form.querySelector<Control>(`#use-${name}`) ?? undefined;
}

/** What stands in the fields. */
export function valuesIn(form: HTMLFormElement, fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map(({ name }) => [name, controlOf(form, name)?.value.trim() ?? '']));
}

/** Says something beside a field; an empty text takes it away. */
export function tell(form: HTMLFormElement, name: string, text: string, isWrong = true): void {
  const control = controlOf(form, name);
  if (control === undefined) return;
  const id = `${control.id}-said`;
  const said = form.querySelector(`#${id}`);
  if (text === '') {
    said?.remove();
    control.removeAttribute('aria-describedby');
    control.removeAttribute('aria-invalid');
    return;
  }
  if (said) said.textContent = text;
  else control.after(element('p', { class: 'calculator-said', id }, text));
  control.setAttribute('aria-describedby', id);
  if (isWrong) control.setAttribute('aria-invalid', 'true');
}

/** Where the form keeps the id of its model. */
export function modelField(form: HTMLFormElement): HTMLInputElement {
  return form.elements.namedItem('model') as HTMLInputElement;
}

/** What a field says that asks for nothing. */
function nothingOf({ kind, initial, min }: Field): string {
  return kind === 'choice' ? initial : String(min);
}

/** The fields as a worked use fills them in: what it does not name is not used. @param query of a preset */
export function valuesOf(query: string, fields: readonly Field[]): Values {
  const named = Object.fromEntries(new URLSearchParams(query));
  return { ...Object.fromEntries(fields.map((field) => [field.name, nothingOf(field)])), ...named };
}

/** Marks the worked use that the fields say, and no other. */
export function markPreset(form: HTMLFormElement, fields: readonly Field[], values: Values): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>('[name=example]')) {
    const own = valuesOf(radio.value, fields);
    radio.checked = fields.every(({ name }) => (values[name] ?? '') === own[name]);
  }
}

/** Offers other worked uses in place of those that are there. */
export function offerPresets(form: HTMLFormElement, presets: readonly Preset[]): void {
  const chips = presets.map(({ label, use }) =>
    element(
      'label',
      { class: 'chip' },
      element('input', { type: 'radio', name: 'example', value: queryOf(use) }),
      label,
    ),
  );
  form.querySelector('.presets')?.remove();
  if (chips.length < 2) return;
  form.prepend(
    element(
      'fieldset',
      { class: 'chips presets' },
      element('legend', { class: 'visually-hidden' }, 'Example'),
      ...chips,
    ),
  );
}
