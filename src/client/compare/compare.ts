/** Two to four models of one kind side by side; the choice stands in the address. */
import type { Offer, Offers } from '#pricing/offer.ts';
import { element, modelGroups } from '../element.ts';
import { findOffer, loadOffers } from '../load-offers.ts';
import { readChoice, writeChoice, type ModelChoice } from './choice.ts';

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

  const fill = async (name: string) => {
    offers = await loadOffers(name);
    kind.value = name;
    for (const list of lists) fillOptions(list, pricedOffers(offers));
  };
  const chosenOf = (ids: readonly string[]): Offer[] =>
    [...new Set(ids)].flatMap((id) => pricedOffers(offers).find((offer) => offer.id === id) ?? []);

  const show = async (chosen: readonly Offer[], missing: readonly string[] = []) => {
    const isEnough = chosen.length >= fewest;
    // What compares is loaded once there is something to compare.
    const compared =
      isEnough && offers !== undefined ? (await import('./print.ts')).printComparison(offers, chosen) : '';
    result.replaceChildren(compared);
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
async function kindOf({ kind, models: [first] }: ModelChoice, kinds: readonly string[]): Promise<string> {
  const usual = kinds[0] ?? '';
  if (kind !== undefined && kinds.includes(kind)) return kind;
  if (first === undefined) return usual;
  return (await findOffer(first, kinds))?.offers.modality ?? usual;
}

/** Fills a list with the models of a kind, by provider; the one chosen before stays chosen where it is among them. */
function fillOptions(list: HTMLSelectElement, offers: readonly Offer[]): void {
  const chosen = list.value;
  const sorted = offers.toSorted((a, b) => a.provider.localeCompare(b.provider, 'en'));
  list.replaceChildren(element('option', { value: '' }, 'None'), ...modelGroups(sorted));
  list.value = offers.some(({ id }) => id === chosen) ? chosen : '';
}

/** Models that can be compared: still served, and with a price today. */
function pricedOffers(offers: Offers | undefined): readonly Offer[] {
  return offers?.models.filter(({ rates, stage }) => rates.length > 0 && stage !== 'retired') ?? [];
}
