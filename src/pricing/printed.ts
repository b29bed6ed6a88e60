/** The prices that the gateway itself prints elsewhere, beside those that are listed here. */
import type { Model, Rate } from '#catalog/types.ts';
import { compareDecimals } from './decimal.ts';
import { pickRate, ratesOn } from './rates.ts';
import { meterNames } from '#catalog/registry/meters.ts';

/** The listed standard rates of a day, of which the gateway prints a price elsewhere, alike or not. */
export function printedRates(model: Model, date: string): Rate[] {
  const { printed } = model;
  const rates = ratesOn(model, date);
  return meterNames.flatMap((meter) =>
    printed?.prices[meter] === undefined ? [] : (pickRate(rates, meter) ?? []),
  );
}

/** Those of them that it prints as another price. */
export function unlikePrinted(model: Model, date: string): Rate[] {
  return printedRates(model, date).filter(
    ({ meter, amount }) => compareDecimals(model.printed?.prices[meter] ?? amount, amount) !== 0,
  );
}
