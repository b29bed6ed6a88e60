/** A catalog that is there already, brought up to its list: adds, changes, and marks what is gone. */
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { statedRates } from '#catalog/records/price-evidence.ts';
import type { PriceChange } from '#catalog/records/price-history.ts';
import { selectorOf } from '#catalog/registry/rate-selector.ts';
import type { Catalog, Model, Rate } from '#catalog/types.ts';
import { listedRates, ratesOn } from '#pricing/rates.ts';
import type { OwnList } from '../../check/gateway/own-list.ts';
import { applicableAmount } from '../../check/gateway/compare.ts';
import { rateCase } from '../../check/prices/condition.ts';
import { amountIn, sameAmount } from '../../check/prices/exact-amounts.ts';
import { changeOf } from '../../check/prices/unrecorded.ts';
import { editAmounts, type Edit } from '../../check/prices/update.ts';
import type { DraftRate } from '../draft/draft.ts';
import { addRates } from '../text/add-rates.ts';
import { entryLines, ratesLines } from '../text/entry-text.ts';
import { insertEntry } from '../text/insert.ts';
import { providerLine } from '../text/provider-line.ts';
import { amountScalar } from '../text/scalar.ts';
import { replaceKey } from '../text/set-key.ts';
import type { Leave, ListedModel } from './drafts.ts';

export interface ListUpdate {
  readonly text: string;
  readonly changes: readonly PriceChange[];
  /** Ids by what was done, and what was left to people, by reason. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly byHand: readonly string[];
}

export interface UpdateRequest {
  readonly catalog: Catalog;
  readonly text: string;
  readonly models: readonly ListedModel[];
  /** Every id of the list, those included that make no draft. */
  readonly served: ReadonlySet<string>;
  /** What the list said when it was read before. */
  readonly before: OwnList | undefined;
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Who says so, for the history. */
  readonly source: string;
}

/** @throws CatalogError when the catalog would have mistakes that are about none of the new models */
export function updateFromList(request: UpdateRequest, leave: Leave): ListUpdate {
  const { catalog, models, date, source } = request;
  const { file } = catalog;
  const byId = new Map(
    catalog.models.flatMap((model) =>
      [model.id, ...model.aliases.map(({ id }) => id)].map((id) => [id, model] as const),
    ),
  );
  const byHand: string[] = [];
  const edits: Edit[] = [];
  const added: { model: Model; rates: DraftRate[] }[] = [];
  for (const { draft, entry } of models) {
    const model = byId.get(draft.id);
    if (model === undefined) continue;
    const work = comparedWith(model, draft.rates, date, (says) => byHand.push(`${model.id}: ${says}`));
    edits.push(...work.edits);
    if (work.missing.length > 0 && entry.rates.length > 0) added.push({ model, rates: work.missing });
  }
  // Amounts first: they change no line's place.
  let text = editAmounts(file, request.text, edits);
  for (const { model, rates } of added.toSorted((a, b) => b.model.line - a.model.line)) {
    const next = withRates(text, model, rates, (rate) =>
      byHand.push(
        `${model.id}: ${selectorOf(rate)} at ${rate.amount} is in the list; add it beside the others`,
      ),
    );
    if (isCatalog(file, next)) text = next;
    else byHand.push(`${model.id}: ${rates.map(selectorOf).join(', ')} cannot stand beside its other prices`);
  }
  const gone = goneSince(request, byId);
  for (const { line, life } of gone.toSorted((a, b) => b.line - a.line)) {
    text = replaceKey(text, line, 'retires', date);
    if (life.status !== 'deprecated') text = replaceKey(text, line, 'status', 'deprecated');
  }
  const fresh: string[] = [];
  const newcomers = models.filter(({ draft }) => !byId.has(draft.id));
  // All at once, since each look costs as much as the whole catalog; one by one only where one of them is refused.
  const together = newcomers.reduce((all, model) => withEntry(file, all, model), text);
  const isWhole = newcomers.length > 0 && isCatalog(file, together);
  if (isWhole) text = together;
  for (const model of newcomers) {
    const next = isWhole ? text : withEntry(file, text, model);
    if (isWhole || isCatalog(file, next)) {
      text = next;
      fresh.push(model.draft.id);
    } else leave('the catalog refuses it beside the others', model.draft.id);
  }
  loadCatalog({ file, text });
  return {
    text,
    changes: edits.map(({ modelId, rate, to }) => {
      const model = byId.get(modelId);
      if (model === undefined) throw new Error(`${modelId} is not in the catalog.`);
      const change = { model, rate: { ...rate, amount: to }, date, from: rate.amount };
      return { ...changeOf(change, { source, kind: 'update' }), observed: true };
    }),
    added: fresh,
    changed: [...new Set([...edits.map(({ modelId }) => modelId), ...added.map(({ model }) => model.id)])],
    gone: gone.map(({ id }) => id),
    byHand,
  };
}

/** What is to be done so that a model has the prices of its list. */
function comparedWith(
  model: Model,
  rates: readonly DraftRate[],
  date: string,
  note: (says: string) => void,
): { readonly edits: Edit[]; readonly missing: DraftRate[] } {
  const current = ratesOn(model, date);
  const edits: Edit[] = [];
  const missing: DraftRate[] = [];
  for (const rate of rates) {
    const own = [...current, ...model.estimates].find((one) => rateCase(one) === rateCase(rate));
    const listed = own && amountIn(own.meter, own.amount, own.per, rate.per);
    const name = selectorOf(rate);
    if (listed !== undefined && sameAmount(listed, rate.amount)) continue;
    if (own === undefined) {
      const standard = applicableAmount(current, rate);
      if (standard === undefined || !sameAmount(standard, rate.amount)) missing.push(rate);
    } else if (own.providerAmount !== undefined)
      note(`${name} is ${own.amount} after the markup, and the list has ${rate.amount}`);
    else if (own.from !== undefined || own.until !== undefined)
      note(`${name} is ${own.amount} for a time, and the list has ${rate.amount}`);
    else if (isOwn(model, own))
      note(`${name} stays ${own.amount}, for which it has a statement; the list has ${rate.amount}`);
    else if (own.per !== rate.per)
      note(
        `${name} is ${own.amount} per ${own.per ?? 'unit'}, and the list has ${rate.amount} in another unit`,
      );
    else edits.push({ modelId: model.id, rate: own, to: amountScalar(rate.amount) });
  }
  return { edits, missing };
}

/** Whether the entry says itself where the amount comes from. */
function isOwn(model: Model, rate: Rate): boolean {
  return [...model.unverified, ...model.exceptions].some((statement) =>
    statedRates(model, statement).some((stated) => stated.holds && stated.rate === rate),
  );
}

function withRates(
  text: string,
  model: Model,
  rates: readonly DraftRate[],
  leave: (rate: DraftRate) => void,
): string {
  if (listedRates(model).length === 0)
    return replaceKey(text, model.line, 'priceStatus', ['prices:', ...ratesLines(rates, '      ')]);
  const result = addRates(text, model.line, rates);
  for (const rate of result.left) leave({ ...rate });
  return result.text;
}

/** Models that the list had when it was read before, and that nobody took off the catalog. */
function goneSince({ before, served, date }: UpdateRequest, byId: ReadonlyMap<string, Model>): Model[] {
  const gone = Object.keys(before?.models ?? {}).flatMap((id) =>
    served.has(id) ? [] : (byId.get(id) ?? []),
  );
  return [...new Set(gone)].filter(({ life }) => life.retires === undefined || life.retires > date);
}

function withEntry(file: string, text: string, { draft, provider }: ListedModel): string {
  const entry = { modality: draft.modality, released: draft.facts.released, lines: entryLines(draft) };
  return insertEntry(file, text, entry, { ...provider, line: providerLine(provider) });
}

function isCatalog(file: string, text: string): boolean {
  try {
    loadCatalog({ file, text });
    return true;
  } catch (error) {
    if (error instanceof CatalogError) return false;
    throw error;
  }
}
