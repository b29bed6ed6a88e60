import { pathOf } from '#address.ts';
import type { ExampleEvidence } from '#catalog/records/example-evidence.ts';
import type { PageRecord } from '#catalog/records/page-record.ts';
import type { Evidence, RateEvidence } from '#catalog/records/price-evidence.ts';
import { rateKey } from '#catalog/registry/rate-key.ts';
import type { Guide } from '#guides/guide.ts';
import type { Catalog, Gateway, Model, PriceChange, Rate } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { lifecycleOf, type Lifecycle } from '#pricing/lifecycle.ts';
import { createTracer, type Tracer } from '#pricing/tracer.ts';

/** Everything a view needs to know, made once per build. */
export interface Site {
  readonly catalog: Catalog;
  readonly gateway: Gateway;
  readonly evidence: Evidence | undefined;
  /** The UTC day the site is built for, `YYYY-MM-DD`. */
  readonly date: string;
  /** Recorded price changes that readers may be shown, oldest first. */
  readonly history: readonly PriceChange[];
  /** The guides of the site folder, whether or not this catalog can fill them. */
  readonly guides: readonly Guide[];
  /** The programs that guides show, by the names of their files. */
  readonly programs: ReadonlyMap<string, string>;
  /** What is recorded of the last run of the examples; undefined when nothing is. */
  readonly exampleEvidence: ExampleEvidence | undefined;
  /** Since when each page says what it says; undefined where nothing is recorded. */
  readonly pageRecord: PageRecord | undefined;
  /** Whether its public files have a `logo.svg`. */
  readonly hasLogo: boolean;
  /** Characters that no font of the share images has. */
  readonly undrawable: ReadonlySet<string>;
  readonly tracer: Tracer;
  /** The figure of a traced key. */
  readonly amount: (key: string) => Amount;
  readonly model: (id: string) => Model;
  /** Where a model stands in its life on that day. */
  readonly lifecycle: (model: Model) => Lifecycle;
  /** Given where the site is not to be published: what is not proved is marked, and search engines are kept away. */
  readonly draft: Draft | undefined;
  /** What the last price check found for a rate; undefined when it was not checked as it is listed. */
  readonly evidenceFor: (model: Model, rate: Rate) => RateEvidence | undefined;
}

/** What a draft says of itself. */
export interface Draft {
  /** Keys of the rates that the last price check does not cover (see `rateKey`). */
  readonly unchecked: ReadonlySet<string>;
}

/** A site of a catalog, its evidence and a date. */
export function createSite(
  catalog: Catalog,
  evidence: Evidence | undefined,
  date: string,
  history: readonly PriceChange[] = [],
  {
    guides = [],
    programs = new Map(),
    hasLogo = false,
    exampleEvidence,
    pageRecord,
    draft,
    undrawable = new Set(),
  }: Partial<
    Pick<Site, 'guides' | 'programs' | 'hasLogo' | 'exampleEvidence' | 'pageRecord' | 'draft' | 'undrawable'>
  > = {},
): Site {
  const tracer = createTracer(catalog, date, history);
  const byId = new Map(catalog.models.map((model) => [model.id, model]));
  return {
    catalog,
    gateway: catalog.gateway,
    evidence,
    date,
    history: shownChanges(catalog, history),
    guides,
    programs,
    hasLogo,
    exampleEvidence,
    pageRecord,
    draft,
    undrawable,
    tracer,
    amount: (key) => tracer.amount(key),
    model: (id) => {
      const model = byId.get(id);
      if (model === undefined) throw new Error(`There is no model "${id}" in ${catalog.file}.`);
      return model;
    },
    lifecycle: (model) => lifecycleOf(catalog, date, model),
    evidenceFor: (model, rate) => {
      const key = rateKey(model.id, rate);
      if (draft?.unchecked.has(key) === true) return undefined;
      const record = evidence?.rates[key];
      // What was confirmed is the amount that was compared; a price changed since then is not yet checked.
      const own = rate.providerAmount ?? rate.amount;
      return record?.amount === own && record.per === rate.per ? record : undefined;
    },
  };
}

/** A repair corrects a price that was listed wrongly here: it explains an edit, but no price changed. */
function shownChanges(catalog: Catalog, history: readonly PriceChange[]): PriceChange[] {
  const ids = new Set([...catalog.models, ...catalog.removed].map(({ id }) => id));
  return history
    .filter(({ id, kind }) => kind !== 'repair' && ids.has(id))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The whole address, with the name of the host, of an address of the site. */
export function absolute({ catalog }: Pick<Site, 'catalog'>, siteAddress: string): string {
  return new URL(pathOf(siteAddress), catalog.siteUrl).href;
}
