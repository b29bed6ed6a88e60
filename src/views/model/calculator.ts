/** The calculator's form, filled in with a use to begin with. */
import type { Model } from '#catalog/types.ts';
import { fieldsFor } from '#pricing/calculator-fields.ts';
import { ratesOn } from '#pricing/rates.ts';
import { startingUse } from '#pricing/starting-use.ts';
import { keys } from '#pricing/trace-key.ts';
import { quotesFor } from '#pricing/monthly-bill.ts';
import type { Block, CalculatorForm } from '#views/page/blocks.ts';
import { say } from '#views/page/inline.ts';
import { offerOf, startingUses } from './tool-offers.ts';
import { displayName } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';

/** The form on a model's own page; none when there is no price to calculate with, or nothing to buy any more. */
export function calculatorBlocks(site: Site, model: Model): Block[] {
  const form = site.lifecycle(model).isServed ? calculatorForm(site, model) : undefined;
  return form === undefined ? [] : [form];
}

/** @param kinds what to choose the model from. @default just this one */
export function calculatorForm(
  site: Site,
  model: Model,
  kinds?: CalculatorForm['kinds'],
): CalculatorForm | undefined {
  const rates = ratesOn(model, site.date);
  const use = startingUse(offerOf(site, model), startingUses(model.modality));
  const quote = use && quotesFor(rates, use)[0];
  if (quote === undefined) return undefined;
  const total = keys.quote(model, quote.input);
  // What is printed is one request taken as often as it is sent; what a month has free is taken off by the script.
  const beyond = rates.some(({ billing }) => billing?.freePerMonth !== undefined)
    ? ', where the free part of the month is used up'
    : '';
  return {
    kind: 'calculator',
    model: { id: model.id, name: displayName(site, model), modality: model.modality },
    kinds,
    // Choices and shares come with the script, which knows what else the model has a price for.
    fields: fieldsFor(rates, use)
      .filter(({ kind, isExtra }) => kind === 'count' && !isExtra)
      .map(({ name, label, initial }) => ({ name, label, value: initial })),
    total: site.gateway.platformFee
      ? say`You pay ${site.amount(keys.fee(total))} a month, fee included${beyond}`
      : say`You pay ${site.amount(total)} a month${beyond}`,
  };
}
