import { capabilities, type Capability } from '#catalog/registry/vocabulary.ts';
import type { Model } from '#catalog/types.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Table } from '#views/page/blocks.ts';
import { capabilityWords } from '#views/model/facts.ts';
import type { Inlines } from '#views/page/inline.ts';
import { capital, count, modelLink, shortPrice } from '#views/words/phrases.ts';
import type { Site } from '#views/site.ts';
import { countedUse } from '#views/model/worked-examples.ts';
import { rankings } from './representatives.ts';

const sum = '10';
const windows = [200_000, 1_000_000];
const perKind = 3;

/** The three cheapest models of each kind, with what a payment buys of them. */
export function cheapest(site: Site): Table | undefined {
  const rows = rankings(site).flatMap(({ ranked }) =>
    ranked.slice(0, perKind).flatMap(({ model }): Inlines[][] => {
      const use = countedUse(site, model);
      return use === undefined
        ? []
        : [
            [
              [modelLink(site, model)],
              shortPrice(site, model),
              [site.amount(keys.count(use.key, sum)), ` ${use.many}`],
            ],
          ];
    }),
  );
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: 'The cheapest models of each kind',
    columns: [{ label: 'Model' }, { label: 'Price' }, { label: 'What the sum above buys' }],
    rows,
  };
}

/** The cheapest chat model that can do each thing. */
export function cheapestAble(site: Site): Table | undefined {
  const chat = rankings(site).find(({ kind }) => kind === 'chat')?.ranked ?? [];
  const wanted = [
    ...capabilities.map((name: Capability) => ({
      label: capital(capabilityWords[name]),
      can: (model: Model) => model.capabilities.includes(name),
    })),
    ...windows.map((tokens) => ({
      label: `Takes ${count(tokens)} tokens`,
      can: ({ context = 0 }: Model) => context >= tokens,
    })),
  ];
  const rows = wanted.flatMap(({ label, can }): Inlines[][] => {
    const able = chat.filter(({ model }) => can(model));
    const [first] = able;
    return first === undefined
      ? []
      : [[[label], [modelLink(site, first.model)], shortPrice(site, first.model), [count(able.length)]]];
  });
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    caption: 'The chat model with the lowest input price that can do it',
    columns: [
      { label: 'What it can do' },
      { label: 'Model' },
      { label: 'Price' },
      { label: 'Models that can', align: 'end' },
    ],
    rows,
  };
}
