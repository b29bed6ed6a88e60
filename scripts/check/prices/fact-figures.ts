/** What one source says of one fact of a model, held against what the catalog says. */
import { effortsInOrder } from '#catalog/registry/facts.ts';
import type { PriceSource } from '#catalog/registry/price-sources.ts';
import { capabilities, factNames, type Capability, type FactName } from '#catalog/registry/vocabulary.ts';
import type { Model } from '#catalog/types.ts';
import type { SourceFacts, SourceModel } from './sources/source.ts';

export interface FactFigure {
  readonly source: PriceSource;
  /** As the catalog would write it. */
  readonly value: string;
  /** It is the listed one; it is the listed one, rounded; or it is another. */
  readonly says: 'same' | 'rounded' | 'other';
}

/** A source and the entry in it that a model is pinned to. */
export interface FactWitness {
  readonly source: PriceSource;
  readonly entry: SourceModel;
  /** The entry has prices of cached input. */
  readonly caches: boolean;
  /** The model of the catalog that is pinned to an entry of this source. */
  readonly modelOf: (ref: string) => Model | undefined;
}

/** What a source says, and whether the listed value is that. */
interface Stated {
  readonly value: string;
  readonly says: (listed: string) => FactFigure['says'];
}

/** Whoever states facts of a model. */
type Speaker = Pick<FactWitness, 'caches' | 'modelOf'> & {
  readonly entry: Pick<SourceModel, 'facts' | 'model'>;
};

type ReadStated = (speaker: Speaker) => Stated | undefined;

/** Sources write 1,000,000 for 1,048,576 and 128,000 for 131,072; two digits in the wrong order are more than that or not exact. */
const roundedBy = 0.08;

function number(value: number | undefined, more: readonly number[] = []): Stated | undefined {
  if (value === undefined) return undefined;
  return {
    value: String(value),
    says: (listed) => {
      if ([value, ...more].includes(Number(listed))) return 'same';
      return Math.abs(Number(listed) - value) <= value * roundedBy ? 'rounded' : 'other';
    },
  };
}

/** A month says the same as any of its days. */
function date(value: string | undefined): Stated | undefined {
  return value === undefined
    ? undefined
    : { value, says: (listed) => (value.startsWith(listed) || listed.startsWith(value) ? 'same' : 'other') };
}

function exact(value: string | undefined): Stated | undefined {
  return value === undefined ? undefined : { value, says: (listed) => (listed === value ? 'same' : 'other') };
}

const facts = (read: (facts: SourceFacts) => Stated | undefined): ReadStated => {
  return ({ entry }) => read(entry.facts);
};

const own: Readonly<Record<Exclude<FactName, Capability>, ReadStated>> = {
  // Some sources count the input alone.
  context: facts(({ context, maxOutput }) => number(context, [(context ?? 0) + (maxOutput ?? 0)])),
  maxOutput: facts(({ maxOutput }) => number(maxOutput)),
  released: facts(({ released }) => date(released)),
  knowledge: facts(({ knowledge }) => date(knowledge)),
  openWeights: facts(({ openWeights }) => exact(openWeights?.toString())),
  preview: ({ entry }) =>
    exact(entry.facts.status === 'preview' || entry.model.includes('preview') ? 'true' : undefined),
  retires: facts(({ retires, status }) => {
    if (retires !== undefined) return exact(retires);
    // That it goes, and not when.
    return status === 'deprecated'
      ? { value: 'unknown', says: (listed) => (listed === 'unknown' ? 'same' : 'rounded') }
      : undefined;
  }),
  replacement: ({ entry, modelOf }) => exact(modelOf(entry.facts.replacement ?? '')?.id),
  efforts: facts(({ efforts = [] }) => exact(efforts.length === 0 ? undefined : effortsInOrder(efforts))),
  endpoint: facts(({ endpoint }) => exact(endpoint)),
  // No source says whether a request has to ask for it.
  caching: ({ entry, caches }) =>
    caches || entry.facts.caches === true
      ? { value: 'automatic or explicit', says: (listed) => (listed === 'none' ? 'other' : 'same') }
      : undefined,
};

function ability(name: Capability): ReadStated {
  return ({
    entry: {
      model,
      facts: { capabilities: has, lacks },
    },
  }) => {
    // Some sources know of a model's abilities by its name only: `qwen-image-edit-plus`.
    if (has?.includes(name) === true || (name === 'image-edit' && model.includes('edit')))
      return exact('true');
    return lacks?.includes(name) === true ? exact('false') : undefined;
  };
}

const stated = {
  ...own,
  ...Object.fromEntries(capabilities.map((name) => [name, ability(name)])),
} as Readonly<Record<FactName, ReadStated>>;

/** What the source says of a fact, held against the listed value; undefined where it says nothing. */
export function factFigure(witness: FactWitness, name: FactName, listed: string): FactFigure | undefined {
  const found = stated[name](witness);
  return found && { source: witness.source, value: found.value, says: found.says(listed) };
}

/** What the source says of a fact that the catalog does not list. */
export function statedFact(witness: Speaker, name: FactName): string | undefined {
  return stated[name](witness)?.value;
}

/** All facts that an entry of the gateway's own list states. @param id of the model */
export function ownFacts(id: string, facts: SourceFacts): Partial<Record<FactName, string>> {
  const speaker: Speaker = { entry: { model: id, facts }, caches: false, modelOf: () => undefined };
  return Object.fromEntries(
    factNames.flatMap((name) => {
      const value = statedFact(speaker, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
