/** The calculator: what a month of one's own use costs, and what others would charge for it. */
import { fieldsFor, type Field } from '#pricing/calculator-fields.ts';
import { billIfPriced } from '#pricing/monthly-bill.ts';
import { startingUse } from '#pricing/starting-use.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { element } from '../element.ts';
import { findLoaded, findOffer, loadOffers, type LoadedOffer } from '../load-offers.ts';
import { readAddress, readUse, unpriced, writeAddress, type Values } from './use.ts';
import css from './calculator.css?inline';
import { askFor, fillModels, kindField, kindsOf, modelField, tell, valuesIn } from './form.ts';
import { besides, receipt, summary } from './result.ts';

adoptStyles(css);

/** A result is read out when the reader pauses, not at every key. */
const pause = 700;

/** @param element the form, as the server printed it: a page's own with a choice of models, or one model's */
export async function start(form: HTMLElement): Promise<void> {
  if (form instanceof HTMLFormElement) await takeOver(form);
}

async function takeOver(form: HTMLFormElement): Promise<void> {
  const result = form.querySelector('.calculator-result');
  const main = form.querySelector('.calculator-fields');
  if (result === null || main === null) return;
  // On a page of its own, the address holds the calculation.
  const isPage = kindsOf(form).length > 0;
  const status = element('p', { role: 'status', class: 'visually-hidden' });
  const extra = element(
    'details',
    // Until it is known whether there is more: what has the focus must not go away.
    { class: 'calculator-more', hidden: '' },
    element('summary', {}, 'More to count'),
    element('div', { class: 'fields calculator-fields' }),
  );
  const pasted = element(
    'details',
    { class: 'calculator-more' },
    element('summary', {}, 'Paste a usage object'),
  );
  const openReader = async () => {
    const { usageReader } = await import('./paste.ts');
    const asked = () => ({
      names: fields.map(({ name }) => name),
      rates: chosen?.offer.rates ?? [],
    });
    const reader = usageReader(asked, (read) => {
      values = { ...values, ...read };
      show();
      keep();
    });
    pasted.append(...reader);
  };
  pasted.addEventListener('toggle', () => void openReader(), { once: true });
  main.after(extra, pasted);
  result.before(status);

  let chosen: LoadedOffer | undefined;
  let fields: readonly Field[] = [];
  let values: Values = {};
  let timer = 0;
  let failed = false;

  const model = () => modelField(form).value;
  const modalities = () => [form.dataset.modality ?? '', ...kindsOf(form)];

  /** Shows the calculation of the model in {@link chosen} with {@link values}. */
  function show(): void {
    if (chosen === undefined) return;
    const { offer, offers } = chosen;
    fields = fieldsFor(offer.rates, startingUse(offer, offers.starts));
    for (const { name } of fields) tell(form, name, '');
    askFor(form, fields, values);
    values = { ...values, ...valuesIn(form, fields) };
    calculate();
  }

  /** Shows what the fields come to. */
  function calculate(): void {
    if (chosen === undefined) return;
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
    const notes = element('ul', { class: 'calculator-notes' });
    const others = element('div', { class: 'other-models' });
    result?.replaceChildren(receipt(bill, offers.gateway), besides(bill, offers.gateway), notes);
    form.querySelector('.other-models')?.remove();
    form.append(others);
    const calculation = { chosen, use, bill, left, fields, values, isPage };
    // The sum stands there before what others charge is worked out.
    void import('./later/others.ts').then(({ fillIn }) => {
      fillIn(notes, others, calculation);
    });
    const [before, sum, after] = summary(bill, offers.gateway);
    announce(`${before} ${sum.text} ${after}, with ${offer.name}.`);
  }

  /** Shows a sentence in place of a result. */
  function say(text: string): void {
    result?.replaceChildren(element('p', { class: 'calculator-total' }, text));
    form.querySelector('.other-models')?.remove();
    announce(text);
  }

  function announce(text: string): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => (status.textContent = text), pause);
  }

  /** Makes the calculation a place to come back to. */
  function keep(): void {
    if (!isPage) return;
    const address = writeAddress(chosen?.offer.id ?? model(), fields, values);
    if (location.search !== address) history.pushState(null, '', address);
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

  /** Goes to a model; what was asked before stays where it fits. */
  async function go(id: string, begin: Values): Promise<void> {
    failed = false;
    try {
      chosen = findLoaded(id) ?? (await findOffer(id, modalities()));
    } catch {
      failed = true;
      say('Prices did not load. Change a field to retry.');
      return;
    }
    // The reader may have typed while the prices were on their way.
    const early = fields.length === 0 ? typed() : {};
    values = { ...begin, ...early };
    if (isPage) fillModels(form, chosen, id);
    if (chosen === undefined) {
      say('Choose a model from the list.');
      return;
    }
    show();
    if (Object.keys(early).length > 0) keep();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  form.addEventListener('input', (event) => {
    const { name } = event.target as HTMLInputElement;
    if (!fields.some((field) => field.name === name)) return;
    tell(form, name, '');
    values = { ...values, ...valuesIn(form, fields) };
    calculate();
  });
  form.addEventListener('change', (event) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === 'example') showExample(value);
    else if (name === 'kind') void changeKind(value);
    else if (name === 'model') void go(value, values).then(keep);
    else if (failed) void go(model(), values).then(keep);
    else if (chosen !== undefined) keep();
  });

  /** Fills in a worked use of the page. */
  function showExample(query: string): void {
    values = Object.fromEntries(new URLSearchParams(query));
    show();
  }

  async function changeKind(kind: string): Promise<void> {
    const { models } = await loadOffers(kind);
    const first = models.find(({ rates, stage }) => rates.length > 0 && stage !== 'retired');
    if (first === undefined) return;
    // Another kind counts other things.
    await go(first.id, {});
    keep();
  }

  if (isPage) {
    const fromAddress = () => {
      const { model: id = form.dataset.model ?? '', values: asked } = readAddress(location.search);
      return go(id, asked);
    };
    window.addEventListener('popstate', () => void fromAddress());
    // The reader may have chosen while this was on its way.
    const kind = kindField(form)?.value ?? '';
    if (location.search !== '') await fromAddress();
    else if (kind !== form.dataset.modality) await changeKind(kind);
    else {
      await go(model(), {});
      if (model() !== form.dataset.model) keep();
    }
  } else await go(model(), example());
}
