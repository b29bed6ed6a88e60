/** What is known of each model besides its price. */
import { meters } from '#catalog/registry/meters.ts';
import { capabilityWords } from '../capability-words.ts';
import { count } from '../condition-words.ts';
import type { Offer } from '../offer.ts';
import type { Compared, ComparedTable } from './comparison.ts';

type Fact = (offer: Offer) => string | undefined;

const facts: readonly (readonly [name: string, fact: Fact])[] = [
  ['Provider', ({ provider }) => provider],
  ['Context window', (offer) => tokens(offer, offer.context)],
  ['Longest output', (offer) => tokens(offer, offer.maxOutput)],
  ['Released', ({ released }) => released],
  ['Weights', ({ openWeights }) => (openWeights === undefined ? undefined : openWeights ? 'open' : 'closed')],
  ['Status', ({ status }) => status],
  ['Can', ({ capabilities }) => capabilities.map((name) => capabilityWords[name]).join(', ') || undefined],
];

/** Lengths in tokens, told only of models that are billed by them. */
function tokens({ rates }: Offer, value: number | undefined): string | undefined {
  const isBilled = rates.some(({ meter }) => meters[meter].kind === 'tokens');
  return value === undefined || !isBilled ? undefined : `${count(value)} tokens`;
}

/** One row for each fact that is known of any of them. */
export function factsTable({ offers }: Compared): ComparedTable {
  const rows = facts
    .map(([name, fact]) => ({ name, values: offers.map(fact) }))
    .filter(({ values }) => values.some((value) => value !== undefined));
  return {
    caption: 'What is known of each',
    columns: ['Fact', ...offers.map(({ name }) => name)],
    rows: rows.map(({ name, values }) => [[name], ...values.map((value) => [value ?? 'not known'])]),
    figures: false,
  };
}
