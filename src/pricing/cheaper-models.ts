/** What a reader may call instead of a model, and pay less: what keeps all that the model gives, and is of its time and class. */
import type { Catalog, Model } from '#catalog/types.ts';
import { decimal, type Decimal } from './decimal.ts';
import { keptPer } from './kept.ts';
import { lifecycleOf } from './lifecycle.ts';
import { answersOf, cheaperThan, isDearerInNothing, rank, type Ranked } from './ranking.ts';

/** Why a model is named: the nearest below it of the same maker, one that costs a fair part less, or the least of all. */
export type Role = 'next-step-down' | 'cheaper' | 'cheapest';

export interface CheaperModel {
  readonly ranked: Ranked;
  readonly role: Role;
}

/** Of the model's own price: for more nobody changes, and for less than the second one looks no further. */
const [mostPart, fairPart] = [decimal('0.75'), decimal('0.25')];

/** What has a price below this part of the model's is of another class, whatever its list of abilities says. */
const leastPart = decimal('0.2');

/** Those with the role `cheaper`. */
const middleLimit = 2;

/**
 * Whether a model can do all that another one can, with at least its context as far as that is known, and asks for nothing
 * in a request that the other one does not need: what edits a video makes none from words.
 */
export function canAsMuch(other: Model, { capabilities, context = 0, request }: Model): boolean {
  return (
    capabilities.every((name) => other.capabilities.includes(name)) &&
    (other.context ?? 0) >= context &&
    (other.request?.needs ?? []).every((need) => request?.needs?.includes(need) === true)
  );
}

/**
 * At most four models, in the order in which a reader would look at them: the maker's next step down, of two other makers
 * one each that costs a quarter to three quarters less, and the cheapest. Each of them has all listed abilities of the
 * model and at least its context, costs less by what they are ranked by and more in nothing else that answers "how much",
 * is not leaving, is no dated variant, is not known to have come out more than a year before the model, and has no price
 * below a fifth of the model's. What its own maker has followed with a later model that does as much for no more is not
 * named: the later one is.
 * @param own the model, as it is ranked on the day
 * @param ranking the models of its kind that are ranked by the same meter, cheapest first
 */
export function cheaperModels(
  catalog: Catalog,
  date: string,
  own: Ranked,
  ranking: readonly Ranked[],
): CheaperModel[] {
  // Of thousands, only those in reach of its price are looked at, from either end, and no more than it takes.
  const least = own.price.times(leastPart);
  const offered = offeredIn(catalog, date)(ranking);
  const inReach = offered.slice(cheaperThan(offered, least), cheaperThan(offered, own.price));
  const from = yearBefore(releasedOn(catalog, date, own.model) ?? date);
  const isAble = ({ model }: Ranked) => {
    const released = releasedOn(catalog, date, model);
    return (released === undefined || released >= from) && mayReplace(model, own.model, date);
  };
  const whole = rank(catalog, date, own.model.modality, own.rate.meter);
  const followers = followersIn(catalog, date)(offeredIn(catalog, date)(whole));
  const isFollowed = (one: Ranked) => followers(one).some((other) => other.price.gte(least) && isAble(other));
  const isFit = (one: Ranked) => isAble(one) && !isFollowed(one);
  const cheapest = inReach.find(isFit);
  if (cheapest === undefined) return [];
  const [most, fair] = [mostPart, fairPart].map((part) => own.price.times(part)) as [Decimal, Decimal];
  // The dearest first: of two that save enough, the one nearer to the model keeps more of it.
  const saving = inReach.toReversed().filter(({ price }) => price.lte(most));
  const step = saving.find((one) => one.model.provider === own.model.provider && isFit(one));
  const middle: Ranked[] = [];
  for (const one of saving) {
    const isOthers = [own, ...middle].every(({ model }) => model.provider !== one.model.provider);
    if (isOthers && one !== cheapest && one.price.gte(fair) && isFit(one)) middle.push(one);
    if (middle.length === middleLimit) break;
  }
  return [
    ...(step === undefined || step === cheapest ? [] : [{ ranked: step, role: 'next-step-down' } as const]),
    ...middle.map((ranked) => ({ ranked, role: 'cheaper' }) as const),
    { ranked: cheapest, role: 'cheapest' },
  ];
}

/** Those of a ranking that a reader can be sent to: they stay, and are no dated variants of others. */
const offeredIn = keptPer((catalog: Catalog, date: string) =>
  keptPer((ranking: readonly Ranked[]): readonly Ranked[] =>
    ranking.filter(({ model }) => model.snapshotOf === undefined && lifecycleOf(catalog, date, model).stays),
  ),
);

/** With what its maker has followed each of a ranking, the dearest first: many models ask about the same ones. */
const followersIn = keptPer((catalog: Catalog, date: string) =>
  keptPer((ranking: readonly Ranked[]) => {
    const dated = ranking.map((ranked) => ({ ranked, day: releasedOn(catalog, date, ranked.model) }));
    const makers = Map.groupBy(dated, ({ ranked }) => ranked.model.provider);
    return keptPer((one: Ranked): readonly Ranked[] => {
      const day = releasedOn(catalog, date, one.model);
      return (makers.get(one.model.provider) ?? [])
        .filter((other) => isLater(other, { ranked: one, day }) && doesAsMuch(other.ranked, one, date))
        .map(({ ranked }) => ranked)
        .reverse();
    });
  }),
);

interface Dated {
  readonly ranked: Ranked;
  readonly day: string | undefined;
}

/** Where no days tell, the order of the catalog does. */
function isLater(one: Dated, other: Dated): boolean {
  return one.day === undefined || other.day === undefined
    ? one.ranked.model.line < other.ranked.model.line
    : one.day > other.day;
}

/** Whether a model does as much as another one for no more. */
function doesAsMuch(one: Ranked, { model, price }: Ranked, date: string): boolean {
  return one.price.lte(price) && canAsMuch(one.model, model) && isDearerInNothing(one.model, model, date);
}

function mayReplace(other: Model, model: Model, date: string): boolean {
  return canAsMuch(other, model) && isDearerInNothing(other, model, date) && isOfItsClass(other, model, date);
}

/** Day or month of its release, where it is known and has come. */
function releasedOn(catalog: Catalog, date: string, model: Model): string | undefined {
  return lifecycleOf(catalog, date, model).released;
}

/** The same day or month of the year before. */
function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1)}${day.slice('YYYY'.length)}`;
}

/** Whether each price that both have is at least the least part of the model's. */
function isOfItsClass(other: Model, model: Model, date: string): boolean {
  const answers = answersOf(other, date);
  return answersOf(model, date).every(({ what, price }) => {
    const same = answers.find((one) => one.what === what);
    return same === undefined || same.price.gte(price.times(leastPart));
  });
}
