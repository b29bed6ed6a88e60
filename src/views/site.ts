import { buildDate, loadEvidence, type Evidence, type RateEvidence } from '#catalog/evidence.ts';
import { loadCatalog } from '#catalog/load.ts';
import { rateKey } from '#catalog/rate-key.ts';
import type { Catalog, Gateway, Model, Rate } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import { createTracer, type Tracer } from '#pricing/tracer.ts';

/** Everything a view needs to know, made once per build. */
export interface Site {
  readonly catalog: Catalog;
  readonly gateway: Gateway;
  readonly evidence: Evidence | undefined;
  /** The UTC day the site is built for, `YYYY-MM-DD`. */
  readonly date: string;
  readonly tracer: Tracer;
  /** The figure of a traced key. */
  readonly amount: (key: string) => Amount;
  readonly model: (id: string) => Model;
  /** What the last price check found for a rate; undefined when it was never checked. */
  readonly evidenceFor: (model: Model, rate: Rate) => RateEvidence | undefined;
}

/** A site of a catalog, its evidence and a date. */
export function createSite(catalog: Catalog, evidence: Evidence | undefined, date: string): Site {
  const tracer = createTracer(catalog, date);
  const byId = new Map(catalog.models.map((model) => [model.id, model]));
  return {
    catalog,
    gateway: catalog.gateway,
    evidence,
    date,
    tracer,
    amount: (key) => tracer.amount(key),
    model: (id) => {
      const model = byId.get(id);
      if (model === undefined) throw new Error(`There is no model "${id}" in ${catalog.file}.`);
      return model;
    },
    evidenceFor: (model, rate) => evidence?.rates[rateKey(model.id, rate)],
  };
}

let current: Site | undefined;

/**
 * The site of this build: the catalog is read and checked once, whoever asks first.
 * @throws CatalogError when the catalog has mistakes
 */
export function getSite(): Site {
  if (current === undefined) {
    const catalog = loadCatalog();
    const evidence = loadEvidence(catalog.file);
    current = createSite(catalog, evidence, buildDate(evidence));
  }
  return current;
}

/** Address of a model's page. */
export function modelPath(model: Model): string {
  return `/q/${model.slug}-pricing/`;
}
