/** Two to four models of one kind side by side; the choice stands in the address. */
import type { Offer, Offers } from '#pricing/offers.ts';
import { readChoice, writeChoice, type Choice } from './address.ts';
import { loadOffers, pricedOffers } from './load-offers.ts';
import { fillOptions } from './options.ts';

/** @param element what holds the form, and the place for the result */
export async function start(element: HTMLElement): Promise<void> {
  const form = element.querySelector('form');
  const result = element.querySelector<HTMLElement>('.compared');
  const status = element.querySelector<HTMLElement>('[role=status]');
  const kind = element.querySelector<HTMLSelectElement>('[name=kind]');
  const lists = [...element.querySelectorAll<HTMLSelectElement>('[name=model]')];
  if (form === null || result === null || status === null || kind === null) return;
  const fewest = Number(element.dataset.fewest);
  const kinds = [...kind.options].map(({ value }) => value);
  let offers: Offers | undefined;
  /** Counts what was asked for, so that a late answer to an earlier choice is not shown. */
  let asked = 0;

  const fill = async (name: string) => {
    offers = await loadOffers(name);
    kind.value = name;
    for (const list of lists) fillOptions(list, pricedOffers(offers));
  };
  const chosenOf = (ids: readonly string[]): Offer[] =>
    [...new Set(ids)].flatMap((id) => pricedOffers(offers).find((offer) => offer.id === id) ?? []);

  const show = async (chosen: readonly Offer[], missing: readonly string[] = []) => {
    const call = (asked += 1);
    const isEnough = offers !== undefined && chosen.length >= fewest;
    const shown =
      isEnough && offers !== undefined ? (await import('./result.ts')).resultOf(offers, chosen) : '';
    if (call !== asked) return;
    result.replaceChildren(shown);
    status.textContent = [
      ...missing.map((id) => `There is no model ${id} with a price here.`),
      isEnough ? `Comparing ${chosen.map(({ name }) => name).join(', ')}.` : 'Choose at least two models.',
    ].join(' ');
  };

  const readForm = async (isNewKind: boolean) => {
    if (isNewKind) await fill(kind.value);
    const chosen = chosenOf(lists.map(({ value }) => value));
    const models = chosen.map(({ id }) => id);
    const query = writeChoice({ kind: kind.value === kinds[0] ? undefined : kind.value, models });
    history.replaceState(null, '', `${location.pathname}${query}`);
    await show(chosen);
  };
  const readAddress = async () => {
    const choice = readChoice(location.search, lists.length);
    await fill(await kindOf(choice, kinds));
    const chosen = chosenOf(choice.models);
    lists.forEach((list, index) => {
      list.value = chosen[index]?.id ?? '';
    });
    const missing = choice.models.filter((id) => !chosen.some((offer) => offer.id === id));
    await show(chosen, missing);
  };
  const tell = () => {
    status.textContent =
      'The prices could not be loaded. Check your connection, then choose again or reload the page.';
  };

  form.addEventListener('change', (event) => {
    readForm(event.target === kind).catch(tell);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  await readAddress().catch(tell);
}

/** The kind of the first model, which an address need not name: then the lists are looked through. */
async function kindOf({ kind, models: [first] }: Choice, kinds: readonly string[]): Promise<string> {
  const usual = kinds[0] ?? '';
  if (kind !== undefined && kinds.includes(kind)) return kind;
  if (first === undefined) return usual;
  for (const name of kinds) {
    const { models } = await loadOffers(name);
    if (models.some(({ id }) => id === first)) return name;
  }
  return usual;
}
