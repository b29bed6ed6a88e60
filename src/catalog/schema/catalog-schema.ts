/** The format of `models.yaml`: one zod schema, strict everywhere. Authored scalars are text. */
import { z } from 'zod';
import { licenseNames } from '#catalog/registry/licenses.ts';
import { apiErrors, apiErrorStatuses } from '#catalog/registry/api-errors.ts';
import { currentFormat } from '#catalog/registry/format.ts';
import { claimNames, claims, saidByItself } from '#catalog/registry/claims.ts';
import { listShapes } from '#catalog/registry/list-shapes.ts';
import { meterNames, meters } from '#catalog/registry/meters.ts';
import { languageNames } from '#catalog/registry/languages.ts';
import { modalities, modalityNames, toldKinds } from '#catalog/registry/modalities.ts';
import { requestParts } from '#catalog/registry/request-parts.ts';
import { pricesSchema, upliftSchema } from './price-schema.ts';
import {
  amount,
  apiWord,
  boolean,
  clause,
  currencyCode,
  day,
  dayOrUnknown,
  factor,
  formatVersion,
  fieldPath,
  formatName,
  headerName,
  indexNowKey,
  integer,
  listedAmount,
  longestStatement,
  modelId,
  monthOrDay,
  multiplier,
  operationPath,
  percent,
  providerId,
  score,
  size,
  hostUrl,
  siteUrl,
  slug,
  text,
  unitName,
  url,
  urlOrMail,
  urlOrGateway,
  variableName,
} from './scalars.ts';
import {
  catalogIssue,
  entry,
  listOf,
  manyOf,
  notEmpty,
  oneOrMany,
  optional,
  pairOf,
  required,
  someOf,
} from './schema-tools.ts';
import { priceSourcePins, priceSources } from '#catalog/registry/price-sources.ts';
import {
  cachingKinds,
  capabilities,
  efforts,
  factNames,
  requestInputs,
} from '#catalog/registry/vocabulary.ts';

/** What a gateway lists is the provider's price times this; the nearest one holds: the model's, the provider's, its own. */
const markup = optional(
  entry({
    percent: optional(multiplier, 'By how many per cent more than the provider’s price is listed.', '20'),
    factor: optional(factor, 'How many times the provider’s price is listed; below 1 is a discount.', '0.9'),
  }).check(({ value, issues }) => {
    if ((value.percent === undefined) === (value.factor === undefined))
      issues.push(catalogIssue('markup-invalid', value, { value: 'percent and factor' }));
  }),
  'Prices stand here as the provider publishes them; the gateway lists them times this.',
  '{ percent: 20 }',
);

/** Where something was read, when, and for how long that is believed. */
const reading = {
  source: required(url, 'Where that stands.', 'https://acme.example/pricing'),
  checked: required(day, 'Day on which it was read.', '2026-11-23'),
  expires: required(
    day,
    `Day from which the price check asks again, within ${String(longestStatement)} days.`,
    '2027-02-23',
  ),
};

/**
 * What every statement about prices says: which amounts it stands for, by selectors such as `input@batch` (see
 * `selectRates`), where they were read, and for how long.
 */
const statement = {
  amounts: optional(
    z.record(text, listedAmount).check(notEmpty),
    'The prices it stands for, by rate; it holds for no other amount.',
    '{ output: 10, "input@batch": 0.60, audioMinute: 0.36/hour }',
  ),
  facts: optional(
    someOf(factNames, text, (name) => [
      `What it stands for as \`${name}\`; \`none\` where it is left out.`,
      'none',
    ]),
    'The facts it stands for, beside prices or instead of them; it holds for no other value.',
    '{ maxOutput: 64000, vision: true, released: none }',
  ),
  ...reading,
};

const unverifiedSchema = entry({
  ...statement,
  source: required(
    urlOrGateway,
    'Where that stands, or `gateway` for a price that the gateway sets itself.',
    'https://acme.example/pricing',
  ),
  expires: optional(
    day,
    `Day from which the price check asks again, within ${String(longestStatement)} days; a price that the gateway sets itself needs none.`,
    '2027-02-23',
  ),
  reason: optional(
    clause,
    'What there is to say besides that no source has it, as a clause.',
    'it is printed on the page of the model',
  ),
}).check(({ value, issues }) => {
  if (value.expires === undefined && value.source !== saidByItself)
    issues.push(catalogIssue('key-missing', value, { key: 'expires' }, ['expires']));
});

const exceptionSchema = entry({
  ...statement,
  reason: required(clause, 'Why a library is wrong, as a clause.', 'genai-prices still lists the old price'),
  prefer: optional(z.enum(priceSources), 'Library that is right where two disagree.', 'litellm'),
});

const unlistedSchema = entry({
  rates: required(
    listOf(text),
    'Which prices: a meter, `input@priority`, or `@priority` for all that have it; of a model that lists none of them.',
    "['@priority']",
  ),
  models: optional(
    listOf(text),
    'Ids of the models it is about, `*` for any text; without it, all.',
    "['acme/*']",
  ),
  modalities: optional(
    listOf(z.enum(modalityNames)),
    'Kinds of model it is about; without it, all.',
    '[image]',
  ),
  reason: required(clause, 'Why they are not listed, as a clause.', 'no parameter of the API asks for it'),
  ...reading,
});

const limitSchema = entry({
  plan: optional(text, 'Plan whose customers it is for; without it, everybody’s.', 'Free'),
  requestsPerMinute: optional(integer(), 'Requests in a minute.', '60'),
  tokensPerMinute: optional(integer(), 'Tokens in a minute, in and out.', '200000'),
  ...reading,
});

const scoreSchema = entry({
  benchmark: required(
    text,
    'Name of the benchmark with its version or part, in one spelling throughout.',
    'SWE-Bench Verified',
  ),
  value: required(score, 'What the model scored, in the digits of the source.', '72.4'),
  metric: required(text, 'What the figure is, alike in all scores of the benchmark.', 'percent resolved'),
  harness: optional(text, 'Program in which the model worked, where the source names one.', 'mini-SWE-agent'),
  measured: optional(day, 'Day of the result, where the source says it.', '2026-05-09'),
  via: optional(
    url,
    'Who passes the score on, where it was read there and not at its source.',
    'https://models.dev',
  ),
  ...reading,
});

export const modelSchema = entry({
  id: required(
    modelId,
    'What requests send as `model`, letter by letter: `acme/Chat-2`, `@cf/acme/chat`, `chat-2:free`.',
    'acme/chat-2',
  ),
  provider: optional(
    providerId,
    'Key of its provider in `providers`, where the id does not begin with it.',
    'acme',
  ),
  slug: optional(
    slug,
    'What names its page and its files, instead of the id in lower case with dashes.',
    'acme-chat-2',
  ),
  name: required(text, 'Name as readers know it.', 'Acme Chat 2'),
  modality: required(
    z.enum(modalityNames),
    'Kind of model; decides its page, its examples and whom it is compared with.',
    'chat',
  ),
  prices: optional(
    pricesSchema,
    'What it costs, by meter; instead of `free` or `priceStatus`.',
    '{ input: 1.25, output: 10 }',
  ),
  markup,
  uplifts: optional(
    oneOrMany(upliftSchema),
    'Factors over all of its prices, of a region or of whatever else a request can ask for; one or a list.',
    '{ factor: 1.1, when: { region: [eu, us] } }',
  ),
  free: optional(
    entry({
      reason: required(clause, 'Why it is free, as a clause.', 'it is in beta'),
      source: required(url, 'Where that stands.', 'https://acme.example/pricing'),
    }),
    'Why it costs nothing.',
    '{ reason: in beta, source: https://acme.example/pricing }',
  ),
  priceStatus: optional(
    z.enum(['plan', 'unknown']),
    'Why no price is listed: only in a plan, or not known.',
    'plan',
  ),
  priceNote: optional(clause, 'What to say where the price would stand.', 'by arrangement'),
  published: optional(
    entry({
      prices: required(
        pricesSchema,
        'What it publishes, by meter, as it is written under `prices` of the model.',
        '{ megapixel: 0.015 }',
      ),
      currency: optional(
        currencyCode,
        'Its currency, where that is another than the one of the file.',
        'EUR',
      ),
      ...reading,
    }),
    'What the provider itself publishes where it is another price than is listed here.',
    '{ prices: { megapixel: 0.015 }, source: https://acme.example, checked: 2026-11-23, expires: 2027-02-23 }',
  ),
  printed: optional(
    entry({
      prices: required(
        someOf(meterNames, amount, (meter) => [`The price per ${meters[meter].unit}.`, '0.05']),
        'What it prints, by meter, in the unit that is listed here.',
        '{ input: 0.05, output: 0.20 }',
      ),
      ...reading,
    }),
    'What the gateway itself prints elsewhere; where that is another price than is listed here, the page says both.',
    '{ prices: { input: 0.05 }, source: https://gateway.example, checked: 2026-11-23, expires: 2027-02-23 }',
  ),
  magnitude: optional(
    text,
    'Why a price is far outside of what such models cost.',
    'it runs on hardware of its own',
  ),
  aliases: optional(
    manyOf(
      entry({
        id: required(modelId, 'The other id.', 'acme/chat-2-0605'),
        until: optional(day, 'First day on which it no longer works.', '2027-01-01'),
      }),
    ),
    'Other ids the gateway takes for it.',
    '[{ id: acme/chat-2-0605 }]',
  ),
  snapshotOf: optional(modelId, 'Id of the model that this is a dated version of.', 'acme/chat-2'),
  host: optional(
    providerId,
    'Provider that serves a model of another maker, and whose price is listed.',
    'other',
  ),
  context: optional(integer(), 'Context window in tokens.', '200000'),
  maxOutput: optional(integer(), 'Longest output in tokens; part of the context.', '64000'),
  listed: optional(day, 'Day on which it came to this catalog.', '2026-05-20'),
  released: optional(monthOrDay, 'Month or day of its release.', '2026-05-14'),
  knowledge: optional(monthOrDay, 'Month or day up to which it knows the world.', '2025-10'),
  openWeights: optional(boolean, 'Whether its weights can be downloaded.', 'true'),
  status: optional(z.enum(['preview', 'deprecated']), 'Not yet final, or about to go.', 'deprecated'),
  retires: optional(dayOrUnknown, 'Day on which a deprecated model goes, or `unknown`.', '2027-01-31'),
  replacement: optional(modelId, 'Id of the model to move to.', 'acme/chat-3'),
  capabilities: optional(
    listOf(z.enum(capabilities)),
    'What it can do besides its modality.',
    '[vision, tools]',
  ),
  caching: optional(
    z.enum(cachingKinds),
    'How repeated input becomes cheaper: by itself, on request, or not at all.',
    'automatic',
  ),
  limits: optional(
    oneOrMany(limitSchema),
    'How much may be asked of it in a minute, by plan; one limit or a list.',
    '{ requestsPerMinute: 60, source: https://acme.example/limits, checked: 2026-11-23, expires: 2027-02-23 }',
  ),
  scores: optional(
    oneOrMany(scoreSchema),
    'What it scored in named benchmarks, each as its source says; one score or a list. Averages of several benchmarks are none.',
    '{ benchmark: SWE-Bench Verified, value: 72.4, metric: percent resolved, source: https://acme.example/report, checked: 2026-11-23, expires: 2027-02-23 }',
  ),
  request: optional(
    entry({
      endpoint: optional(
        text,
        'Endpoint below the base URL at which alone its provider serves it, where that is not the one of its kind: then it has no example.',
        '/responses',
      ),
      efforts: optional(
        listOf(z.enum(efforts)),
        'Values of `reasoning_effort` that it takes, the least first; `low` is used, else the first that is not `none`.',
        '[none, low, medium, high]',
      ),
      toolEffort: optional(
        z.enum(efforts),
        'The one effort with which it takes tools, where it does not take them with every one.',
        'none',
      ),
      streamOnly: optional(boolean, 'Whether it answers only as a stream.', 'true'),
      formats: optional(
        listOf(formatName),
        'Values of `response_format` for speech, a spoken answer or a transcript; the first is used. Without it none is asked for.',
        '[wav]',
      ),
      encodings: optional(
        listOf(text),
        'Values of `encoding_format` of an embedding, where `float` is none of them; the first is used.',
        '[base64_int8]',
      ),
      chunked: optional(boolean, 'Whether a transcription has to ask for `chunking_strategy: auto`.', 'true'),
      byUrl: optional(boolean, 'Whether an edit takes images by their address only, not as files.', 'true'),
      templates: optional(listOf(text), 'Templates that it knows; the first is used.', '[hugging]'),
      prompt: optional(
        text,
        'What its example says, where what is said to others of its kind does not fit.',
        'A flat icon of a red mug',
      ),
      sizes: optional(
        listOf(size),
        'Sizes an image request may ask for; the first is used.',
        '[1024x1024, 1536x1024]',
      ),
      voices: optional(
        listOf(text),
        'Voices of a speech model, or of a chat model that has to answer in speech; the first is used.',
        '[alloy]',
      ),
      seconds: optional(
        listOf(integer()),
        'Lengths a video request may ask for; the first is used.',
        '[8, 4]',
      ),
      dimensions: optional(integer(), 'Length of an embedding.', '1024'),
      returns: optional(
        z.enum(['url', 'b64']),
        'Whether an image comes as an address or as base64 text.',
        'b64',
      ),
      needs: optional(listOf(z.enum(requestInputs)), 'What must be sent along with the prompt.', '[image]'),
      documented: optional(
        entry({
          source: required(url, 'Where they were read.', 'https://acme.example/docs'),
          checked: required(day, 'Day on which they were read there.', '2026-11-30'),
          expires: required(
            day,
            `Day from which the check asks again, within ${String(longestStatement)} days.`,
            '2027-02-28',
          ),
        }),
        'Where these values stand; what a pinned source confirms needs none.',
        '{ source: https://acme.example/docs, checked: 2026-11-30, expires: 2027-02-28 }',
      ),
    }),
    'What a request to it can hold, and must: its examples say nothing else.',
    '{ sizes: [1024x1024] }',
  ),
  estimates: optional(
    pricesSchema,
    'What one image of a token-priced model comes to; shown, never added to a bill.',
    '{ image: 0.039 }',
  ),
  verify: optional(
    someOf(priceSources, text, (source) => priceSourcePins[source]),
    'Entries of pricing libraries that list it, by library.',
    '{ genai-prices: acme/chat-2 }',
  ),
  pinReasons: optional(
    someOf(priceSources, text, () => [
      'Why the entry has another version, size or tier in its name, is pinned by another model too, or is not pinned.',
      'the library has one entry for both',
    ]),
    'What is unusual about a pin, or about an entry of the same name that is not pinned, by library.',
    '{ genai-prices: the library has one entry for both }',
  ),
  unverified: optional(
    oneOrMany(unverifiedSchema),
    'Why no library confirms the prices; one statement or a list.',
    '{ amounts: { image: 0.04 }, source: https://acme.example, checked: 2026-11-23, expires: 2027-02-23 }',
  ),
  exceptions: optional(
    oneOrMany(exceptionSchema),
    'Why a library is not believed; one statement or a list.',
    '{ amounts: { input: 2 }, reason: still the old price, source: https://acme.example, checked: 2026-11-23, expires: 2027-01-01 }',
  ),
});

const inPlan = () => entry({ plan: required(text, 'Plan that includes it.', 'Enterprise') });

const claimSource = entry({
  source: required(
    urlOrGateway,
    'Page where it was read, or `gateway` where the gateway says it of itself and on no page.',
    'https://gateway.example/pricing',
  ),
  checked: reading.checked,
  expires: reading.expires,
});

/** How a gateway names the fields that examples of these kinds send. */
const requestFields = [
  'prompt',
  'duration',
  'aspect_ratio',
  'resolution',
  'image_url',
  'image_urls',
  'audio_url',
  'video_url',
  'template',
  'query',
  'documents',
  'document',
] as const;

const apiSchema = entry({
  languages: optional(
    listOf(z.enum(languageNames)),
    'The languages of its examples; without it, all that there are.',
    '[python, node, curl]',
  ),
  tasks: optional(
    integer(),
    'How many tasks of each model have examples, the plain call first; without it, all that there are. Each task has a file for each language, of which hosts count how many there are.',
    '1',
  ),
  requests: optional(
    someOf(
      toldKinds,
      entry({
        path: optional(operationPath, 'Where they are called, below the base URL.', '/videos/generations'),
        fields: optional(
          someOf(requestFields, apiWord, (field) => [`What its API calls the field \`${field}\`.`, field]),
          'The fields that have another name there.',
          '{ duration: seconds }',
        ),
        assumed: optional(
          text,
          'Whose request shape it is, where no description of the gateway has it.',
          "the request shape of the gateway's own SDK",
        ),
      }).check(notEmpty),
      (kind) => [
        `How ${modalities[kind].plural} are called${modalities[kind].endpoint === undefined ? '; without it they have no example' : ''}.`,
        `{ path: ${modalities[kind].endpoint?.path ?? '/videos/generations'} }`,
      ],
    ),
    'Requests that OpenAI’s API has no call for, and each gateway has its own way.',
    '{ video: { path: /videos/generations } }',
  ),
  jobs: optional(
    entry({
      path: required(operationPath, 'Where a job is looked at: below it stands its id.', '/jobs'),
      id: optional(apiWord, 'The field of the answer that holds its id.', 'id'),
      status: optional(apiWord, 'The field that holds its state.', 'status'),
      done: required(apiWord, 'The state of a job that has a result.', 'completed'),
      failed: required(
        listOf(apiWord),
        'The states of a job that has ended without one.',
        '[failed, cancelled]',
      ),
      result: optional(
        listOf(fieldPath),
        'Where its answer has the address of the result; of several places, it has one.',
        '[result_url]',
      ),
      content: optional(
        operationPath,
        'The path below the job at which its result is, where its answer has no address.',
        '/content',
      ),
      cancel: optional(boolean, 'Whether `DELETE` ends a job.', 'true'),
    }).check(({ value, issues }) => {
      if (value.result === undefined && value.content === undefined)
        issues.push(catalogIssue('key-missing', value, { key: 'result' }, ['result']));
    }),
    'How what takes minutes is waited for: video, music and 3D have no example without it.',
    '{ path: /jobs, done: completed, failed: [failed], result: [result_url] }',
  ),
  described: optional(
    entry({
      source: required(url, 'Where the gateway describes its API.', 'https://gateway.example/openapi.json'),
      checked: required(day, 'Day on which it was read.', '2026-11-23'),
      parts: required(
        listOf(z.enum(requestParts)),
        'What it describes as the examples send it; the rest is told as assumed.',
        '[chat, tools]',
      ),
    }),
    'What the gateway says itself of its requests.',
    '{ source: https://gateway.example/openapi.json, checked: 2026-11-23, parts: [chat] }',
  ),
}).check(notEmpty);

const gatewaySchema = entry({
  name: required(text, 'Name of the gateway, as sentences use it.', 'Example Gateway'),
  url: required(
    hostUrl,
    'Its host; the site stands at its root, where `site.url` does not say otherwise.',
    'https://gateway.example',
  ),
  baseUrl: required(url, 'Base address of the API, as SDKs want it.', 'https://api.gateway.example/v1'),
  currency: required(currencyCode, 'Currency of every price in the file, a code of ISO 4217.', 'EUR'),
  apiKey: required(
    entry({
      env: required(variableName, 'Environment variable that holds the key in examples.', 'EXAMPLE_KEY'),
      placeholder: required(text, 'What a key looks like.', 'sk-...'),
    }),
    'The reader’s API key, as the examples name it.',
    '{ env: EXAMPLE_KEY, placeholder: sk-... }',
  ),
  api: optional(
    apiSchema,
    'What its API has its own way, for the examples; without it they call it as OpenAI’s is called.',
    '{ languages: [python, curl] }',
  ),
  pricing: optional(
    z.enum(['pass-through']),
    'That providers’ prices are charged as they are, without a markup or a fee per token.',
    'pass-through',
  ),
  priceList: optional(
    entry({
      from: required(
        text,
        'Where it is read: an address, or a file seen from the site folder.',
        'https://api.gateway.example/v1/models',
      ),
      shape: optional(
        z.enum(listShapes),
        'In which shape it is; without it, recognised by what is in it.',
        'openrouter',
      ),
    }),
    'The gateway’s own list of what it serves and charges: `check:gateway` compares the catalog with it, and a price that only it has is set by the gateway.',
    '{ from: https://api.gateway.example/v1/models, shape: openrouter }',
  ),
  markup,
  exchange: optional(
    entry({
      from: required(currencyCode, 'Currency that the prices of the file are in.', 'USD'),
      rate: required(multiplier, 'How many of the gateway’s currency one of it is.', '0.92'),
      date: required(day, 'Day of the rate.', '2026-11-20'),
      source: required(url, 'Where it stands.', 'https://bank.example/rates'),
    }),
    'Providers’ prices are in another currency, and are listed times this rate.',
    '{ from: USD, rate: 0.92, date: 2026-11-20, source: https://bank.example/rates }',
  ),
  platformFee: optional(
    entry({
      percent: required(
        percent,
        'The fee in percent, the same for every payment; 0 without another part says that there is none.',
        '5',
      ),
      fixed: optional(amount, 'What is taken of each payment besides.', '0.35'),
      minimum: optional(amount, 'The least that is taken of a payment.', '0.80'),
      chargedOn: required(
        z.enum(['top-up', 'credits']),
        'Taken out of the payment (top-up), or added on top of the credits bought (credits).',
        'top-up',
      ),
    }),
    'What the gateway takes on top of the providers’ prices.',
    '{ percent: 5, chargedOn: top-up }',
  ),
  tokenFee: optional(
    entry({
      input: optional(amount, 'Of 1M tokens that are sent, of whatever kind.', '0.05'),
      output: optional(amount, 'Of 1M tokens that come back.', '0.05'),
    }).check(notEmpty),
    'What the gateway itself takes of every 1M tokens that a call counts, in its own currency. Every listed price per token contains it, after markup and exchange; a model that is free, or counts no tokens, has none of it.',
    '{ input: 0.05, output: 0.05 }',
  ),
  callFee: optional(
    boolean,
    'Whether anything is charged per call besides the listed price; only `false` makes a sentence.',
    'false',
  ),
  topUp: optional(
    entry({
      minimum: required(amount, 'Smallest payment.', '5'),
      autoRenew: required(boolean, 'Whether a balance that runs low is topped up by itself.', 'false'),
      monthlyMinimum: optional(boolean, 'Whether a least sum has to be used or paid each month.', 'false'),
      subscription: optional(boolean, 'Whether a subscription has to be paid besides.', 'false'),
    }),
    'How readers pay in advance.',
    '{ minimum: 5, autoRenew: false }',
  ),
  taxes: optional(
    entry({
      included: required(boolean, 'Whether the prices contain them.', 'false'),
      name: optional(text, 'What they are called, inside a sentence.', 'VAT'),
    }),
    'Whether taxes are part of the prices; without the key, no page speaks of them.',
    '{ included: false, name: VAT }',
  ),
  freeTier: optional(
    entry({
      model: required(modelId, 'Id of the model that is free; it must be listed.', 'acme/chat'),
      requestsPerDay: required(integer(), 'Free requests a day.', '100'),
      cardRequired: required(boolean, 'Whether a payment card is needed for it.', 'false'),
    }),
    'A model with free requests.',
    '{ model: acme/chat, requestsPerDay: 100, cardRequired: false }',
  ),
  semanticCache: optional(
    entry({
      percentOfUncached: required(percent, 'What a cached answer costs, in percent of the price.', '10'),
    }),
    'Whole requests that are answered again from a cache.',
    '{ percentOfUncached: 10 }',
  ),
  byok: optional(inPlan(), 'Using provider keys of one’s own.', '{ plan: Enterprise }'),
  committedUse: optional(inPlan(), 'Discounts for a committed amount of use.', '{ plan: Enterprise }'),
  metering: optional(
    entry({
      costHeader: optional(headerName, 'Response header that carries the cost of the request.', 'x-cost'),
      costUnit: optional(
        unitName,
        'What the figure in that header counts: a currency, or a part of it.',
        'USD',
      ),
      dashboard: optional(boolean, 'Whether there is a dashboard of costs.', 'true'),
      auditLog: optional(boolean, 'Whether every request is logged with its cost.', 'true'),
    }),
    'How readers see what a request cost.',
    '{ costHeader: x-cost, dashboard: true }',
  ),
  batch: optional(
    entry({
      endpoints: required(
        listOf(text),
        'Endpoints that batches may call.',
        '[/chat/completions, /embeddings]',
      ),
      hours: required(integer(), 'Hours within which a batch is done.', '24'),
      requests: optional(integer(), 'The most requests that one batch takes.', '100'),
      percentOff: optional(percent, 'What the gateway says a batch takes off the price, in per cent.', '50'),
    }),
    'Requests answered later, through files of the OpenAI batch API.',
    '{ endpoints: [/chat/completions], hours: 24 }',
  ),
  errors: optional(
    someOf(apiErrorStatuses, text, (status) => [
      `What the gateway says of an answer with the status ${status}.`,
      apiErrors[status].isRepeated ? 'Rate limited' : 'Invalid request',
    ]),
    'The statuses with which the API refuses a request, in the gateway’s words.',
    "{ '401': Auth error, '429': Rate limited }",
  ),
  links: required(
    entry({
      getKey: required(url, 'Where to get a key.', 'https://gateway.example/key'),
      playground: optional(url, 'Where to try a model.', 'https://gateway.example/playground'),
      reportPrice: optional(
        urlOrMail,
        'Where readers report a wrong price: a mailbox, or a page that reads `title` and `body` as issue trackers do.',
        'mailto:prices@gateway.example',
      ),
    }),
    'Where readers go next.',
    '{ getKey: https://gateway.example/key }',
  ),
  claims: optional(
    someOf(['all', ...claimNames], claimSource, (name) => [
      name === 'all'
        ? 'Who says what has no line of its own here.'
        : `Who says of: ${claims[name]}.${name === 'topUp' ? ' It stands for the keys below it, too.' : ''}`,
      '{ source: https://gateway.example/pricing, checked: 2026-11-23, expires: 2027-02-20 }',
    ]),
    'Who says what the keys above claim, and when that was read. Without a source no claim is published.',
    '{ all: { source: gateway, checked: 2026-11-23, expires: 2027-02-20 } }',
  ),
  indexNow: optional(
    indexNowKey,
    'Key for announcing changed pages to search engines by IndexNow; the site then serves it as a file.',
    '4f1d0a6c29b84e37',
  ),
});

const providerSchema = entry({
  name: required(text, 'Name of the provider.', 'Acme'),
  url: optional(url, 'Its site.', 'https://acme.example'),
  pricing: optional(url, 'Its own pricing page.', 'https://acme.example/pricing'),
  host: optional(
    providerId,
    'Provider that serves its models here, and whose prices theirs are, unless a model names another.',
    'other',
  ),
  markup,
});

const placeSchema = entry({
  label: required(text, 'What the link says.', 'Docs'),
  href: required(url, 'Where it leads.', 'https://gateway.example/docs'),
});

const origin = 'https://stats.gateway.example';
const headSchema = entry({
  scripts: optional(
    manyOf(
      entry({
        src: required(url, 'Where it is.', `${origin}/script.js`),
        data: optional(
          z.record(apiWord, text).check(notEmpty),
          'Its `data-` attributes, without that beginning.',
          '{ domain: gateway.example }',
        ),
        connects: optional(
          listOf(hostUrl),
          'Hosts to which it sends, besides the one it comes from.',
          `[${origin}]`,
        ),
      }),
    ).check(notEmpty),
    'Scripts of other hosts, such as those that count visits. They run when the page is there.',
    `[{ src: ${origin}/script.js, data: { domain: gateway.example } }]`,
  ),
  stylesheets: optional(
    listOf(url),
    'Style sheets of other hosts, such as those of typefaces.',
    '[https://fonts.gateway.example/sans.css]',
  ),
  fonts: optional(
    listOf(hostUrl),
    'Hosts from which style sheets and `theme.css` load typefaces.',
    '[https://fonts.gateway.example]',
  ),
  images: optional(listOf(hostUrl), 'Hosts from which scripts and styles load pictures.', `[${origin}]`),
  meta: optional(
    manyOf(
      entry({
        name: required(text, 'What it is called.', 'google-site-verification'),
        content: required(text, 'What it says.', 'abc123'),
      }),
    ).check(notEmpty),
    'More `<meta>` elements.',
    '[{ name: google-site-verification, content: abc123 }]',
  ),
}).check(notEmpty);
const securitySchema = entry({
  contact: required(urlOrMail, 'Where faults of security are reported.', 'mailto:security@gateway.example'),
  expires: required(day, 'Until when that holds; a site built later does not say it.', '2027-11-01'),
  policy: optional(url, 'What is done with reports.', 'https://gateway.example/security'),
});

const dataSchema = entry({
  license: required(
    z.enum(licenseNames),
    'The licence, by its identifier in the list of SPDX; `none` grants nothing.',
    'CC-BY-4.0',
  ),
  terms: optional(
    url,
    'Where the terms stand, if not at the address of the licence.',
    'https://gateway.example/data-terms',
  ),
  citation: optional(
    text,
    'How whoever uses the data names its source.',
    'Example Gateway, model prices, https://gateway.example/api/',
  ),
});

const siteSchema = entry({
  url: optional(
    siteUrl,
    'Where the site stands: a host, or a path of one; without it, the root of the gateway’s host.',
    'https://gateway.example/pricing/',
  ),
  name: optional(
    text,
    'What the site is called in its header and to programs; without it, as the gateway is.',
    'Example Models',
  ),
  guides: optional(
    z.enum(['own']),
    'That only the guides of the site folder are published: without it, the engine’s own stand beside them, unless one has the same name.',
    'own',
  ),
  head: optional(
    headSchema,
    'What every page loads or says besides; the security policy allows these hosts, and no other.',
    `{ scripts: [{ src: ${origin}/script.js }] }`,
  ),
  data: optional(
    dataSchema,
    'On what terms others may use the prices and facts that the site publishes as data. The site check fails without it.',
    '{ license: CC-BY-4.0, citation: Example Gateway model prices }',
  ),
  navigation: optional(
    manyOf(placeSchema).check(notEmpty),
    'Links in the header, after those of the site itself.',
    '[{ label: Docs, href: https://gateway.example/docs }]',
  ),
  security: optional(
    securitySchema,
    'Who hears of faults of security, for `/.well-known/security.txt`.',
    '{ contact: mailto:security@gateway.example, expires: 2027-11-01 }',
  ),
  footer: optional(
    manyOf(
      entry({
        title: required(text, 'Heading of the group.', 'Example Gateway'),
        places: required(
          manyOf(placeSchema).check(notEmpty),
          'Its links.',
          '[{ label: Status, href: https://status.gateway.example }]',
        ),
      }),
    ).check(notEmpty),
    'Groups of links in the footer, after those of the site itself.',
    '[{ title: Example Gateway, places: [{ label: Status, href: https://status.gateway.example }] }]',
  ),
});

export const catalogSchema = entry({
  format: optional(
    formatVersion,
    'Version of the format that the file is written in; `ratecard upgrade` brings an older one forward.',
    String(currentFormat),
  ),
  site: optional(
    siteSchema,
    'Where the site stands, and what its header and footer lead to besides.',
    '{ url: https://gateway.example/pricing/ }',
  ),
  gateway: required(
    gatewaySchema,
    'The gateway; every claim the site makes about it is a key here: no key, no sentence.',
    '{ name: Example }',
  ),
  providers: required(
    z.record(providerId, providerSchema).check(notEmpty),
    'Who makes or hosts the models, by what most of their ids begin with.',
    '{ acme: { name: Acme } }',
  ),
  comparisons: optional(
    manyOf(pairOf(modelId)).check(notEmpty),
    'Pairs of models that readers weigh against each other; each gets a page of its own.',
    '[[acme/chat, other/chat]]',
  ),
  unlisted: optional(
    manyOf(unlistedSchema).check(notEmpty),
    'Prices that libraries have of the models and this catalog does not list.',
    "[{ rates: ['@priority'], reason: no parameter asks for it, source: https://gateway.example/docs, checked: 2026-11-23, expires: 2027-02-23 }]",
  ),
  removed: optional(
    manyOf(
      entry({
        id: required(modelId, 'What requests sent as `model`.', 'acme/chat-1'),
        name: required(text, 'Name as readers knew it.', 'Acme Chat 1'),
        date: required(day, 'Day since which it is not listed any more.', '2026-11-01'),
        replacement: optional(
          modelId,
          'Id of the listed model to which the address of its page leads on.',
          'acme/chat-2',
        ),
      }),
    ).check(notEmpty),
    'Models that are no longer listed; what their prices did stays on the page of price changes. Of a model that only has another id now, the old one is an alias.',
    '[{ id: acme/chat-1, name: Acme Chat 1, date: 2026-11-01 }]',
  ),
  models: required(
    manyOf(modelSchema).check(notEmpty),
    'The models, each with its price or with the reason why it has none.',
    '[{ id: acme/chat }]',
  ),
});

export type ParsedModel = z.output<typeof modelSchema>;
export type ParsedCatalog = z.output<typeof catalogSchema>;
export type ParsedGateway = z.output<typeof gatewaySchema>;
