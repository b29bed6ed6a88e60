/** `/api/`: how programs read the prices. What it tells of the files comes from their schema and from the files. */
import { address } from '#address.ts';
import { clientFormats } from '#catalog/registry/client-formats.ts';
import { meterNames, meters } from '#catalog/registry/meters.ts';
import { highlight } from '#highlight/index.ts';
import { listedRates } from '#pricing/rates.ts';
import { keys } from '#pricing/trace-key.ts';
import type { Block, Page, Section, Table } from '#views/page/blocks.ts';
import { code, link, say, sentences, withCode, type Inlines } from '#views/page/inline.ts';
import { absolute, type Site } from '#views/site.ts';
import { dataTermsWords } from '#views/words/data-terms.ts';
import { capital, count, displayName } from '#views/words/phrases.ts';
import { apiFiles } from './api-files.ts';
import { formatsOf } from './clients/client-files.ts';
import { apiExamples, apiSample, type ApiSample } from './api-examples.ts';
import { apiJsonSchema, type ApiJsonSchema } from './api-json-schema.ts';
import { schemaVersion } from './api-schema.ts';
import { feeds } from './feeds.ts';
import { feeOfPayment } from '#views/words/fee.ts';
import { platformFeeName } from '#pricing/fee.ts';

/** Where the page stands. */
const apiPath = address('api/');

/** The documentation of the files below `/api/`. */
export function apiPage(site: Site): Page {
  const { name, currency } = site.gateway;
  const models = count(site.catalog.models.length);
  const sample = apiSample(site);
  return {
    kind: 'api',
    path: apiPath,
    title: [`Model price API: JSON and CSV | ${name}`],
    description: [
      `Every price of the ${models} models of ${name} as JSON and CSV: exact decimals with unit, condition, dates and verification. No key needed.`,
    ],
    crumbs: [{ label: 'Home', href: address('') }],
    heading: 'Model prices as JSON and CSV',
    lead: [
      say`Every price on this site is in ${link(address('api/models.json'), address('api/models.json'))}: ${models} models in ${currency}, each rate with its unit, its condition, its dates and who confirmed it. The files are static, need no key, and may be read from any origin.`,
    ],
    sections: [
      { id: 'files', title: 'Files', blocks: [filesTable(site)] },
      { id: 'amounts', title: 'How to read an amount', blocks: [amountsList(site, sample)] },
      ...(sample ? [sampleSection(site, sample)] : []),
      ...codeSection(site),
      { id: 'fields', title: 'Fields', blocks: apiFieldTables(site) },
      { id: 'units', title: 'Units', blocks: [metersTable(site)] },
      { id: 'changes', title: 'Licence, changes, caching and versions', blocks: [changesList(site)] },
    ],
  };
}

function filesTable(site: Site): Table {
  return {
    kind: 'table',
    caption: 'Files, each with an address to try',
    columns: [{ label: 'Address' }, { label: 'What it has' }],
    rows: [
      ...apiFiles(site).map(({ href, shown, says }): Inlines[] => [[link(href, code(shown))], says]),
      ...clientRows(site),
      [
        [link(address('api/openapi.json'), code(address('api/openapi.json')))],
        ['All of this as OpenAPI 3.1'],
      ],
    ],
  };
}

/** The same in the shapes of other people's programs, in one line: the guide says what each is for. */
function clientRows(site: Site): Inlines[][] {
  const formats = formatsOf(site);
  if (formats.length === 0) return [];
  const links = formats.flatMap((format, index) => [
    ...(index === 0 ? [] : [', ']),
    link(address(clientFormats[format].path), clientFormats[format].title),
  ]);
  return [
    [
      [code('/api/clients/…')],
      [
        'Prices in the shape that other programs read: ',
        ...links,
        '. What a shape cannot hold is named in the file beside it, ',
        code('….left-out.json'),
      ],
    ],
  ];
}

function amountsList(site: Site, sample: ApiSample | undefined): Block {
  const { platformFee: fee } = site.gateway;
  const per = sample && meters[sample.rate.meter];
  const key = sample && keys.rate(sample.model, sample.rate);
  const example =
    sample && per && key
      ? say`For ${displayName(site, sample.model)}, ${code(`"amount": "${sample.rate.amount}"`)} and ${code(`"per": ${String(per.per)}`)} mean ${site.amount(key)} per ${per.unit}.`
      : undefined;
  return {
    kind: 'list',
    items: [
      sentences(
        say`${code('amount')} is the listed price of ${code('per')} counted things: a string, because a number would be read as a binary float, which most prices do not fit into.`,
        example,
      ),
      say`A usage costs ${code('count × amount ÷ per')}, counted with decimals; the programs below do that.`,
      ...(fee
        ? [
            sentences(
              say`Amounts do not contain the ${platformFeeName(fee)}; ${code('gateway.platformFee')} says how it is counted in.`,
              key === undefined || feeOfPayment(site) === undefined
                ? undefined
                : say`With it, the price above comes to ${site.amount(keys.fee(key))}.`,
            ),
          ]
        : []),
      say`A rate with ${code('when')} holds only under that condition, and all keys of it are required. Where several rates fit a request, the one with the most conditions holds, then the one with the higher threshold.`,
      say`A rate holds from the day ${code('from')} on, and until the day before ${code('until')}, in UTC. Announced prices are in the files before they hold.`,
      say`${code('verification.status')} says what the last price check found; ${code('sources')} name what it was compared with, in which version and of which day.`,
    ],
  };
}

function sampleSection(site: Site, { model, entry }: ApiSample): Section {
  const text = JSON.stringify(entry, undefined, 2);
  return {
    id: 'entry',
    title: 'One model',
    blocks: [
      {
        kind: 'snippet',
        label: `${displayName(site, model)} in /api/models.json`,
        language: 'json',
        code: text,
        html: highlight(text, 'json'),
      },
    ],
  };
}

function codeSection(site: Site): Section[] {
  const tasks = apiExamples(site);
  if (tasks.length === 0) return [];
  return [{ id: 'code', title: 'Read it', blocks: [{ kind: 'examples', name: 'api', tasks }] }];
}

function metersTable(site: Site): Table {
  const used = new Set(site.catalog.models.flatMap((model) => listedRates(model).map(({ meter }) => meter)));
  return {
    kind: 'table',
    caption: 'Meters of this catalog',
    columns: [{ label: 'Meter' }, { label: 'What is counted' }, { label: 'Per', align: 'end' }],
    rows: meterNames
      .filter((meter) => used.has(meter))
      .map((meter) => [[code(meter)], [meters[meter].noun.many], [count(meters[meter].per)]]),
  };
}

function changesList(site: Site): Block {
  const models = absolute(site, address('api/models.json'));
  const terms = dataTermsWords(site);
  return {
    kind: 'list',
    items: [
      ...(terms === undefined ? [] : [terms]),
      say`A file changes when what it says does; ${code('generated')} is the day on which it last did. The day of the prices themselves is ${code('generated')} of ${link(address('api/index.json'), 'index.json')}. Asking once a day is enough.`,
      say`Every answer has an ${code('ETag')}. Send it back in ${code('If-None-Match')}, and a file that has not changed is answered with 304 and nothing else: ${code(`curl --etag-save tag --etag-compare tag -o models.json ${models}`)}.`,
      say`Every file is sent with ${code('Access-Control-Allow-Origin: *')}, so that web pages may read it, too.`,
      say`Price changes, new models and deprecations also come as feeds: ${feedLinks()}.`,
      say`Keys and files may be added at any time, so ignore what you do not know. What is there keeps its name, its type and its meaning as long as ${code('schemaVersion')} is ${String(schemaVersion)}.`,
      say`A key or a file that is to change or go is marked ${code('deprecated')} in ${link(address('api/schema.json'), 'the schema')}, and stays for 90 days at least. Then ${code('schemaVersion')} is raised.`,
    ],
  };
}

function feedLinks(): Inlines {
  return feeds.flatMap(({ name, title }, index) => [
    ...(index === 0 ? [] : ['; ']),
    ...say`${title} as ${link(address(`${name}.xml`), 'RSS')} and ${link(address(`${name}.json`), 'JSON Feed')}`,
  ]);
}

/** What a table tells of: a definition of the schema, without the keys that another one has. */
const parts = [
  { name: undefined, caption: 'Every file' },
  { name: 'gateway', caption: 'The gateway' },
  { name: 'model', caption: 'A model' },
  { name: 'rate', caption: 'A price' },
  { name: 'when', caption: 'A condition' },
  { name: 'verification', caption: 'Who confirmed a price' },
  { name: 'source', caption: 'A source' },
  { name: 'modelFile', caption: 'More in the file of one model', without: ['model'] },
  { name: 'change', caption: 'A change of a price' },
  { name: 'rateHistory', caption: 'A price over time' },
  { name: 'period', caption: 'Days with one price' },
  { name: 'recordedChange', caption: 'A change on record' },
  { name: 'standing', caption: 'Where a price stands' },
] as const;

/** One table for each part of the files. */
function apiFieldTables(site: Site): Table[] {
  const schema = apiJsonSchema(site);
  const partOf = (name: string | undefined) =>
    name === undefined ? schema : (schema.$defs?.[name] ?? schema);
  return parts.map(({ name, caption, ...rest }) => {
    const others = 'without' in rest ? [schema, ...rest.without.map(partOf)] : [];
    const othersKeys = new Set(others.flatMap(({ properties = {} }) => Object.keys(properties)));
    const own = Object.entries(partOf(name).properties ?? {}).filter(([key]) => !othersKeys.has(key));
    return {
      kind: 'table',
      caption,
      // Two columns: on a phone, a third would leave keys no room.
      columns: [{ label: 'Key' }, { label: 'Value' }],
      rows: rowsOf(schema, { ...partOf(name), properties: Object.fromEntries(own) }, ''),
    };
  });
}

/** The keys of an object; those of objects within it stand below them, unless they have a table of their own. */
function rowsOf(
  schema: ApiJsonSchema,
  { properties = {}, required = [] }: ApiJsonSchema,
  prefix: string,
): Inlines[][] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const key = `${prefix}${name}`;
    const optional = required.includes(name) ? '' : ', optional';
    const meaning = value.description ?? schema.$defs?.[value.$ref?.split('/').at(-1) ?? '']?.description;
    const row = [[code(key)], say`${capital(typeWords(value))}${optional}. ${withCode(meaning ?? '')}`];
    const { items } = value;
    return [
      row,
      ...(value.properties ? rowsOf(schema, value, `${key}.`) : []),
      ...(items?.properties ? rowsOf(schema, items, `${key}[].`) : []),
    ];
  });
}

function typeWords({ $ref, type, items }: ApiJsonSchema): string {
  if ($ref !== undefined) return 'object';
  if (type === 'array') return items?.type === 'string' ? 'list of strings' : 'list of objects';
  return type === 'integer' ? 'whole number' : (type ?? 'any');
}
