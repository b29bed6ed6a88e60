/** Parts of the site check that can be asked for alone. */
import type { FindingCode } from './finding-table.ts';

export const topics = ['prices'] as const;
export type Topic = (typeof topics)[number];

/** Beginnings of the codes that speak of a figure, its unit, its model or its place in a machine-readable file. */
const aboutPrices = [
  'figure-',
  'price-',
  'rate-',
  'api-',
  'csv-',
  'json-',
  'jsonld-',
  'sort-',
  'text-figures',
  'trace-',
  'twin-',
  'unit-',
  'unpriced-',
];

/** Whether a finding belongs to the topic; without one, every finding does. */
export function belongsTo(topic: Topic | undefined, code: FindingCode): boolean {
  return topic === undefined || aboutPrices.some((start) => code.startsWith(start));
}
