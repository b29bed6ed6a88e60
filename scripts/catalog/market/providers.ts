import { hosts } from './hosts.ts';
import { makers } from './makers.ts';
import type { MarketProvider } from './provider-type.ts';

/** Everyone whose models the market lists, by id. */
export const marketProviders: readonly MarketProvider[] = [...makers, ...hosts].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);
