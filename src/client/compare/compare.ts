/** Two to four models of one kind side by side; the choice stands in the address. */
import { compareAddress } from '#address.ts';
import type { Offer, Offers } from '#pricing/offer.ts';
import { adoptStyles } from '../adopt-styles.ts';
import { findOffer } from '../load-offers.ts';
import { offerModels } from '../model-field.ts';
import { focusNear, showChips } from './chips.ts';
import { readChoice } from './choice.ts';
import css from './compare.css?inline';

adoptStyles(css);

/** @param element what holds the form, and the place for the result */
export async function start(element: HTMLElement): Promise<void> {
  const form = element.querySelector('form');
  const field = element.querySelector('input');
  const chips = element.querySelector('.chips');
  const result = element.querySelector('.compared');
  const status = element.querySelector('[role=status]');
  if (form === null || field === null || chips === null || result === null || status === null) return;
  const [fewest, most] = [Number(element.dataset.fewest), Number(element.dataset.most)];
  const plurals = JSON.parse(element.dataset.kinds ?? '{}') as Readonly<Record<string, string>>;
  /** What was asked for last. */
  let asked: readonly string[] = [];
  let chosen: Chosen = { offers: undefined, models: [], missing: [] };

  /** Shows the models with these ids. @param done what has been done, to be said first */
  const show = async (ids: readonly string[], done = ''): Promise<void> => {
    asked = ids;
    // What is below goes out of view before the result comes, and so does not move in it.
    if (ids.length > 0) document.documentElement.dataset.asked = '';
    try {
      const found = await find(ids, Object.keys(plurals));
      const { offers, models, missing } = found;
      // What compares is loaded once there is something to compare.
      const isEnough = offers !== undefined && models.length >= fewest;
      const compared = isEnough ? (await import('./print.ts')).printComparison(offers, models) : '';
      if (asked !== ids) return;
      chosen = found;
      showChips(chips, models, remove);
      result.replaceChildren(compared);
      const unknown = missing.map((id) => `There is no model ${id} ${among()}.`);
      status.textContent = [done, ...unknown, summary()].filter((text) => text !== '').join(' ');
    } catch {
      if (asked === ids)
        status.textContent =
          'The prices could not be loaded. Check your connection, then choose again or reload the page.';
    }
  };

  function among(): string {
    const plural = plurals[chosen.offers?.modality ?? ''];
    return plural === undefined ? 'with a price here' : `among the ${plural} with a price here`;
  }

  function summary(): string {
    const names = chosen.models.map(({ name }) => name);
    if (names.length === 0) return 'Choose at least two models.';
    return names.length < fewest
      ? `Add a model to compare ${names.join(', ')} with.`
      : `Comparing ${names.join(', ')}.`;
  }

  /** Shows another choice, as a place to come back to. */
  const go = async (ids: readonly string[], done: string): Promise<void> => {
    history.pushState(null, '', compareAddress(ids));
    await show(ids, done);
  };

  const remove = (id: string): void => {
    const index = chosen.models.findIndex((offer) => offer.id === id);
    const name = chosen.models[index]?.name ?? id;
    const rest = chosen.models.map((offer) => offer.id).filter((own) => own !== id);
    void go(rest, `Removed ${name}.`).then(() => {
      focusNear(chips, index, field);
    });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  window.addEventListener('popstate', () => void show(readChoice(location.search, most)));
  offerModels(field, {
    chosen: () => ({ name: '', kind: chosen.offers?.modality ?? '' }),
    accepts: ({ id }, kind) =>
      chosen.models.length < most &&
      kind in plurals &&
      (chosen.offers === undefined || chosen.offers.modality === kind) &&
      !chosen.models.some((offer) => offer.id === id),
    nothing(query) {
      const plural = plurals[chosen.offers?.modality ?? ''];
      const [first] = chosen.models;
      if (chosen.models.length >= most)
        return `No more than ${String(most)} at once. Remove one to add another.`;
      const fits = query === '' ? 'There is no other' : `Nothing found for “${query}”`;
      return plural === undefined || first === undefined
        ? `${fits}. Try fewer words, or the name of a provider.`
        : `${fits}. ${first.name} is compared with other ${plural} only.`;
    },
    choose(id) {
      field.value = '';
      const ids =
        asked.length < most ? [...asked.filter((own) => !chosen.missing.includes(own)), id] : [...asked];
      void go([...new Set(ids)], '');
    },
  });
  await show(readChoice(location.search, most));
}

interface Chosen {
  /** All of the kind that is compared: that of the first model. */
  readonly offers: Offers | undefined;
  readonly models: readonly Offer[];
  /** Ids that are no priced models of that kind. */
  readonly missing: readonly string[];
}

/** @param kinds where the first may be found @throws when a list of prices cannot be fetched */
async function find(ids: readonly string[], kinds: readonly string[]): Promise<Chosen> {
  let offers: Offers | undefined;
  const models: Offer[] = [];
  for (const id of ids) {
    offers ??= (await findOffer(id, kinds))?.offers;
    const offer = offers?.models.find((one) => one.id === id);
    // What can be compared is still served, and has a price today.
    if (offer !== undefined && offer.rates.length > 0 && offer.stage !== 'retired') models.push(offer);
    else if (models.length === 0) offers = undefined;
  }
  return { offers, models, missing: ids.filter((id) => !models.some((offer) => offer.id === id)) };
}
