/** What a reader may call instead of a model, and pay less: what keeps all that the model gives, and is of its time and class. */
import type { Catalog, Model } from '#catalog/types.ts';
import { decimal, type Decimal } from './decimal.ts';
import { keptPer } from './kept.ts';
import { lifecycleOf } from './lifecycle.ts';
import { answersOf, cheaperThan, isDearerInNothing, type Ranked } from './ranking.ts';

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
  const inReach = ranking.slice(cheaperThan(ranking, least), cheaperThan(ranking, own.price));
  const isAble = ({ model }: Ranked) => mayReplace(catalog, date, model, own.model);
  const followers = followersIn(catalog, date)(ranking);
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

/** With what its maker has followed each of a ranking: many models ask about the same ones. */
const followersIn = keptPer((catalog: Catalog, date: string) =>
  keptPer((ranking: readonly Ranked[]) => {
    const makers = Map.groupBy(ranking, ({ model }) => model.provider);
    return keptPer((one: Ranked) =>
      (makers.get(one.model.provider) ?? []).filter((other) => follows(catalog, date, other, one)),
    );
  }),
);

function mayReplace(catalog: Catalog, date: string, other: Model, model: Model): boolean {
  return (
    lifecycleOf(catalog, date, other).stays &&
    other.snapshotOf === undefined &&
    isOfItsTime(catalog, date, other, model) &&
    canAsMuch(other, model) &&
    isDearerInNothing(other, model, date) &&
    isOfItsClass(other, model, date)
  );
}

/** Whether it is not known to be older; of a model whose own day nobody knows, the year is counted from today. */
function isOfItsTime(catalog: Catalog, date: string, other: Model, model: Model): boolean {
  const [own, released] = [model, other].map((one) => lifecycleOf(catalog, date, one).released);
  return released === undefined || released >= yearBefore(own ?? date);
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

/** Whether a model is the later one of the same maker that does as much for no more; where no days tell, the order of the catalog does. */
function follows(catalog: Catalog, date: string, later: Ranked, { model, price }: Ranked): boolean {
  const [day, earlier] = [later.model, model].map((one) => lifecycleOf(catalog, date, one).released);
  const isLater = day === undefined || earlier === undefined ? later.model.line < model.line : day > earlier;
  return (
    isLater &&
    later.price.lte(price) &&
    canAsMuch(later.model, model) &&
    isDearerInNothing(later.model, model, date)
  );
}
