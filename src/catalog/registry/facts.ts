/** The facts of a model as the catalog has them, each as text: what is compared with sources, stated and recorded. */
import type { Model } from '#catalog/types.ts';
import { capabilities, efforts, factNames, type Effort, type FactName } from './vocabulary.ts';

/** "low, medium, high": the least first, however they were written. */
export function effortsInOrder(values: readonly Effort[]): string {
  return efforts.filter((effort) => values.includes(effort)).join(', ');
}

type ReadFact = (model: Model) => string | undefined;

const yes = (is: boolean | undefined) => (is === true ? 'true' : undefined);

const abilities = Object.fromEntries(
  capabilities.map((name): [string, ReadFact] => [name, (model) => yes(model.capabilities.includes(name))]),
) as Readonly<Record<(typeof capabilities)[number], ReadFact>>;

const facts: Readonly<Record<FactName, ReadFact>> = {
  context: ({ context }) => context?.toString(),
  maxOutput: ({ maxOutput }) => maxOutput?.toString(),
  released: ({ life }) => life.released,
  knowledge: ({ knowledge }) => knowledge,
  openWeights: ({ openWeights }) => yes(openWeights),
  preview: ({ life }) => yes(life.status === 'preview'),
  retires: ({ life }) => (life.status === 'deprecated' ? (life.retires ?? 'unknown') : undefined),
  replacement: ({ life }) => life.replacement,
  caching: ({ caching }) => caching,
  efforts: ({ request }) => request?.efforts && effortsInOrder(request.efforts),
  endpoint: ({ request }) => request?.endpoint,
  ...abilities,
};

/** What the catalog says of the model, `undefined` where it says nothing: "128000", "2027-01-31", "true". */
export function listedFact(model: Model, name: FactName): string | undefined {
  return facts[name](model);
}

/** All that the catalog says of the model. */
export function listedFacts(model: Model): [FactName, string][] {
  return factNames.flatMap((name) => {
    const value = listedFact(model, name);
    return value === undefined ? [] : [[name, value] as [FactName, string]];
  });
}
