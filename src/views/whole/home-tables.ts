/** The tables of the home page: the span of prices of each kind of model, and the latest price changes. */
import { address, modalityAddress } from '#address.ts';
import { meters } from '#catalog/registry/meters.ts';
import { modalities } from '#catalog/registry/modalities.ts';
import type { PriceChange } from '#catalog/types.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Table } from '#views/page/blocks.ts';
import { modalitiesOf, rankingsOf } from '#views/words/catalog-groups.ts';
import { changeCells, changeColumns, isAnnounced } from '#views/model/history.ts';
import { freeModels, orFree } from '#views/words/free-models.ts';
import { link, muted, say, type Inlines } from '#views/page/inline.ts';
import { count, modelLink } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** Lowest and median price of each kind, in the unit that most of its models are priced by. */
export function kindsTable(site: Site): Table {
  const rows = modalitiesOf(site).map(({ modality, models }): Inlines[] => {
    const kind = link(modalityAddress(modality), modalities[modality].title);
    const [most] = rankingsOf(site, modality);
    if (most === undefined) return [[kind], [count(models.length)], ['–'], ['–'], ['–']];
    const { meter, ranked } = most;
    const [cheapest] = ranked;
    return [
      say`${kind} ${muted(`per ${meters[meter].unit}`)}`,
      [count(models.length)],
      [site.amount(keys.standing(modality, meter, 'lowest'))],
      [site.amount(keys.standing(modality, meter, 'median'))],
      cheapest ? [modelLink(site, cheapest.model), ...orFree(site, freeModels(site, modality))] : ['–'],
    ];
  });
  return {
    kind: 'table',
    caption: 'Listed prices per kind of model, in the unit that most of its models are priced by',
    columns: [
      { label: 'Kind' },
      { label: 'Models', align: 'end' },
      { label: 'Lowest', align: 'end' },
      { label: 'Median', align: 'end' },
      { label: 'Cheapest model' },
    ],
    rows,
  };
}

const shownChanges = 6;

/** The first change of each model: several of its prices usually change on one day. */
function onePerModel(changes: readonly PriceChange[]): PriceChange[] {
  return changes.filter(({ id }, index) => changes.findIndex((other) => other.id === id) === index);
}

/** What is announced, next first, and then what changed last; nothing when no change is known. */
export function latestChanges(site: Site): Block[] {
  if (site.history.length === 0) return [];
  const announced = onePerModel(site.history.filter((change) => isAnnounced(site, change))).slice(
    0,
    shownChanges / 2,
  );
  const past = site.history.filter((change) => !isAnnounced(site, change)).toReversed();
  const shown = onePerModel([...announced, ...past]).slice(0, shownChanges);
  // Who reported a change stands on the page of all changes.
  const [date, ...columns] = changeColumns.slice(0, -1);
  return [
    {
      kind: 'table',
      caption: 'Announced price changes and the latest ones, one price per model',
      columns: [...(date ? [date] : []), { label: 'Model' }, ...columns],
      rows: shown.map((change) => {
        const [when = [], ...cells] = changeCells(site, change).slice(0, -1);
        return [when, [modelLink(site, site.model(change.id))], ...cells];
      }),
    },
    { kind: 'links', items: [[link(address('changes/'), 'All price changes')]] },
  ];
}
