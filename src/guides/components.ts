/**
 * The components that a guide may use. Guides are data: a component is a word of this list with literal attributes,
 * and what it prints comes from the catalog. A new one is an entry here and what it prints in `src/views/guides`.
 */

interface ComponentDefinition {
  /** Whether it stands within a sentence (or as one), or on its own between paragraphs. */
  readonly place: 'sentence' | 'block';
  /** The names of the attributes it knows, and whether it needs them. */
  readonly attributes: Readonly<Record<string, 'required' | 'optional'>>;
}

const definitions = {
  /** `<Gateway what="name"/>`: a name, word or sentence of the gateway section. */
  Gateway: { place: 'sentence', attributes: { what: 'optional' } },
  /** `<Guide name="batch" text="batches"/>`: a link, or only the words where that guide is not published. */
  Guide: { place: 'sentence', attributes: { name: 'required', text: 'required' } },
  /** `<Assumed/>`: the request shapes of examples that are assumed. */
  Assumed: { place: 'sentence', attributes: {} },
  /** `<Fee/>`: the fee in per cent; `<Fee of="spend"/>`: as a share of what is spent. */
  Fee: { place: 'sentence', attributes: { of: 'optional' } },
  /** `<TopUp amount="100"/>`: a round sum; without an amount the smallest top-up. */
  TopUp: { place: 'sentence', attributes: { amount: 'optional' } },
  /** `<Funds amount="100"/>`: what such a payment leaves for usage. */
  Funds: { place: 'sentence', attributes: { amount: 'optional' } },
  /** `<Price model="…"/>`: headline price; with `meter` one rate; `as="fee"` or `as="cached"`. */
  Price: { place: 'sentence', attributes: { model: 'required', meter: 'optional', as: 'optional' } },
  /** `<Model id="…"/>`: link to a model's page. */
  Model: { place: 'sentence', attributes: { id: 'required' } },
  /** `<FreeTier what="model"/>` or `what="requests"`. */
  FreeTier: { place: 'sentence', attributes: { what: 'required' } },
  /** `<SemanticCache/>`: what a cached answer costs, in per cent of the uncached price. */
  SemanticCache: { place: 'sentence', attributes: {} },
  /** `<Table of="top-ups"/>`: a table of figures; with `optional="yes"`, nothing where the catalog has none. */
  Table: { place: 'block', attributes: { of: 'required', optional: 'optional' } },
  /** `<Example task="Message"/>`: code in every language, of a model or of the one that guides call; optional as a table may be. */
  Example: { place: 'block', attributes: { model: 'optional', task: 'optional', optional: 'optional' } },
  /** `<Program file="chat.go" model="…" install="go get …" run="go run chat.go"/>`: a file of `content/programs`, which calls that model. */
  Program: {
    place: 'block',
    attributes: { file: 'required', model: 'required', install: 'required', run: 'required' },
  },
} as const satisfies Record<string, ComponentDefinition>;

export type ComponentName = keyof typeof definitions;

/** Those that print words of a sentence. */
export type SentenceComponent = {
  [Name in ComponentName]: (typeof definitions)[Name]['place'] extends 'sentence' ? Name : never;
}[ComponentName];

export const guideComponents: Readonly<Record<ComponentName, ComponentDefinition>> = definitions;

export const componentNames = Object.keys(definitions) as ComponentName[];

/** Whether a guide may use an element of that name. */
export function isComponent(name: string | null): name is ComponentName {
  return (componentNames as readonly (string | null)[]).includes(name);
}
