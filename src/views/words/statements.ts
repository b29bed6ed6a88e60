/** What pages say of the prices that no source confirms, or that sources contradict: what the check found, then why. */
import { isOwn, statedRates, type Statement } from '#catalog/records/price-evidence.ts';
import type { Model, Rate } from '#catalog/types.ts';
import { compareDecimals } from '#pricing/decimal.ts';
import { listing, say, type Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { asSentence } from './phrases.ts';

export type StatementField = 'unverified' | 'exceptions';

/** A statement with the listed rates for which it holds. */
export interface HeldStatement {
  readonly statement: Statement;
  readonly rates: readonly Rate[];
  /** "No price source lists the model. Acme prints it on its page." */
  readonly words: Inlines;
}

/**
 * The statements of a model that hold for a rate of `rates`: one that names another amount than the listed one says
 * nothing.
 */
export function statementsOf(
  site: Site,
  model: Model,
  field: StatementField,
  rates: readonly Rate[],
): HeldStatement[] {
  return model[field].flatMap((statement) => {
    const held = statedRates(model, statement).filter((one) => one.holds && rates.includes(one.rate));
    if (held.length === 0) return [];
    const own = held.map(({ rate }) => rate);
    return [{ statement, rates: own, words: statementWords(site, model, statement, own) }];
  });
}

/** What the last check found for the rates, and what the catalog says of it. */
export function statementWords(
  site: Site,
  model: Model,
  statement: Statement,
  rates: readonly Rate[],
): Inlines {
  const { reason } = statement;
  const said = reason === undefined ? [] : [' ', ...asSentence([reason])];
  const what = isOwn(statement)
    ? [`${site.gateway.name} sets ${rates.length === 1 ? 'this price' : 'these prices'} itself.`]
    : found(site, model, rates);
  return [...what, ...said];
}

function found(site: Site, model: Model, rates: readonly Rate[]): Inlines {
  const figures = rates.flatMap((rate) => {
    const own = rate.providerAmount ?? rate.amount;
    return Object.entries(site.evidenceFor(model, rate)?.sources ?? {}).map(([source, { amount }]) => ({
      source,
      isAlike: compareDecimals(amount, own) === 0,
    }));
  });
  const named = (isAlike: boolean) => [
    ...new Set(figures.filter((one) => one.isAlike === isAlike).map(({ source }) => source)),
  ];
  const [alike, others] = [named(true), named(false)];
  if (others.length > 0) {
    const verb = (sources: readonly string[]) => (sources.length === 1 ? 'lists' : 'list');
    return alike.length === 0
      ? say`${names(site, others)} ${verb(others)} another price.`
      : say`${names(site, alike)} ${verb(alike)} this price, ${names(site, others)} another.`;
  }
  const pinned = Object.keys(site.evidence?.pins[model.id] ?? {});
  if (pinned.length > 0)
    return say`${names(site, pinned)} ${pinned.length === 1 ? 'has' : 'have'} the model, but not this price.`;
  const { sources = {} } = site.evidence ?? {};
  return [
    Object.keys(sources).length > 0
      ? 'No price source lists it.'
      : 'It has not been compared with any price source.',
  ];
}

/** Sources as readers know them: "LiteLLM's price map" for `litellm`. */
function names({ evidence }: Site, sources: readonly string[]): Inlines {
  const known = new Map(Object.entries(evidence?.sources ?? {}));
  return listing(sources.map((source) => [known.get(source)?.package ?? source]));
}
