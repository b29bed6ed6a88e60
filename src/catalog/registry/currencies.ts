/**
 * Currencies by their code in ISO 4217. Their signs and decimals are those of Intl, so that there is no list of our own
 * to keep: `CA$` is never taken for a dollar of the United States, a yen has no decimals and a dinar of Kuwait three.
 */
export type Currency = string;

export interface CurrencyForm {
  /** What stands before a sum, with the space that some want behind it: "$", "CN¥", "KWD ". */
  readonly sign: string;
  /** Digits behind the point of what can be paid. */
  readonly decimals: number;
}

const forms = new Map<Currency, CurrencyForm>();

/**
 * How sums of a currency are printed: by the Intl that is asked first. Browsers know other versions of it than the build
 * (a dinar of Serbia has two decimals in one and none in the next), so its files say what it found.
 */
export function currencyForm(currency: Currency): CurrencyForm {
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
  return currencyForm(currency).sign;
}

/** How many digits behind the point a payment in it has: 2 of a dollar, none of a yen. */
export function currencyDecimals(currency: Currency): number {
  return currencyForm(currency).decimals;
}

/** From now on, sums of it are printed as they were elsewhere. */
export function printAs(currency: Currency, form: CurrencyForm): void {
  forms.set(currency, form);
}
