/** What readers can filter a table of models by. */
import { meterNames, unitNamed, unitOf, unitsOf, type Meter, type Per } from '#catalog/registry/meters.ts';
import { modalities, modalityNames } from '#catalog/registry/modalities.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { capabilities } from '#catalog/registry/vocabulary.ts';
import { headline } from '#pricing/headline.ts';
import type { Filter, FilterOption } from '#views/page/blocks.ts';
import { confirmationOf } from './confirmation.ts';
import { capabilityWords } from '#views/model/facts.ts';
import { unitMeter } from './model-columns.ts';
import { capital, count } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** What a row is filtered by: words by name of the filter; several words are parted by spaces. */
export type Facts = Readonly<Record<string, string>>;

/**
 * What the filters know of one model beside what its row shows; without what it has no word for.
 * @param meters of the prices that its row shows
 */
export function filterFacts(site: Site, model: Model, meters: readonly Meter[]): Facts {
  const facts = {
    // Most ids begin with their provider: then they say it. The type has a column, as the context has.
    provider: model.id.startsWith(`${model.provider.id}/`) ? '' : model.provider.id,
    // The first is the unit that the model answers by.
    unit: unitNames(site, model).join(' '),
    can: model.capabilities.join(' '),
    status: site.lifecycle(model).stage,
    checked: checkedWord(site, model, meters),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
}

function unitNames(site: Site, model: Model): string[] {
  const rates = headline(model, site.date)?.rates ?? [];
  const isOne = unitMeter(site, model) !== undefined;
  return (isOne ? rates.slice(0, 1) : rates.filter(({ meter }) => hasColumn(meter))).map(unitName);
}

/** Its meter, and what it is per where that is another unit than the meter's: "audioMinute/hour". */
function unitName({ meter, per }: Pick<Rate, 'meter' | 'per'>): string {
  return per === undefined ? meter : `${meter}/${per}`;
}

/** Of models that are answered by tokens, the other headline prices stand on their pages only. */
function hasColumn(meter: string): boolean {
  return meter === 'input' || meter === 'output';
}

function checkedWord(site: Site, model: Model, meters: readonly Meter[]): string {
  const confirmation = confirmationOf(site, model, meters);
  if (typeof confirmation !== 'number') return confirmation ?? '';
  return confirmation > 1 ? 'two' : 'one';
}

/** Lengths that readers ask for, in tokens. */
const contexts = [32_000, 128_000, 200_000, 400_000, 1_000_000];

const statuses = { current: 'Current', preview: 'Preview', deprecated: 'Deprecated', retired: 'Retired' };

const confirmations = {
  two: 'Two or more sources',
  one: 'One source',
  own: 'Set by us',
  disputed: 'Sources disagree',
  exempt: 'Exception',
  unverified: 'Not confirmed',
  unchecked: 'Not checked',
};

/**
 * The filters that tell these models apart; one that all of them answer alike is left out.
 * @param facts of each of them
 */
export function filtersFor(site: Site, models: readonly Model[], facts: readonly Facts[]): Filter[] {
  const windows = models.map(({ context }) => context ?? 0);
  const said = models.map((model, index) => ({
    ...facts[index],
    modality: model.modality,
    provider: model.provider.id,
  }));
  const counted = (name: string, value: string) =>
    said.filter((fact: Facts) => fact[name]?.split(' ').includes(value)).length;
  const options = (name: string, labels: readonly (readonly [value: string, label: string])[]) =>
    labels
      .map(([value, label]): FilterOption => ({ value, label, count: counted(name, value) }))
      .filter((option) => option.count > 0);
  const providers = [...site.catalog.providers].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const filters: Filter[] = [
    {
      name: 'modality',
      label: 'Type',
      options: options(
        'modality',
        modalityNames.map((name) => [name, modalities[name].title] as const),
      ),
    },
    {
      name: 'provider',
      label: 'Provider',
      options: options(
        'provider',
        providers.map(({ id, name }) => [id, name] as const),
      ),
    },
    {
      name: 'unit',
      label: 'Price per',
      options: options(
        'unit',
        meterNames.flatMap((meter) =>
          [undefined, ...(Object.keys(unitsOf(meter)) as Per[])].map(
            (per) => [unitName({ meter, per }), unitOf({ meter, unit: unitNamed(meter, per) }).unit] as const,
          ),
        ),
      ),
      isExtra: true,
      hasRange: true,
    },
    {
      name: 'context',
      label: 'Context at least',
      options: contexts
        .map((least) => ({
          value: String(least),
          label: `${count(least)} tokens`,
          count: windows.filter((tokens) => tokens >= least).length,
        }))
        .filter((option) => option.count > 0 && option.count < models.length),
      isExtra: true,
      isLeast: true,
    },
    { name: 'status', label: 'Status', options: options('status', Object.entries(statuses)), isExtra: true },
    {
      name: 'checked',
      label: 'Price check',
      options: options('checked', Object.entries(confirmations)),
      isExtra: true,
    },
    {
      name: 'can',
      label: 'Features',
      options: options(
        'can',
        capabilities.map((name) => [name, capital(capabilityWords[name])] as const),
      ),
      isExtra: true,
      isSeveral: true,
    },
  ];
  return filters.filter((filter) => tellsApart(filter, models.length));
}

/** A filter with one choice that fits all is none; a range of prices is worth having all the same. */
function tellsApart({ options, hasRange = false }: Filter, total: number): boolean {
  if (options.length === 0) return false;
  return hasRange || options.length > 1 || options.some((option) => option.count < total);
}
