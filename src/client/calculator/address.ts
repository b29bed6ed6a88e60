/** The calculation in the page's address. */
import type { Field } from '#pricing/calculator-fields.ts';
import type { Values } from './use.ts';

/** @param search the query of an address */
export function readAddress(search: string): { model: string | undefined; values: Values } {
  const { model, ...values } = Object.fromEntries(new URLSearchParams(search));
  return { model, values };
}

/** The query that leads back to a calculation; what says nothing is left out. */
export function writeAddress(model: string, fields: readonly Field[], values: Values): string {
  const said = Object.entries(values).filter(
    ([name, value]) =>
      !isNothing(value) || fields.some((field) => field.name === name && !isNothing(field.initial)),
  );
  // Ids and numbers read better plain; a slash, a comma and a colon may stand in a query.
  return `?${new URLSearchParams([['model', model], ...said]).toString().replaceAll('%2F', '/').replaceAll('%2C', ',')}`;
}

/** True of what a field says that was left alone; one that begins with something else has to say it. */
const isNothing = (value: string): boolean => value === '' || value === '0';
