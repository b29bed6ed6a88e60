/** The calculator: what a month of one's own use costs, and what others would charge for it. */
import { fieldsFor, type Field } from '#pricing/calculator-fields.ts';
import { billIfPriced } from '#pricing/monthly-bill.ts';
import { presetsFor } from '#pricing/presets.ts';
import { startingUse } from '#pricing/starting-use.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { element } from '../element.ts';
import { findLoaded, findOffer, type LoadedOffer } from '../load-offers.ts';
import { offerModels } from '../model-field.ts';
import type { ModelPicker } from '../search/pick-model.ts';
import { readAddress, readUse, unpriced, writeAddress, type Values } from './use.ts';
import css from './calculator.css?inline';
import { askFor, markPreset, modelField, offerPresets, tell, valuesIn, valuesOf } from './form.ts';
import { receipt, result, summary } from './result.ts';
import { totalBar } from './total-bar.ts';

adoptStyles(css);

/** A result is read out when the reader pauses, not at every key. */
const pause = 700;

/** @param form as the server printed it: a page's own with a choice of models, or one model's */
export async function start(form: HTMLElement, cause?: Event): Promise<void> {
  if (form instanceof HTMLFormElement) await takeOver(form, cause);
}

async function takeOver(form: HTMLFormElement, cause?: Event): Promise<void> {
  const place = form.querySelector('.calculator-result');
  const main = form.querySelector('.calculator-fields');
  const panel = form.querySelector('.panel');
  if (place === null || main === null || panel === null) return;
  // On a page of its own, a model can be chosen and the address holds the calculation.
  const kinds = form.dataset.kinds?.split(' ') ?? [];
  const isPage = kinds.length > 0;
  const status = element('p', { role: 'status', class: 'visually-hidden' });
  // Until it is known whether there is more: what has the focus must not go away.
  const extra = later('More options', true);
  extra.append(element('div', { class: 'fields calculator-fields' }));
  const text = later('Count the tokens of a text', true);
  text.addEventListener('toggle', () => void openCounter(), { once: true });
  const pasted = later('Paste a usage object');
  pasted.addEventListener('toggle', () => void openReader(), { once: true });
  main.after(element('div', { class: 'calculator-more' }, extra, text, pasted));
  place.before(status);
  const showTotal = totalBar(panel);

  let chosen: LoadedOffer | undefined;
  let fields: readonly Field[] = [];
  let values: Values = {};
  let timer = 0;
  let failed = false;
  // On a model's page, what the server printed stays until the reader changes something: nothing jumps.
  let isQuiet = !isPage;
  let recount: (() => void) | undefined;

  const model = () => modelField(form).value;
  const isExtra = ({ isExtra: is, kind }: Field) => is || (!isPage && kind !== 'count');
  const address = () => writeAddress(chosen?.offer.id ?? model(), fields, values);

  /** Shows the calculation of the model in {@link chosen} with {@link values}. */
  function show(): void {
    if (chosen === undefined) return;
    const { offer, offers } = chosen;
    fields = fieldsFor(offer.rates, startingUse(offer, offers.starts));
    for (const { name } of fields) tell(form, name, '');
    askFor(form, fields, values, isExtra);
    text.hidden = !fields.some(({ name }) => name === 'input');
    values = { ...values, ...valuesIn(form, fields) };
    calculate();
  }

  /** Shows what the fields come to. */
  function calculate(): void {
    markPreset(form, fields, values);
    if (chosen === undefined || isQuiet) return;
    const { offer, offers } = chosen;
    const { use: asked, problems } = readUse(fields, values);
    const left = unpriced(offer, asked);
    const counts = Object.fromEntries(
      Object.entries(asked.counts).filter(([meter]) => !left.some((name) => name === meter)),
    );
    const use = { ...asked, counts };
    for (const { name } of fields) {
      const problem = problems[name];
      if (problem !== undefined) tell(form, name, problem);
      else if (form.querySelector(`#use-${name}`)?.ariaInvalid === 'true') tell(form, name, '');
    }
    if (Object.keys(problems).length > 0) {
      say('Correct what is marked to see the cost.');
      return;
    }
    const bill = billIfPriced(offer.rates, use, offers.gateway.currency);
    if (bill === undefined) {
      say(`${offer.name} has no price for this use.`);
      return;
    }
    const lines = receipt(bill, offers.gateway);
    const parts = result(bill, offers.gateway, { address, reset });
    place?.replaceChildren(lines, ...parts.all);
    showTotal(lines);
    const others = element('div', { class: 'other-models' });
    form.querySelector('.other-models')?.remove();
    // On a page of its own there is room beside the fields.
    (isPage ? place : form)?.append(others);
    const calculation = { chosen, use, bill, left, fields, values, isPage };
    // The sum stands there before what others charge is worked out.
    void import('./later/others.ts').then(({ fillIn }) => {
      fillIn({ ...parts, others }, calculation);
    });
    const [before, sum, after] = summary(bill, offers.gateway);
    announce(`${before} ${sum.text} ${after}, with ${offer.name}.`);
  }

  /** Shows a sentence in place of a result. */
  function say(text: string): void {
    place?.replaceChildren(element('p', { class: 'calculator-total' }, text));
    showTotal(undefined);
    form.querySelector('.other-models')?.remove();
    announce(text);
  }

  function announce(text: string): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => (status.textContent = text), pause);
  }

  /** Makes the calculation a place to come back to. */
  function keep(): void {
    if (isPage && location.search !== address()) history.pushState(null, '', address());
  }

  /** Begins anew with the same model. */
  function reset(): void {
    values = {};
    extra.open = false;
    show();
    keep();
    form.querySelector<HTMLElement>('.calculator-fields input')?.focus();
  }

  /** The worked use that is chosen, as an address has it. */
  function example(): Values {
    const chosenOne = form.querySelector<HTMLInputElement>('[name=example]:checked');
    return Object.fromEntries(new URLSearchParams(chosenOne?.value ?? ''));
  }

  /** What the reader has put in place of what the server printed. */
  function typed(): Values {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('.calculator-fields input')];
    return Object.fromEntries(
      inputs.flatMap(({ name, value, defaultValue }) => (value === defaultValue ? [] : [[name, value]])),
    );
  }

  /** Goes to a model; what was asked before stays where it fits. @param kind where to look first */
  async function go(id: string, begin: Values, kind = form.dataset.modality ?? ''): Promise<void> {
    failed = false;
    try {
      chosen = findLoaded(id) ?? (await findOffer(id, [kind, ...kinds]));
    } catch {
      failed = true;
      say('Prices did not load. Change a field to retry.');
      return;
    }
    // The reader may have typed while the prices were on their way.
    const early = fields.length === 0 ? typed() : {};
    if (Object.keys(early).length > 0) isQuiet = false;
    values = { ...begin, ...early };
    nameModel(id);
    if (chosen === undefined) {
      say('Choose a model from the list.');
      return;
    }
    if (isPage) offerPresets(form, presetsFor(chosen.offer, chosen.offers));
    show();
    recount?.();
    if (Object.keys(early).length > 0) keep();
  }

  /** Says which model it is about. */
  function nameModel(id: string): void {
    modelField(form).value = id;
    const field = form.querySelector<HTMLInputElement>('#use-model');
    if (field === null) return;
    field.value = chosen?.offer.name ?? id;
    tell(form, 'model', chosen === undefined ? `There is no model "${id}" here.` : '');
  }

  async function openReader(): Promise<void> {
    const { usageReader } = await import('./paste.ts');
    const asked = () => ({ names: fields.map(({ name }) => name), rates: chosen?.offer.rates ?? [] });
    pasted.append(...usageReader(asked, fillIn));
  }

  async function openCounter(): Promise<void> {
    const { textCounter } = await import('./count-text.ts');
    const counter = textCounter(model, (tokens) => {
      fillIn({ input: String(tokens) });
    });
    text.append(...counter.elements);
    recount = counter.recount;
  }

  /** Puts what was read from a paste into the fields. */
  function fillIn(read: Values): void {
    isQuiet = false;
    values = { ...values, ...read };
    show();
    keep();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.addEventListener('input', (event) => {
    const { name } = event.target as HTMLInputElement;
    if (!fields.some((field) => field.name === name)) return;
    isQuiet = false;
    tell(form, name, '');
    values = { ...values, ...valuesIn(form, fields) };
    calculate();
  });
  form.addEventListener('change', (event) => {
    const { id, name, value } = event.target as HTMLInputElement;
    // What was typed there is no model until it is chosen.
    if (id === 'use-model') return;
    isQuiet = false;
    if (name === 'example' && chosen !== undefined) {
      values = valuesOf(value, fields);
      show();
      keep();
    } else if (failed) void go(model(), values).then(keep);
    else if (chosen !== undefined) keep();
  });

  if (!isPage) {
    await go(model(), example());
    return;
  }
  const fromAddress = () => {
    const { model: id = form.dataset.model ?? '', values: asked } = readAddress(location.search);
    return go(id, asked);
  };
  window.addEventListener('popstate', () => void fromAddress());
  const field = form.querySelector<HTMLInputElement>('#use-model');
  if (field !== null) {
    const picker: ModelPicker = {
      chosen: () => ({
        name: chosen?.offer.name ?? field.defaultValue,
        kind: chosen?.offers.modality ?? '',
      }),
      // What is free has no sum.
      accepts: ({ place = 0 }) => place > 0,
      choose(id, kind) {
        // Another kind counts other things.
        const begin = kind === chosen?.offers.modality ? values : {};
        void go(id, begin, kind).then(keep);
      },
    };
    offerModels(field, picker, cause);
  }
  if (location.search === '') await go(model(), example());
  else await fromAddress();
}

function later(words: string, hidden = false): HTMLDetailsElement {
  return element('details', { hidden }, element('summary', {}, words));
}
