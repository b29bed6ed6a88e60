/** Applies every kind of damage to entries of the catalog, and counts what is noticed. */
import { loadCatalog } from '#catalog/load.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import { compareDecimals } from '#pricing/decimal.ts';
import { checkPrices } from '../../../scripts/check/prices/check.ts';
import type { SourceAdapter } from '../../../scripts/check/prices/sources/source.ts';
import { readCatalogText } from '../../../scripts/catalog/text/catalog-text.ts';
import { amountKinds } from './amount-kinds.ts';
import { entryKinds } from './entry-kinds.ts';
import { judgeWith, type Outcome } from './judge.ts';
import { randomFrom, sample } from './random.ts';
import { ratesIn, specimens, type Specimen } from './specimen.ts';
import { remembering } from './remembering.ts';

/** What is damaged: a price that a source lists alike, one that none does, or something that is no price. */
export type Ground = 'backed' | 'unbacked' | 'fact';

export interface Instance {
  readonly kind: string;
  readonly ground: Ground;
  readonly id: string;
  readonly outcome: Outcome;
  readonly code: string;
  /** Why damage of this kind is not always noticed. */
  readonly missed?: string | undefined;
}

export interface MutationRun {
  /** Models that were damaged. */
  readonly models: number;
  readonly instances: readonly Instance[];
}

export interface MutationOptions {
  readonly file: string;
  readonly text: string;
  readonly adapters: readonly SourceAdapter[];
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly seed: number;
  /** Instances per kind and ground at most. */
  readonly perKind: number;
}

export function runMutations({
  file,
  text,
  adapters: given,
  date,
  seed,
  perKind,
}: MutationOptions): MutationRun {
  // What is kept of a source is all of it here: a name that it was not asked for is one that it does not have.
  const adapters = given.map((adapter) => remembering({ ...adapter, wasAsked: undefined }));
  const catalog = loadCatalog({ file, text });
  const { verdicts } = checkPrices({ catalog, sources: adapters, date });
  const backed = new Set(
    verdicts.filter(({ figures }) => figures.some(({ agrees }) => agrees)).map(({ key }) => key),
  );
  const judge = judgeWith(adapters, date);
  // What fails undamaged, as a model does that stands alone, cannot show that damage is noticed.
  const all = specimens(catalog, readCatalogText(file, text), backed).filter(
    (specimen) => judge.count(specimen.catalogWith(specimen.text), '', 'error') === 0,
  );
  const random = randomFrom(seed);
  // Past rates are not compared and say nothing about today.
  const judged = new Set(verdicts.map(({ key }) => key));
  const sites = all.flatMap((specimen) =>
    specimen.rates
      .filter(({ rate }) => judged.has(rateKey(specimen.model.id, rate)))
      .map((site) => ({ specimen, site })),
  );
  const warnings = new Map<Specimen, number>();
  const before = (specimen: Specimen) => {
    const known =
      warnings.get(specimen) ??
      judge.count(specimen.catalogWith(specimen.text), specimen.model.id, 'warning');
    warnings.set(specimen, known);
    return known;
  };
  const instance = (
    kind: { name: string; missed?: string },
    ground: Ground,
    specimen: Specimen,
    damaged: string,
  ): Instance => ({
    kind: kind.name,
    ground,
    id: specimen.model.id,
    missed: kind.missed,
    ...judge.judge(specimen.catalogWith(damaged), specimen.model.id, before(specimen)),
  });

  const amounts = amountKinds.flatMap((kind) =>
    (['backed', 'unbacked'] as const).flatMap((ground) => {
      const possible = sites.filter(({ site }) => site.isBacked === (ground === 'backed'));
      return firstFew(sample(possible, possible.length, random), perKind, ({ specimen, site }) => {
        const { amount } = site.rate;
        const next = kind.damage(amount, site, { random, specimen, all });
        if (next === undefined || sameDecimal(next, amount)) return undefined;
        return instance(
          kind,
          ground,
          specimen,
          specimen.text.slice(0, site.start) + next + specimen.text.slice(site.end),
        );
      });
    }),
  );
  const entries = entryKinds.flatMap((kind) => {
    const found = new Map<Ground, Instance[]>();
    let tries = perKind * triesPerInstance;
    for (const specimen of sample(all, all.length, random)) {
      const damaged = kind.damage(specimen, { random, all });
      if (damaged === undefined || damaged === specimen.text) continue;
      if (tries === 0) break;
      tries -= 1;
      const ground = kind.about === 'fact' ? 'fact' : groundOf(specimen, damaged);
      const own = found.get(ground) ?? [];
      if (own.length === perKind) continue;
      found.set(ground, [...own, instance(kind, ground, specimen, damaged)]);
    }
    return [...found.values()].flat();
  });
  return { models: all.length, instances: [...amounts, ...entries] };
}

/** Models without a source are few: so many are looked at for each that is wanted. */
const triesPerInstance = 5;

/** Backed when any price that the damage changes has a source; where it leaves no price readable, when any has. */
function groundOf({ model, rates }: Specimen, damaged: string): Ground {
  const after = new Map(ratesIn(damaged).map((rate) => [rateKey(model.id, rate), rate.amount]));
  const changed = rates.filter(({ rate }) => after.get(rateKey(model.id, rate)) !== rate.amount);
  return (changed.length > 0 ? changed : rates).some(({ isBacked }) => isBacked) ? 'backed' : 'unbacked';
}

/** The first `most` results that there are. */
function firstFew<T, R>(items: readonly T[], most: number, make: (item: T) => R | undefined): R[] {
  const results: R[] = [];
  for (const item of items) {
    if (results.length === most) break;
    const result = make(item);
    if (result !== undefined) results.push(result);
  }
  return results;
}

/** Another way to write the same amount is no damage. */
function sameDecimal(a: string, b: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(a) && !/^0\d/.test(a) && compareDecimals(a, b) === 0;
}
