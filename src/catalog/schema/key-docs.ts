/**
 * What every key of `models.yaml` says, in one line, with an example as an author writes it. Editors show it
 * while typing (through the JSON Schema), and docs/catalog-format.md lists it. The types see to it that no key
 * is left out.
 */
import { languages, packagedLanguages, type PackagedLanguage } from '#catalog/registry/languages.ts';
import { meterNames, meters, type Meter } from '#catalog/registry/meters.ts';
import { priceSourcePins, type PriceSource } from '#catalog/registry/price-sources.ts';

/** What a key says, and an example of its value in YAML. */
export type KeyDoc = readonly [says: string, example: string];

export const catalogDocs = {
  gateway: [
    'The gateway; every claim the site makes about it is a key here: no key, no sentence.',
    '{ name: Example }',
  ],
  providers: ['Who makes or hosts the models, by the first part of their ids.', '{ acme: { name: Acme } }'],
  comparisons: [
    'Pairs of models that readers weigh against each other; each gets a page of its own.',
    '[[acme/chat, other/chat]]',
  ],
  models: ['The models, each with its price or with the reason why it has none.', '[{ id: acme/chat }]'],
} satisfies Record<string, KeyDoc>;

export const gatewayDocs = {
  name: ['Name of the gateway, as sentences use it.', 'Example Gateway'],
  url: ['Address at which the site is published.', 'https://gateway.example'],
  baseUrl: ['Base address of the API, as SDKs want it.', 'https://api.gateway.example/v1'],
  currency: ['Currency of every price in the file.', 'EUR'],
  apiKey: ['The reader’s API key, as the examples name it.', '{ env: EXAMPLE_KEY, placeholder: sk-... }'],
  pricing: ['That providers’ prices are charged as they are, without a markup.', 'pass-through'],
  platformFee: [
    'What the gateway takes on top of the providers’ prices.',
    '{ percent: 5, chargedOn: top-up }',
  ],
  topUp: ['How readers pay in advance.', '{ minimum: 5, autoRenew: false }'],
  freeTier: ['A model with free requests.', '{ model: acme/chat, requestsPerDay: 100, cardRequired: false }'],
  semanticCache: ['Whole requests that are answered again from a cache.', '{ percentOfUncached: 10 }'],
  byok: ['Using provider keys of one’s own.', '{ plan: Enterprise }'],
  committedUse: ['Discounts for a committed amount of use.', '{ plan: Enterprise }'],
  metering: ['How readers see what a request cost.', '{ costHeader: x-cost, dashboard: true }'],
  batch: [
    'Requests answered later, through files of the OpenAI batch API.',
    '{ endpoints: [/chat/completions], hours: 24 }',
  ],
  sdks: ['Client libraries of the gateway’s own.', '{ python: example-sdk }'],
  links: ['Where readers go next.', '{ getKey: https://gateway.example/key }'],
  indexNow: [
    'Key for announcing changed pages to search engines by IndexNow; the site then serves it as a file.',
    '4f1d0a6c29b84e37',
  ],
} satisfies Record<string, KeyDoc>;

export const apiKeyDocs = {
  env: ['Environment variable that holds the key in examples.', 'EXAMPLE_KEY'],
  placeholder: ['What a key looks like.', 'sk-...'],
} satisfies Record<string, KeyDoc>;

export const platformFeeDocs = {
  percent: ['The fee in percent.', '5'],
  chargedOn: [
    'Taken out of the payment (top-up), or added on top of the credits bought (credits).',
    'top-up',
  ],
} satisfies Record<string, KeyDoc>;

export const topUpDocs = {
  minimum: ['Smallest payment.', '5'],
  autoRenew: ['Whether a balance that runs low is topped up by itself.', 'false'],
} satisfies Record<string, KeyDoc>;

export const freeTierDocs = {
  model: ['Id of the model that is free; it must be listed.', 'acme/chat'],
  requestsPerDay: ['Free requests a day.', '100'],
  cardRequired: ['Whether a payment card is needed for it.', 'false'],
} satisfies Record<string, KeyDoc>;

export const semanticCacheDocs = {
  percentOfUncached: ['What a cached answer costs, in percent of the price.', '10'],
} satisfies Record<string, KeyDoc>;

export const planDocs = {
  plan: ['Plan that includes it.', 'Enterprise'],
} satisfies Record<string, KeyDoc>;

export const committedUseDocs = { plan: planDocs.plan } satisfies Record<string, KeyDoc>;

export const meteringDocs = {
  costHeader: ['Response header that carries the cost of the request.', 'x-cost'],
  dashboard: ['Whether there is a dashboard of costs.', 'true'],
  auditLog: ['Whether every request is logged with its cost.', 'true'],
} satisfies Record<string, KeyDoc>;

export const batchDocs = {
  endpoints: ['Endpoints that batches may call.', '[/chat/completions, /embeddings]'],
  hours: ['Hours within which a batch is done.', '24'],
} satisfies Record<string, KeyDoc>;

const packageDocs = Object.fromEntries(
  packagedLanguages.map((name): [string, KeyDoc] => [
    name,
    [`Package on ${languages[name].packageIndex ?? ''}.`, 'example-sdk'],
  ]),
) as Record<PackagedLanguage, KeyDoc>;

export const sdksDocs = {
  ...packageDocs,
  adds: ['What they add to the OpenAI libraries.', 'evals and replays'],
} satisfies Record<string, KeyDoc>;

export const linksDocs = {
  getKey: ['Where to get a key.', 'https://gateway.example/key'],
  playground: ['Where to try a model.', 'https://gateway.example/playground'],
} satisfies Record<string, KeyDoc>;

export const providerDocs = {
  name: ['Name of the provider.', 'Acme'],
  url: ['Its site.', 'https://acme.example'],
  pricing: ['Its own pricing page.', 'https://acme.example/pricing'],
} satisfies Record<string, KeyDoc>;

export const modelDocs = {
  id: ['provider/name, as the API takes it; more segments may follow.', 'acme/chat-2'],
  name: ['Name as readers know it.', 'Acme Chat 2'],
  modality: ['Kind of model; decides its page, its examples and whom it is compared with.', 'chat'],
  prices: ['What it costs, by meter; instead of `free` or `priceStatus`.', '{ input: 1.25, output: 10 }'],
  free: ['Why it costs nothing.', '{ reason: in beta, source: https://acme.example/pricing }'],
  priceStatus: ['Why no price is listed: only in a plan, or not known.', 'plan'],
  priceNote: ['What to say where the price would stand.', 'by arrangement'],
  published: [
    'What the provider itself publishes where it is another figure.',
    '{ text: from $0.015 per image, source: https://acme.example, checked: 2026-11-23 }',
  ],
  magnitude: ['Why a price is far outside of what such models cost.', 'it runs on hardware of its own'],
  aliases: ['Other ids the gateway takes for it.', '[{ id: acme/chat-2-0605 }]'],
  snapshotOf: ['Id of the model that this is a dated version of.', 'acme/chat-2'],
  host: ['Provider that serves a model of another maker.', 'other'],
  context: ['Context window in tokens.', '200000'],
  maxOutput: ['Longest output in tokens; part of the context.', '64000'],
  released: ['Month or day of its release.', '2026-05-14'],
  knowledge: ['Month or day up to which it knows the world.', '2025-10'],
  openWeights: ['Whether its weights can be downloaded.', 'true'],
  status: ['Not yet final, or about to go.', 'deprecated'],
  retires: ['Day on which a deprecated model goes, or `unknown`.', '2027-01-31'],
  replacement: ['Id of the model to move to.', 'acme/chat-3'],
  capabilities: ['What it can do besides its modality.', '[vision, tools]'],
  caching: ['How repeated input becomes cheaper: by itself, on request, or not at all.', 'automatic'],
  request: ['What its example request needs.', '{ sizes: [1024x1024] }'],
  estimates: [
    'What one image of a token-priced model comes to; shown, never added to a bill.',
    '{ image: 0.039 }',
  ],
  verify: ['Entries of pricing libraries that list it, by library.', '{ genai-prices: acme/chat-2 }'],
  unverified: [
    'Why no library confirms the prices; one statement or a list.',
    '{ reason: none lists it, source: https://acme.example, checked: 2026-11-23, expires: 2027-02-23 }',
  ],
  exceptions: [
    'Why a library is not believed; one statement or a list.',
    '{ reason: still the old price, source: https://acme.example, date: 2026-11-23, expires: 2027-01-01 }',
  ],
} satisfies Record<string, KeyDoc>;

export const freeDocs = {
  reason: ['Why it is free, as a clause.', 'it is in beta'],
  source: ['Where that stands.', 'https://acme.example/pricing'],
} satisfies Record<string, KeyDoc>;

export const publishedDocs = {
  text: ['The figure in the provider’s words.', 'from $0.015 for the first megapixel'],
  source: ['Where it stands.', 'https://acme.example/pricing'],
  checked: ['Day on which it was read.', '2026-11-23'],
} satisfies Record<string, KeyDoc>;

export const aliasDocs = {
  id: ['The other id.', 'acme/chat-2-0605'],
  until: ['First day on which it no longer works.', '2027-01-01'],
} satisfies Record<string, KeyDoc>;

export const requestDocs = {
  sizes: ['Sizes an image request may ask for; the first is used.', '[1024x1024, 1536x1024]'],
  voices: ['Voices of a speech model; the first is used.', '[alloy]'],
  seconds: ['Lengths a video request may ask for; the first is used.', '[8, 4]'],
  dimensions: ['Length of an embedding.', '1024'],
  returns: ['Whether an image comes as an address or as base64 text.', 'b64'],
  needs: ['What must be sent along with the prompt.', '[image]'],
} satisfies Record<string, KeyDoc>;

const rateSelectors = ['Rates it is about; without it, all of them.', '[output, "input@batch"]'] as const;

export const unverifiedDocs = {
  reason: ['Why no library confirms the price, as a clause.', 'no pricing library has the model'],
  source: ['Where the price was read.', 'https://acme.example/pricing'],
  checked: ['Day on which it was read.', '2026-11-23'],
  expires: ['Day from which the check asks again.', '2027-02-23'],
  rates: rateSelectors,
} satisfies Record<string, KeyDoc>;

export const exceptionDocs = {
  reason: ['Why a library is wrong, as a clause.', 'genai-prices still lists the old price'],
  source: ['Where the right price stands.', 'https://acme.example/pricing'],
  date: ['Day on which the exception was made.', '2026-11-23'],
  expires: ['Day from which the check asks again.', '2027-01-01'],
  prefer: ['Library that is right where two disagree.', 'litellm'],
  rates: rateSelectors,
} satisfies Record<string, KeyDoc>;

export const rateDocs = {
  amount: ['The price: plain digits, kept as they are written.', '0.040'],
  when: ['Conditions under which it applies, all of them together.', '{ service: batch }'],
  mode: [
    'Whether a threshold reprices the whole request or only the units beyond it (marginal).',
    'marginal',
  ],
  from: ['First day on which it holds, in UTC.', '2027-01-01'],
  until: ['First day on which it no longer holds, in UTC.', '2027-01-01'],
} satisfies Record<string, KeyDoc>;

export const gridDocs = {
  grid: ['Conditions that the levels of `rates` stand for, outermost first.', '[quality, size]'],
  rates: [
    'The amounts, one level for each condition.',
    '{ low: { 1024x1024: 0.011 }, high: { 1024x1024: 0.167 } }',
  ],
} satisfies Record<string, KeyDoc>;

/** Pins are described by the registry of price sources. */
export const verifyDocs: Readonly<Record<PriceSource, KeyDoc>> = priceSourcePins;

/** Meters are described by their own registry. */
export const pricesDocs = Object.fromEntries(
  meterNames.map((name): [Meter, KeyDoc] => {
    const { label, unit, kind } = meters[name];
    return [name, [`${label}: price per ${unit}.`, kind === 'tokens' ? '1.25' : '0.040']];
  }),
) as Readonly<Record<Meter, KeyDoc>>;
