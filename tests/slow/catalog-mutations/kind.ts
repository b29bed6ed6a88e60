import type { Random } from './random.ts';
import type { RateSite, Specimen } from './specimen.ts';

/** A kind of damage; what it returns stands in place of the original, undefined where it cannot be done. */
interface Named {
  readonly name: string;
  /** Why some of it is not caught, when it is not. */
  readonly missed?: string;
}

/** Another text for one amount. */
export interface AmountKind extends Named {
  readonly damage: (
    amount: string,
    site: RateSite,
    context: { readonly random: Random; readonly specimen: Specimen; readonly all: readonly Specimen[] },
  ) => string | undefined;
}

/** Another text for one entry. */
export interface EntryKind extends Named {
  /** What it is about: a price, or something no price source knows. */
  readonly about: 'price' | 'fact';
  readonly damage: (
    specimen: Specimen,
    context: { readonly random: Random; readonly all: readonly Specimen[] },
  ) => string | undefined;
}
