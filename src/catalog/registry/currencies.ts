/**
 * Currencies by their code in ISO 4217. Their signs and decimals are those of Intl, so that there is no list of our own
 * to keep: `CA$` is never taken for a dollar of the United States, a yen has no decimals and a dinar of Kuwait three.
 */
export type Currency = string;

interface CurrencyForm {
  /** What stands before a sum, with the space that some want behind it: "$", "CN¥", "KWD ". */
  readonly sign: string;
  /** Digits behind the point of what can be paid. */
  readonly decimals: number;
}

const forms = new Map<Currency, CurrencyForm>();

function formOf(currency: Currency): CurrencyForm {
  const made = forms.get(currency) ?? newForm(currency);
  forms.set(currency, made);
  return made;
}

function newForm(currency: Currency): CurrencyForm {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const [sign = ''] = /^\D+/.exec(format.format(1)) ?? [];
  return { sign, decimals: format.resolvedOptions().maximumFractionDigits ?? 2 };
}

/** What stands before a sum of it. */
export function currencySign(currency: Currency): string {
  return formOf(currency).sign;
}

/** How many digits behind the point a payment in it has: 2 of a dollar, none of a yen. */
export function currencyDecimals(currency: Currency): number {
  return formOf(currency).decimals;
}
