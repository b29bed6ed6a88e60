/** How what is counted becomes what is billed: each rule of a model's rates in one sentence. */
import { billingKeys, billingSentence, type Billing } from '#catalog/registry/billing-rules.ts';
import type { Rate } from '#catalog/types.ts';
import { capital, uncapital, whenWords } from '#views/words/phrases.ts';
import type { Inlines } from '#views/page/inline.ts';

/** One sentence per rule, which says where it does not hold of every price of its meter. */
export function billingSentences(rates: readonly Rate[]): Inlines[] {
  const bySentence = Map.groupBy(
    rates.flatMap((rate) => rulesOf(rate).map((sentence) => ({ rate, sentence }))),
    ({ sentence }) => sentence,
  );
  return [...bySentence].map(([sentence, ruled]): Inlines => {
    const { meter } = ruled[0]?.rate ?? {};
    const others = rates.filter((rate) => rate.meter === meter && ruled.every((one) => one.rate !== rate));
    const cases = [...new Set(ruled.map(({ rate: { when } }) => uncapital(whenWords(when))))];
    return [others.length === 0 ? sentence : `${capital(cases.join('; '))}: ${uncapital(sentence)}`];
  });
}

/** The rules of one rate, each in a sentence. */
export function rulesOf({
  meter,
  billing = {},
}: {
  readonly meter: Rate['meter'];
  readonly billing?: Billing | undefined;
}): string[] {
  return billingKeys.flatMap((key) => {
    const quantity = billing[key];
    return quantity === undefined ? [] : [billingSentence(meter, key, quantity)];
  });
}
