/** The calculator's form, filled in with a use to begin with. */
import { keysOf } from '#catalog/registry/when.ts';
import type { Model } from '#catalog/types.ts';
import { decimal } from '#pricing/decimal.ts';
import { fieldsFor } from '#pricing/calculator-fields.ts';
import { ratesOn } from '#pricing/rates.ts';
import { startingUse } from '#pricing/starting-use.ts';
import { keys } from '#pricing/trace-key.ts';
import { quotesFor, type MonthlyUse } from '#pricing/monthly-bill.ts';
import type { Block, CalculatorForm } from '#views/page/blocks.ts';
import { say, type Inlines } from '#views/page/inline.ts';
import { offerOf, startingUses } from './tool-offers.ts';
import { displayName, uncapital, whenWords } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { paymentName } from '#views/words/gateway-sentences.ts';

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
  if (use === undefined) return undefined;
  const [quote] = quotesFor(rates, use);
  if (quote === undefined) return undefined;
  const hasFree = rates.some(({ billing }) => billing?.freePerMonth !== undefined);
  const whole = keys.quote(model, quote.input);
  const total = hasFree ? keys.month(whole) : whole;
  const sum = site.amount(total).exact.eq(decimal(0))
    ? ['Nothing to pay for this']
    : say`${payWords(site, total)}${conditionWords(use)}`;
  return {
    kind: 'calculator',
    model: { id: model.id, name: displayName(site, model), modality: model.modality },
    kinds,
    // Choices and shares come with the script, which knows what else the model has a price for.
    fields: fieldsFor(rates, use)
      .filter(({ kind, isExtra }) => kind === 'count' && !isExtra)
      .map(({ name, label, initial }) => ({ name, label, value: initial })),
    total: say`${sum}${hasFree ? ', the free part of the month taken off' : ''}`,
  };
}

function payWords(site: Site, total: string): Inlines {
  return site.gateway.platformFee
    ? say`You pay ${site.amount(keys.fee(total))} a month, fee included`
    : say`${paymentName(site) === 'budget' ? 'Your use costs' : 'You pay'} ${site.amount(total)} a month`;
}

/** What the use begins with, where there is no price without a condition. */
function conditionWords({ context = {} }: MonthlyUse): string {
  return keysOf(context).length === 0 ? '' : `, ${uncapital(whenWords(context))}`;
}
