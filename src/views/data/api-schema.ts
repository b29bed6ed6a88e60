/**
 * The shape of every JSON file below `/api/`, told once: types, the published JSON Schema and the tables of the
 * documentation page come from here. Files may gain keys; a key that changes its meaning, its type or goes away
 * needs the next {@link schemaVersion}.
 */
import { z } from 'zod';
import { rateStatuses } from '#catalog/records/price-evidence.ts';
import { changeKinds } from '#catalog/records/price-history.ts';
import { licenseNames } from '#catalog/registry/licenses.ts';
import {
  conditionKeys,
  conditions,
  type ConditionDefinition,
  type ConditionKey,
  type When,
} from '#catalog/registry/conditions.ts';
import { billingKeys, billingRules, type BillingKey } from '#catalog/registry/billing-rules.ts';
import { enumerated } from '#pricing/words.ts';
import { languageNames } from '#catalog/registry/languages.ts';

/** Raised when programs that read the files would have to be changed; new optional keys do not count. */
export const schemaVersion = 2;

/** "`python`, `node` or `curl`" */
const languageList = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  languageNames.map((name) => `\`${name}\``),
);

/** What the schema says of each part, for readers. A part with an `id` is a definition of its own. */
export const apiDocs = z.registry<Words>();

interface Words {
  readonly id?: string;
  readonly description: string;
  readonly format?: string;
}

function noted<S extends z.ZodType>(schema: S, words: Words): S {
  // `schema.register` cannot be called on a type that is not known yet.
  apiDocs.add(schema, words);
  return schema;
}

/** A part with its words, in which backticks mark code. */
function documented<S extends z.ZodType>(description: string, schema: S, format?: string): S {
  return noted(schema, { description, ...(format !== undefined && { format }) });
}

const text = (description: string) => documented(description, z.string());
const day = (description: string) =>
  documented(`${description}, as \`YYYY-MM-DD\` in UTC.`, z.string(), 'date');
const url = (description: string) => documented(description, z.string(), 'uri');
const key = () =>
  text('Traced key: what the amount is, in the words of the catalog. The site check recomputes it.');
/** A JSON number would be read as a binary float: every amount is a text with the digits of the catalog. */
const amount = (description: string) => documented(description, z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/));
/** A key that may be missing, told in the same words. A definition keeps its own. */
const maybe = <S extends z.ZodType>(schema: S) => {
  const { id, ...words } = apiDocs.get(schema) ?? { description: '' };
  return id === undefined ? noted(schema.optional(), words) : schema.optional();
};

/** A condition as the files write it. */
function conditionSchema({ kind }: ConditionDefinition): z.ZodType {
  switch (kind) {
    case 'choice':
    case 'text':
      return z.string();
    case 'flag':
      return z.boolean();
    case 'wholeNumber':
    case 'threshold':
      return z.int().nonnegative();
    case 'windows':
    case 'weekdays':
      return z.array(z.string());
  }
}

/** "Kind of processing: `batch` or `flex`." */
function conditionWords(condition: ConditionDefinition): string {
  const values = condition.kind === 'choice' ? condition.values.map((value) => `\`${value}\``) : [];
  return `${condition.says}${values.length > 0 ? `: ${enumerated(values, 'or')}` : ''}.`;
}

const when = z
  .object(
    Object.fromEntries(
      conditionKeys.map((key) => [
        key,
        maybe(documented(conditionWords(conditions[key]), conditionSchema(conditions[key]))),
      ]),
    ) as { readonly [K in ConditionKey]: z.ZodOptional<z.ZodType<NonNullable<When[K]>>> },
  )
  .register(apiDocs, {
    id: 'when',
    description: 'A condition: all keys of one `when` are required together; the most specific match wins.',
  });

const verificationStatuses = [...rateStatuses, 'unchecked'] as const;

const verification = z
  .object({
    status: documented(
      'What the last price check found: `match`, sources list the amount alike; `mismatch`, they list another one; `disputed`, they differ among themselves; `unverified`, none of them has the rate; `exempt`, a dated exception, whose reason is given; `own`, the gateway sets the price itself; `unchecked`, no check has seen the amount: it has ended, or the site is a draft.',
      z.enum(verificationStatuses),
    ),
    sources: documented(
      'Sources that were compared.',
      z.array(
        z
          .object({
            library: text('Package or file.'),
            version: text('Version of a package, or the beginning of a file’s hash.'),
            asOf: documented('The day its prices were taken; empty when not known.', z.string()),
            amount: amount('What it lists, in the units of `per`.'),
            ref: text('Its own id of the model.'),
          })
          .register(apiDocs, {
            id: 'source',
            description: 'What one source says of a rate.',
          }),
      ),
    ),
    reason: maybe(text('Why no source confirms the amount, or why it differs.')),
  })
  .register(apiDocs, { id: 'verification', description: 'Who confirmed a rate.' });

const billing = z
  .object(
    Object.fromEntries(
      billingKeys.map((key) => [
        key,
        maybe(
          documented(
            `${billingRules[key].says}.`,
            z.object({
              quantity: documented(
                'In counted things: a decimal, or a quotient of two where that has no end, as `1/6`.',
                z.string(),
              ),
              words: text('The rule in a sentence.'),
            }),
          ),
        ),
      ]),
    ) as Readonly<
      Record<BillingKey, z.ZodOptional<z.ZodObject<{ quantity: z.ZodString; words: z.ZodString }>>>
    >,
  )
  .register(apiDocs, {
    id: 'billing',
    description:
      'How counted things become billed ones, in this order; rules of a request look at each request, those of a month at all that is billed at the rate.',
  });

/** Where something was read, when, and for how long that is believed. */
const reading = {
  source: url('Where it stands.'),
  checked: day('When it was read'),
  expires: day('When it is to be read again'),
};

const rate = z
  .object({
    key: key(),
    meter: text('What is counted, as `input`. New meters may be added.'),
    per: documented('How many counted things one `amount` pays for.', z.int().positive()),
    times: maybe(
      documented(
        'What a count is multiplied by before it is divided by `per`: 60 for a price per second of what is counted in minutes. Missing where it is 1.',
        z.int().positive(),
      ),
    ),
    unit: text('The same in words, as it follows “per”: `1M input tokens`.'),
    amount: amount('Listed price of `per` counted things: an exact decimal.'),
    providerAmount: maybe(
      text(
        'The provider’s own price, before what the gateway multiplies it by or adds to it, where that is another: what sources are compared with.',
      ),
    ),
    when: maybe(when),
    mode: maybe(
      documented(
        'With `unitsOver`: the rate holds for the units beyond it alone. Without `mode` it holds for all units of the request.',
        z.literal('marginal'),
      ),
    ),
    billing: maybe(billing),
    from: maybe(day('First day on which the rate holds')),
    until: maybe(day('First day on which it no longer holds')),
    verification,
  })
  .register(apiDocs, {
    id: 'rate',
    description: 'One price of one meter under one condition, also one that is announced or has ended.',
  });

const quotedRate = z
  .object({
    key: key(),
    meter: text('What is counted.'),
    per: documented('How many counted things one `amount` pays for.', z.int().positive()),
    times: maybe(documented('As in a rate.', z.int().positive())),
    unit: text('The same in words.'),
    amount: amount('The price of `per` counted things.'),
    when: maybe(when),
    mode: maybe(documented('As in a rate.', z.literal('marginal'))),
  })
  .register(apiDocs, {
    id: 'quotedRate',
    description: 'A price that stands on a page of somebody’s, and is not charged here.',
  });

const modelShape = {
  id: text('What requests send as `model`.'),
  name: text('Name for readers.'),
  provider: text('Id of the provider; mostly the first part of the model’s id.'),
  modality: text('Kind of model, as `chat`. New kinds may be added.'),
  url: url('The model’s page.'),
  file: url('The model’s own file, with more of it.'),
  priceStatus: documented(
    '`priced`: see `prices`; `free`: costs nothing; `plan`: part of a plan; `unknown`: no price is known. Of a model whose `status` is `retired`, what it was at last.',
    z.enum(['priced', 'free', 'plan', 'unknown']),
  ),
  reason: maybe(text('Why it is free.')),
  source: maybe(url('Who says that it is free.')),
  note: maybe(text('What is known instead of a price.')),
  published: maybe(
    documented(
      'Another price that the provider itself publishes.',
      z.object({
        prices: documented('What it publishes.', z.array(quotedRate)),
        currency: text('Its currency.'),
        ...reading,
      }),
    ),
  ),
  printed: maybe(
    documented(
      'What the gateway itself prints on another page, which may be other prices than these.',
      z.object({ prices: documented('What it prints.', z.array(quotedRate)), ...reading }),
    ),
  ),
  context: maybe(documented('Context window in tokens.', z.int().positive())),
  maxOutput: maybe(documented('Longest output in tokens.', z.int().positive())),
  listed: maybe(day('The day on which it came to this catalog')),
  released: maybe(text('Day or month of the release.')),
  knowledge: maybe(text('Day or month up to which it was trained.')),
  openWeights: maybe(documented('Whether its weights are open.', z.boolean())),
  capabilities: maybe(documented('What it can do besides text.', z.array(z.string()))),
  caching: maybe(
    text('How the provider caches repeated input: `automatic`, `explicit` (on request) or `none`.'),
  ),
  limits: maybe(
    documented(
      'How much may be asked of it in a minute.',
      z.array(
        z.object({
          plan: maybe(text('Plan whose customers it is for; without it, everybody’s.')),
          requestsPerMinute: maybe(documented('Requests in a minute.', z.int().positive())),
          tokensPerMinute: maybe(documented('Tokens in a minute, in and out.', z.int().positive())),
          ...reading,
        }),
      ),
    ),
  ),
  scores: maybe(
    documented(
      'What it scored in named benchmarks, each as its source says.',
      z.array(
        z.object({
          benchmark: text('Name of the benchmark.'),
          value: amount('What it scored.'),
          metric: text('What the figure is.'),
          harness: maybe(text('Program in which the model worked, where the source names one.')),
          measured: maybe(day('Day of the result')),
          via: maybe(url('Who passes the score on, where it was read there and not at its source.')),
          ...reading,
        }),
      ),
    ),
  ),
  host: maybe(text('Id of the provider that serves it, where that is not its maker.')),
  markup: maybe(text('What the provider’s price is multiplied by for the listed one, a decimal.')),
  snapshotOf: maybe(text('Id of the model of which it is a dated version.')),
  aliases: maybe(
    documented(
      'Other ids of the same model.',
      z.array(z.object({ id: text('The id.'), until: maybe(day('First day on which it no longer works')) })),
    ),
  ),
  status: maybe(text('On the day of the file: `preview`, `deprecated` or `retired`.')),
  retires: maybe(day('The day on which it is no longer served')),
  replacement: maybe(text('Id of the model that takes its place, and is served on the day of the file.')),
  prices: documented('Every listed rate; empty without a price.', z.array(rate)),
};

const model = z
  .object(modelShape)
  .register(apiDocs, { id: 'model', description: 'A model with all its prices.' });

const gateway = z
  .object({
    name: text('Name of the gateway.'),
    url: url('Its site.'),
    baseUrl: url('Base address of its API.'),
    currency: text('Currency of every amount, an ISO 4217 code.'),
    exchange: maybe(
      documented(
        'The rate by which the listed prices come from the providers’, which are in another currency.',
        z.object({
          from: text('Their currency.'),
          rate: text('How many of the gateway’s currency one of it is, a decimal.'),
          date: day('Of that day'),
          source: url('Where it stands.'),
        }),
      ),
    ),
    taxes: maybe(
      documented(
        'Whether taxes are part of the amounts; absent where the gateway does not say.',
        z.object({
          included: documented('Whether they are.', z.boolean()),
          name: maybe(text('What they are called.')),
        }),
      ),
    ),
    topUpMinimum: maybe(documented('The smallest payment, a decimal.', z.string())),
    tokenFee: maybe(
      documented(
        'What the gateway itself takes of every 1M tokens of a call. The amounts of rates per token contain it.',
        z.object({
          input: maybe(documented('Of tokens that are sent, a decimal.', z.string())),
          output: maybe(documented('Of tokens that come back, a decimal.', z.string())),
        }),
      ),
    ),
    platformFee: maybe(
      documented(
        'The fee on top of the listed prices.',
        z.object({
          percent: documented('In per cent, a decimal.', z.string()),
          fixed: maybe(documented('What is taken of each payment besides, a decimal.', z.string())),
          minimum: maybe(documented('The least that is taken of a payment, a decimal.', z.string())),
          chargedOn: documented(
            '`top-up`: taken out of the payment, so a listed price comes to `amount / (1 - percent / 100)`; `credits`: added on top of it, so it comes to `amount * (1 + percent / 100)`. With `fixed` or `minimum` it depends on the payment.',
            z.enum(['top-up', 'credits']),
          ),
        }),
      ),
    ),
  })
  .register(apiDocs, { id: 'gateway', description: 'The gateway whose prices these are.' });

const head = {
  generated: day('The day since when the file says what it says; in index.json, the day of the prices'),
  draft: maybe(
    documented(
      'The site is not to be published: prices may be in it that no check has seen.',
      z.literal(true),
    ),
  ),
  schemaVersion: documented(
    'Raised when a key changes its meaning, its type or goes away.',
    z.literal(schemaVersion),
  ),
  license: maybe(
    documented(
      'Under which licence the data may be used: an identifier of SPDX; `none` grants nothing.',
      z.enum(licenseNames),
    ),
  ),
  licenseUrl: maybe(text('Where its terms stand.')),
  citation: maybe(text('How whoever uses the data names its source.')),
  gateway,
};

const changedAmount = (description: string) =>
  documented(description, z.object({ key: key(), amount: amount('Price of `per` counted things.') }));

const change = z
  .object({
    date: day('The day from which the new price holds, also one that is yet to come'),
    observed: maybe(
      documented('The day is only the one on which the new price was first seen.', z.literal(true)),
    ),
    meter: text('What is counted.'),
    per: documented('How many counted things the amounts pay for.', z.int().positive()),
    times: maybe(documented('As in a rate.', z.int().positive())),
    unit: text('The same in words.'),
    when: maybe(text('The condition as in keys: `service=batch,inputTokensOver=200000`.')),
    before: changedAmount('The price until then.'),
    after: changedAmount('The price from then on.'),
    source: text('Who says so.'),
  })
  .register(apiDocs, { id: 'change', description: 'One change of a price.' });

const recordedChange = z
  .object({
    kind: documented(
      'Why it is believed: `stated`, a source says the day; `confirmed`, two or more had the old price and the new one; `new-confirmed`, two or more have the new one; `update`, it was changed here.',
      z.enum(changeKinds).exclude(['repair']),
    ),
    source: text('Who says so.'),
    observed: maybe(
      documented('The day is only the one on which the new price was first seen.', z.literal(true)),
    ),
    announced: maybe(day('When it became known, of a change that was known ahead of its day')),
  })
  .register(apiDocs, { id: 'recordedChange', description: 'What is on record of a change of a price.' });

const period = z
  .object({
    from: maybe(day('First day on which it held. Missing where nothing says since when')),
    until: maybe(
      day('First day on which it no longer held, or will not. Missing where nothing is known to end it'),
    ),
    key: maybe(key()),
    amount: maybe(
      amount(
        'Listed price of `per` counted things. Missing where what was listed comes from the provider’s own price, and only that is on record.',
      ),
    ),
    providerAmount: maybe(text('The provider’s own price, where that is another.')),
    per: documented('How many counted things the amounts pay for.', z.int().positive()),
    times: maybe(documented('As in a rate.', z.int().positive())),
    unit: text('The same in words.'),
    status: maybe(
      documented(
        'Of a price that is listed: what the last price check found, as in `verification`.',
        z.enum(verificationStatuses),
      ),
    ),
    began: maybe(recordedChange),
    ended: maybe(recordedChange),
  })
  .register(apiDocs, {
    id: 'period',
    description:
      'Days on which a price was one and the same, with the changes on record by which it `began` and `ended`.',
  });

const rateHistory = z
  .object({
    rate: text('Key of the rate, without days.'),
    meter: text('What is counted.'),
    when: maybe(when),
    mode: maybe(documented('As in a rate.', z.literal('marginal'))),
    periods: documented('Oldest first. No two of them share a day.', z.array(period)),
  })
  .register(apiDocs, {
    id: 'rateHistory',
    description: 'What one price was on which days, those to come too.',
  });

const standing = z
  .object({
    meter: text('The meter by which the models of this kind are ranked.'),
    rank: documented(
      'Its place by price, 1 being the lowest; equal prices share a place.',
      z.int().positive(),
    ),
    of: documented('How many models of the kind are priced by that meter.', z.int().positive()),
    median: changedAmount('The median of their prices.'),
  })
  .register(apiDocs, { id: 'standing', description: 'Where the price stands among models of its kind.' });

const claim = z
  .object({
    claim: text('The key of it, as `platformFee`.'),
    about: text('What it is about, in words.'),
    // Any JSON: as a type that names itself, generated clients would not compile.
    value: documented('What is claimed, as the catalog has it: amounts are texts.', z.unknown()),
    source: maybe(text('The page on which it stands, or `gateway` where the gateway says it on none.')),
    checked: maybe(day('When it was read')),
    expires: maybe(day('When it is to be read again')),
  })
  .register(apiDocs, {
    id: 'claim',
    description: 'Something that the gateway says of itself, and who says so.',
  });

const someModels = z.object({
  ...head,
  models: documented('The models, in the order of the catalog.', z.array(model)),
});

/** `/api/models.json` */
export const catalogFileSchema = someModels
  .extend({ claims: documented('What the gateway says of itself, each with its source.', z.array(claim)) })
  .register(apiDocs, { description: 'All models of the catalog: `/api/models.json`.' });

/** `/api/models/<id>.json` */
export const modelFileSchema = z
  .object({
    ...head,
    ...modelShape,
    markdown: url('The model’s page as Markdown.'),
    estimates: maybe(
      documented(
        'About what one image comes to, for models that bill images in tokens: never added to a bill.',
        z.array(
          z.object({
            key: key(),
            amount: amount('Estimate of one image.'),
            when: maybe(when),
          }),
        ),
      ),
    ),
    history: documented('How its prices changed, oldest first.', z.array(change)),
    timeline: documented('What each of its prices was on which days.', z.array(rateHistory)),
    standing: maybe(standing),
    examples: documented(
      'Code that calls it, as plain files.',
      z.array(
        z.object({
          task: text('What the code does.'),
          language: text(`${languageList}.`),
          url: url('The file.'),
        }),
      ),
    ),
  })
  .register(apiDocs, {
    description: 'One model: `/api/models/<id>.json`. What `/api/models.json` says of it, and more.',
  });

/** `/api/modalities/<modality>.json` */
export const modalityFileSchema = someModels
  .extend({ modality: text('The kind of model.') })
  .register(apiDocs, {
    description: 'The models of one kind: `/api/modalities/<modality>.json`.',
  });

/** `/api/providers/<provider>.json` */
export const providerFileSchema = someModels
  .extend({
    provider: documented(
      'The provider.',
      z.object({
        id: text('First part of its models’ ids.'),
        name: text('Name for readers.'),
        url: maybe(url('Its site.')),
        pricing: maybe(url('Its own price list.')),
      }),
    ),
  })
  .register(apiDocs, {
    description: 'The models of one provider: `/api/providers/<provider>.json`.',
  });

const modelReference = z
  .object({
    id: text('What requests send.'),
    name: text('Name for readers.'),
    url: url('The model’s page.'),
  })
  .register(apiDocs, { id: 'modelReference', description: 'A model, named.' });

/** `/api/deprecations.json` */
export const deprecationsFileSchema = z
  .object({
    ...head,
    deprecations: documented(
      'Models that do not stay: first those with a day to come, the nearest first, then those without a day, then those that are gone, the latest first.',
      z.array(
        z.object({
          ...modelReference.shape,
          status: documented('`retired` from its day on.', z.enum(['deprecated', 'retired'])),
          retires: maybe(day('The first day on which requests for it fail')),
          replacement: maybe(modelReference),
        }),
      ),
    ),
  })
  .register(apiDocs, { description: 'Models that go: `/api/deprecations.json`.' });

/** `/api/history.json` */
export const historyFileSchema = z
  .object({
    ...head,
    models: documented(
      'Every listed model in the order of the catalog, then those that were removed and have prices on record.',
      z.array(
        z.object({
          id: text('What requests send, or sent.'),
          name: text('Name for readers.'),
          listed: maybe(day('The day on which it came to this catalog')),
          retires: maybe(day('The day on which it is no longer served')),
          removed: maybe(day('The day since which it is no longer listed')),
          rates: documented('Its prices, as in `timeline` of its own file.', z.array(rateHistory)),
        }),
      ),
    ),
  })
  .register(apiDocs, { description: 'What every price was on every recorded day: `/api/history.json`.' });

const orNull = (description: string) => documented(description, z.string().nullable());

/** What stands in a row of `/api/index.json`, in this order. */
const indexRow = {
  id: text('What requests send as `model`.'),
  in: orNull('Price of 1M input tokens that asks for nothing special, today.'),
  out: orNull('Of 1M output tokens.'),
  cached: orNull('Of 1M cached input tokens.'),
  price: orNull('What is billed otherwise, or the lowest price where it depends on what is asked for.'),
  per: orNull('What `price` buys; without a price: `free`, `plan`, `unknown` or `announced`.'),
  more: documented('How many other prices it has today: see its own file.', z.int().nonnegative()),
  context: documented('Context window in tokens.', z.int().positive().nullable()),
  abilities: text('What it can do besides text, with spaces between.'),
  lifecycle: text('`preview`, `deprecated` or `retired`, and from which day on it fails; empty of most.'),
};

/** The same for whoever reads the file alone. */
export const indexColumns = Object.entries(indexRow).map(([name, column]) => ({
  name,
  says: (apiDocs.get(column)?.description ?? '').replaceAll('`', ''),
}));

/** `/api/index.json` */
export const indexFileSchema = z
  .object({
    ...head,
    columns: documented(
      'What stands in a row, in its order.',
      z.array(z.object({ name: text('Name of the column.'), says: text('What it has.') })),
    ),
    models: documented(
      'By kind of model, a row for each. Amounts are texts, as everywhere.',
      z.record(
        z.string(),
        z.array(
          z
            .tuple([
              indexRow.id,
              indexRow.in,
              indexRow.out,
              indexRow.cached,
              indexRow.price,
              indexRow.per,
              indexRow.more,
              indexRow.context,
              indexRow.abilities,
              indexRow.lifecycle,
              // Further columns may come behind these.
            ])
            .rest(z.unknown()),
        ),
      ),
    ),
    aliases: documented(
      'Other ids, each with the id of the model that answers.',
      z.record(z.string(), z.string()),
    ),
  })
  .register(apiDocs, { description: 'Every model in one short row: `/api/index.json`.' });

export type ApiIndexFile = z.output<typeof indexFileSchema>;
export type ApiRate = z.output<typeof rate>;
export type ApiModel = z.output<typeof model>;
export type ApiHead = Pick<
  z.output<typeof catalogFileSchema>,
  'generated' | 'schemaVersion' | 'license' | 'licenseUrl' | 'citation' | 'gateway'
>;
export type ApiCatalogFile = z.output<typeof catalogFileSchema>;
export type ApiModelFile = z.output<typeof modelFileSchema>;
export type ApiModalityFile = z.output<typeof modalityFileSchema>;
export type ApiDeprecationsFile = z.output<typeof deprecationsFileSchema>;
export type ApiHistoryFile = z.output<typeof historyFileSchema>;
export type ApiRateHistory = z.output<typeof rateHistory>;
export type ApiProviderFile = z.output<typeof providerFileSchema>;
