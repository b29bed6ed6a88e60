/** The fields on the page: those that the server printed stay where they are, others come and go around them. */
import type { Field } from '#pricing/calculator-fields.ts';
import { element, modelGroups, place } from '../element.ts';
import type { LoadedOffer } from '../load-offers.ts';
import type { Values } from './use.ts';

type Control = HTMLInputElement | HTMLSelectElement;

/** Lets the form ask just for these fields; new ones begin with what is known of them. */
export function askFor(form: HTMLFormElement, fields: readonly Field[], values: Values): void {
  const [main, extra] = form.querySelectorAll('.calculator-fields');
  if (main === undefined || extra === undefined) return;
  const rows = new Map(fields.map((field) => [field, rowOf(form, field)]));
  const rowsOf = (isExtra: boolean) =>
    [...rows].flatMap(([field, found]) => (field.isExtra === isExtra ? [found] : []));
  place(main, rowsOf(false));
  place(extra, rowsOf(true));
  const details = extra.closest('details');
  if (details !== null) details.hidden = !fields.some(({ isExtra }) => isExtra);
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

/** The field that names the model: a list, or hidden on a model's own page. */
export function modelField(form: HTMLFormElement): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem('model') as HTMLInputElement | HTMLSelectElement;
}

/** The list of kinds; none on a model's own page. */
export function kindField(form: HTMLFormElement): HTMLSelectElement | undefined {
  const kind = form.elements.namedItem('kind');
  return kind instanceof HTMLSelectElement ? kind : undefined;
}

/** The kinds to choose from; none on a model's own page. */
export function kindsOf(form: HTMLFormElement): string[] {
  return [...(kindField(form)?.options ?? [])].map(({ value }) => value);
}

/** Lists the models of the same kind, and chooses one. @param chosen undefined when there is no model of that id */
export function fillModels(form: HTMLFormElement, chosen: LoadedOffer | undefined, id: string): void {
  const list = modelField(form);
  const kind = kindField(form);
  if (!(list instanceof HTMLSelectElement) || kind === undefined) return;
  if (chosen === undefined) {
    list.selectedIndex = -1;
    tell(form, 'model', `There is no model "${id}" here.`);
    return;
  }
  tell(form, 'model', '');
  const { modality, models } = chosen.offers;
  kind.value = modality;
  if (list.dataset.kind !== modality) {
    list.dataset.kind = modality;
    const priced = models.filter(({ rates }) => rates.length > 0);
    list.replaceChildren(...modelGroups(priced));
  }
  // A model without a price is not in the list, but may be asked for by its address.
  if (![...list.options].some(({ value }) => value === id)) {
    list.append(element('option', { value: id }, chosen.offer.name));
  }
  list.value = id;
}
