/** The calculator's form, filled in with a use to begin with, and what that and some other uses come to. */
import { listedPrice } from '#pricing/amount.ts';
import { decimal } from '#pricing/decimal.ts';
import { fieldsFor } from '#pricing/calculator-fields.ts';
import { isSameUse, presetsFor, queryOf, shortLabel, useOf, type Preset } from '#pricing/presets.ts';
import { ratesOn } from '#pricing/rates.ts';
import { receiptOf } from '#pricing/receipt.ts';
import { startingUse } from '#pricing/starting-use.ts';
import { keys } from '#pricing/trace-key.ts';
import { billIfPriced, type MonthlyUse } from '#pricing/monthly-bill.ts';
import type { Model } from '#catalog/types.ts';
import type { CalculatorForm, Receipt } from '#views/page/blocks.ts';
import type { Site } from '#views/site.ts';
import { displayName } from '#views/words/phrases.ts';
import { termsOf } from '#views/words/fee.ts';
import { offerOf, offersOf, startingUses } from './tool-offers.ts';
import { usesOf, type Use } from './worked-uses.ts';

/** Uses to choose from: more would not be read, and fewer where the grid of prices is long. */
const [most, mostBesideLong] = [3, 1];
/** Rates that make a grid long. */
const longGrid = 16;

/** @param kinds of models to choose from. @default just this one */
export function calculatorForm(
  site: Site,
  model: Model,
  kinds?: CalculatorForm['kinds'],
): CalculatorForm | undefined {
  const rates = ratesOn(model, site.date);
  const start = startingUse(offerOf(site, model), startingUses(model.modality));
  if (start === undefined) return undefined;
  if (receiptFor(site, model, start, '') === undefined) return undefined;
  const uses =
    kinds === undefined
      ? ownUses(site, model, start)
      : presetsFor(offerOf(site, model), offersOf(site, model.modality));
  const limit = kinds === undefined && rates.length > longGrid ? mostBesideLong : most;
  // Two of one name would read as one bill with two sums: the first tells more, what comes after leaves a part out.
  const named = uses.filter(({ label }, index) => uses.findIndex((one) => one.label === label) === index);
  const receipts: Receipt[] = [];
  for (const { label, use } of named) {
    const receipt = receiptFor(site, model, use, label);
    if (receipt !== undefined) receipts.push(receipt);
    if (receipts.length === limit) break;
  }
  return {
    kind: 'calculator',
    model: { id: model.id, name: displayName(site, model), modality: model.modality },
    kinds,
    // What else can be asked of a model comes with the script, and stands behind "More options" on its own page.
    fields: fieldsFor(rates, start)
      .filter(({ kind, isExtra }) => !isExtra && (kinds !== undefined || kind === 'count'))
      .map(({ name, label, initial, options }) => ({ name, label, value: initial, options })),
    // What comes to nothing has no lines to show.
    receipts: receipts.filter(({ lines }) => lines.length > 0),
  };
}

/** The worked uses of a model's own page, the one that its calculation begins with first. */
function ownUses(site: Site, model: Model, start: MonthlyUse): Preset[] {
  const uses = usesOf(site, model);
  const named = uses.find((use) => isSameUse(useOf(use.input), start));
  const others = uses
    .filter((use) => use !== named && !isOneOf(use, start))
    // What counts the same in another way, as a batch does, comes last: it is the grid's to tell.
    .sort((one, other) => Number(isRecount(one, start)) - Number(isRecount(other, start)))
    .map(({ label, input }) => ({ label: shortLabel(label), use: useOf(input) }));
  return [{ label: named === undefined ? 'Example' : shortLabel(named.label), use: start }, ...others];
}

/** What a worked use comes to, as the calculator works it out; undefined where it has no price. */
function receiptFor(site: Site, model: Model, use: MonthlyUse, label: string): Receipt | undefined {
  const { currency } = site.gateway;
  const rates = ratesOn(model, site.date).map((rate) => ({ ...rate, key: keys.rate(model, rate) }));
  const bill = billIfPriced(rates, use, currency);
  if (bill === undefined) return undefined;
  const items = bill.lines.map((line) => ({ ...line, price: listedPrice(line.rate, currency) }));
  return {
    label,
    query: queryOf(use),
    lines: bill.total.exact.eq(decimal(0)) ? [] : receiptOf(items, bill.total, termsOf(site)),
  };
}

/** The same requests in another number, or another way. */
function isRecount({ input }: Use, { counts }: MonthlyUse): boolean {
  return (
    isSameUse({ counts: useOf(input).counts, requests: 1 }, { counts, requests: 1 }) &&
    input.context?.service !== undefined
  );
}

/** A single one of what the form begins with many of says nothing new. */
function isOneOf(use: Use, start: MonthlyUse): boolean {
  return (
    isSameUse({ ...useOf(use.input), requests: start.requests }, start) && (use.input.requests ?? 1) === 1
  );
}
