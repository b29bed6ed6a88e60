/** The currencies a catalog can be in, each with the sign that stands before a sum. */
export const currencies = { USD: '$', EUR: '€', GBP: '£' } as const;
export type Currency = keyof typeof currencies;

export const currencyCodes = Object.keys(currencies) as [Currency, ...Currency[]];
