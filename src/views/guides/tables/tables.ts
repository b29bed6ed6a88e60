/** The tables that guides print with `<Table of="…"/>`; every figure in them is traced. */
import type { Table } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { batch } from './batch.ts';
import { cheapest, cheapestAble } from './budget.ts';
import { freeDay } from './free-tier.ts';
import { header } from './header.ts';
import { repeated, withFee } from './prices.ts';
import { providerCache } from './provider-cache.ts';
import { bought, topUps } from './top-ups.ts';
import { outcomes, sources } from './verified.ts';

const tables: Readonly<Partial<Record<string, (site: Site) => Table | undefined>>> = {
  'top-ups': topUps,
  bought,
  'with-fee': withFee,
  repeated,
  'provider-cache': providerCache,
  batch,
  'free-day': freeDay,
  header,
  cheapest,
  'cheapest-able': cheapestAble,
  sources,
  outcomes,
};

/** A table of a guide; undefined where the catalog has nothing to put into it. @throws for a name there is none of */
export function guideTable(site: Site, name: string): Table | undefined {
  const table = tables[name];
  if (table === undefined)
    throw new Error(`A guide asks for a table "${name}"; there are ${Object.keys(tables).join(', ')}.`);
  return table(site);
}
