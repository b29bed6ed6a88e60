/**
 * A catalog that means harm, and the records beside it: every text it can have, filled with what means something to HTML, Markdown, CSV, XML, shells
 * and templates. What of it is not refused has to come out of every output as the words that it is.
 */
import { statementFor, type EvidenceFile, type RateStatus } from '#catalog/records/price-evidence.ts';
import { priceSources } from '#catalog/registry/price-sources.ts';
import { listedAs, rateKey } from '#catalog/registry/rate-key.ts';
import type { Catalog, Model } from '#catalog/types.ts';
import { evidenceText } from '../../scripts/check/prices/evidence.ts';

/** Begins what a page must never have as an element, an attribute or an address of its own. */
export const trace = 'x-pwn';
const run = 'window.__pwned=1';

/** May stand in a text; what runs in a page says so by {@link run}. */
const inert = [
  `<img src=x onerror="${run}">`,
  `<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `"><svg onload="${run}">`,
  `' ${trace} autofocus tabindex=0 onfocus=${run} '`,
  `" ${trace} onmouseover="${run}`,
  `</title><${trace}></${trace}>`,
  `</textarea></select></style></option><${trace}>`,
  `<!--<${trace}>`,
  `--><${trace}>`,
  `]]><${trace}/>`,
  `<![CDATA[<${trace}/>]]>`,
  `&lt;${trace}&gt; &amp;amp;`,
  `&#60;${trace}&#62; &#x3C;${trace}&#x3E;`,
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;`,
  `{{constructor.constructor("${run}")()}}`,
  `\${${run}} #{${run}} <%= ${run} %>`,
  `\`${run}\``,
  `javascript:${run}//`,
  `[x](javascript:${run})`,
  `![x](https://${trace}.example/x.png)`,
  `[x]: https://${trace}.example/ "x"`,
  '# One',
  'One ## ##',
  '- [ ] One',
  '1. One',
  '> One',
  '---',
  '===',
  '| a | b |',
  'a | b \\| c \\\\|',
  '~~One~~ ~two~',
  '**One** _two_ *three* __four__',
  '`` ` ``',
  'One\\',
  'Wow!',
  '=1+1',
  `＝cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  '-2+3',
  '+1',
  '"a","b"',
  `'; DROP TABLE x; --`,
  `$(${run}) ; rm -rf x &`,
  `"""+${trace}+"""`,
  `'''+${trace}+'''`,
  String.raw`\u003c${trace}\u003e \x3c${trace}`,
  '%0d%0aX-Pwn: y %s %d %n',
  '../../x',
  '文心一言 モデル 모델',
  'Модель ₹ € ₿',
  'نموذج 2',
  'דגם 3.5 <b>',
  '🏳️‍🌈 👩‍👩‍👧',
  'Z\u0351\u036B\u0353\u036A\u0302\u036B\u033D',
  'a\u200Fb \u200Ec\u00AD\u200B',
  'W'.repeat(180),
  '__proto__',
  'constructor',
  "$& $` $' $$",
  '{name} {id} {value}',
] as const;

/** Must be refused, wherever it stands. */
const refused = [
  'a\0b',
  'a\u0007b',
  'a\u001B[31mb',
  'a\tb',
  'a\nb',
  'a\rb',
  'a\u0085b',
  'a\u2028b',
  '600.0\u202E$',
  'a\u2067b',
  'a\uD800b',
  'a\uDC00b',
  'a\uFFFEb',
  'a\uFEFFb',
  'a\u{E0041}b',
] as const;

/** Must be refused where an address is asked for. */
const refusedAddresses = [
  ...refused.map((text) => `https://acme.example/${text}`),
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  'http://acme.example',
  'file:///etc/passwd',
  'https://user:word@acme.example/',
  'https://acme.example/a b',
  'https://acme.example\\@x.example',
  'https:acme.example',
  '//acme.example',
  '/models/',
] as const;

/** Addresses that mean something to what they are printed in. */
const inertAddresses = [
  `https://acme.example/"><${trace}>`,
  `https://acme.example/?a=1&lt;${trace}&amp;b='"`,
  'https://acme.example/(a)_b_[c]|d',
  'https://acme.example/?`a`#*b*',
  'https://acme.example/](javascript:alert)',
  `https://münchen.example/文?${trace}`,
] as const;

/** Where a text, the value of a condition, an address stands in the catalog. */
const text = '⟦text⟧';
const condition = '⟦condition⟧';
/** What stands bare in code: the end of a file's name, the unit of a figure. */
const bare = '⟦bare⟧';
const url = '⟦url⟧';
const marks = [text, condition, bare, url] as const;
type Mark = (typeof marks)[number];

/** What is tried where such a thing is asked for. */
export const tried: Readonly<
  Record<Mark, { readonly inert: readonly string[]; readonly refused: readonly string[] }>
> = {
  [text]: { inert, refused },
  [condition]: {
    inert: inert.filter((value) => !/[#~?,;=+@()]/.test(value)),
    refused: [...refused, ...inert.filter((value) => /[#~?,;=+@()]/.test(value))],
  },
  [bare]: { inert: ['wav', 'pcm'], refused: [...refused, ...inert.filter((value) => !/^\w+$/.test(value))] },
  [url]: { inert: inertAddresses, refused: refusedAddresses },
};

const read = { source: url, checked: '2026-11-20', expires: '2027-02-10' };
const unverified = (amounts: Readonly<Record<string, string>>) => ({ amounts, reason: text, ...read });

/** An entry of each sort, with every text and every address that it can have. */
const entries = {
  chat: {
    modality: 'chat',
    prices: { input: '1', output: '2' },
    published: { prices: { input: '2' }, ...read },
    printed: { prices: { input: '3' }, ...read },
    limits: [{ plan: text, requestsPerMinute: '60', ...read }],
    scores: [{ benchmark: text, value: '7', metric: text, harness: text, via: url, ...read }],
    verify: { 'genai-prices': text },
    pinReasons: { 'genai-prices': text },
    unverified: unverified({ input: '1', output: '2' }),
  },
  image: {
    modality: 'image',
    prices: { image: ['0.04', { amount: '0.08', when: { quality: condition } }] },
    verify: { litellm: text, 'models.dev': text },
    exceptions: { ...unverified({ image: '0.04' }), prefer: 'litellm' },
    request: { sizes: [text], prompt: text, documented: read },
  },
  speech: {
    modality: 'speech',
    prices: { characters: '40000' },
    magnitude: text,
    request: { voices: [text], formats: [bare], documented: read },
  },
  free: {
    modality: 'chat',
    free: { reason: text, source: url },
    request: { endpoint: text, documented: read },
  },
  unknown: { modality: 'video', priceStatus: 'unknown', priceNote: text },
} as const;

const gateway = {
  name: text,
  url: 'https://hostile.example',
  baseUrl: url,
  currency: 'USD',
  apiKey: { env: 'HOSTILE_KEY', placeholder: text },
  platformFee: { percent: '5', chargedOn: 'top-up' },
  topUp: { minimum: '5', autoRenew: 'false' },
  taxes: { included: 'false', name: text },
  byok: { plan: text },
  committedUse: { plan: text },
  metering: { costHeader: 'x-cost', costUnit: bare, dashboard: 'true' },
  batch: { endpoints: [text], hours: '24', percentOff: '50' },
  errors: { '401': text, '429': text },
  links: { getKey: url, playground: url, reportPrice: url },
  claims: { all: read },
};

type Json = string | readonly Json[] | JsonMap;

interface JsonMap {
  readonly [key: string]: Json;
}

function isList(tree: Json): tree is readonly Json[] {
  return Array.isArray(tree);
}

/** Fills the marks of a tree, each by its kind and its number. */
function filled(tree: Json, fill: (mark: Mark) => string): Json {
  if (typeof tree === 'string') {
    const mark = marks.find((one) => one === tree);
    return mark === undefined ? tree : fill(mark);
  }
  if (isList(tree)) return tree.map((part) => filled(part, fill));
  return Object.fromEntries(Object.entries(tree).map(([key, part]) => [key, filled(part, fill)]));
}

const kinds = Object.keys(entries) as (keyof typeof entries)[];

/** The tree of a catalog with so many models, its marks not filled. */
function catalogTree(count: number, pairs: readonly (readonly [string, string])[] = []): Json {
  return {
    site: {
      navigation: [{ label: text, href: url }],
      footer: [{ title: text, places: [{ label: text, href: url }] }],
    },
    gateway,
    providers: {
      acme: { name: text, url, pricing: url },
      other: { name: text, url, pricing: url },
    },
    ...(pairs.length > 0 && { comparisons: pairs }),
    unlisted: [{ rates: ['@priority'], reason: text, ...read }],
    removed: [{ id: 'acme/gone', name: text, date: '2026-10-15' }],
    models: Array.from({ length: count }, (_, index) => ({
      id: `${index % 7 === 6 ? 'other' : 'acme'}/m${String(index)}`,
      // Each text is the name of one of them, if there are as many.
      name: count > kinds.length ? (inert[index % inert.length] ?? '') : text,
      ...entries[kinds[index % kinds.length] ?? 'chat'],
    })),
  };
}

/** The catalog as a file: JSON, which is YAML. */
function printed(tree: Json): string {
  return `${JSON.stringify(tree, undefined, 1)}\n`;
}

/** One field of the catalog: what it takes, and the catalog with something in it, all else being harmless. */
export interface Field {
  /** "gateway.apiKey.placeholder" */
  readonly name: string;
  readonly mark: Mark;
  readonly with: (value: string) => { readonly text: string; readonly line: number };
}

const harmless: Readonly<Record<Mark, string>> = {
  [text]: 'One',
  [condition]: 'one',
  [bare]: 'wav',
  [url]: 'https://acme.example/x',
};

/** Every field of an entry of each sort, and of the sections around them. */
export function fields(): Field[] {
  const tree = catalogTree(kinds.length);
  const found: Field[] = [];
  const seen = new Set<string>();
  const walk = (part: Json, path: readonly string[]) => {
    if (typeof part !== 'string') {
      for (const [key, inner] of Object.entries<Json>(part)) walk(inner, [...path, key]);
      return;
    }
    const mark = marks.find((one) => one === part);
    const model = path[0] === 'models' ? Number(path[1]) : undefined;
    const sort = model === undefined ? '' : `${kinds[model % kinds.length] ?? ''}.`;
    const name = `${sort}${path.slice(model === undefined ? 0 : 2).join('.')}`;
    if (mark === undefined || seen.has(name)) return;
    seen.add(name);
    found.push({
      name,
      mark,
      with: (value) => {
        const token = '⟦here⟧';
        const others = printed(filled(withAt(tree, path, token), (other) => harmless[other]));
        const line = others.slice(0, others.indexOf(token)).split('\n').length;
        return { text: others.replace(JSON.stringify(token), () => JSON.stringify(value)), line };
      },
    });
  };
  walk(tree, []);
  return found;
}

function withAt(tree: Json, [key, ...rest]: readonly string[], value: string): Json {
  if (key === undefined) return value;
  if (typeof tree === 'string') throw new Error(`There is no ${key}.`);
  const inner = (part: Json = '') => withAt(part, rest, value);
  return isList(tree)
    ? tree.map((part, index) => (String(index) === key ? inner(part) : part))
    : { ...tree, [key]: inner(tree[key]) };
}

/**
 * A catalog of so many models, each text of which is another one that is not refused: with enough models, each has stood
 * in every sort of place.
 */
export function hostileCatalog(count: number): string {
  let next = 0;
  const tree = filled(catalogTree(count, [['acme/m0', 'acme/m5']]), (mark) => {
    const list = tried[mark].inert;
    next += 1;
    return list[next % list.length] ?? '';
  });
  // One benchmark has one spelling and one meaning.
  return printed(tree).replaceAll(
    /("benchmark": ".*)",$/gm,
    (_, name: string) => `${name} ${String((next += 1))}",`,
  );
}

const day = '2026-11-20';

/**
 * What checks would have recorded of such a catalog, by the names of the files: each text is the source of a change of
 * prices, and stands among what libraries and programs are called.
 */
export function hostileRecords({
  models,
  gateway: { url: address },
}: Catalog): Readonly<Record<string, string>> {
  // Of each library, its share of all texts at once; its name begins with one.
  const shares = priceSources.map((source, index) => {
    const own = inert.filter((_, number) => number % priceSources.length === index);
    return [source, { package: own[index] ?? source, version: own.join(' '), asOf: '2026-10-01' }] as const;
  });
  const evidence: EvidenceFile = {
    gateway: address,
    date: day,
    sources: Object.fromEntries(shares),
    models: Object.fromEntries(
      models.map((model) => [model.id, { pins: model.verify ?? {}, rates: ratesOf(model) }]),
    ),
  };
  const [first, second] = inert;
  const examples = {
    gateway: address,
    date: day,
    python: { [first]: second },
    skeletons: ['0'.repeat(16)],
    programs: Object.fromEntries(
      inert.map((program) => [program, { text: '0'.repeat(16), date: day, with: { [program]: program } }]),
    ),
  };
  return {
    'prices.lock.json': evidenceText(evidence),
    'price-history.jsonl': historyOf(models.filter(({ modality }) => modality === 'chat')),
    'examples.lock.json': JSON.stringify(examples),
  };
}

/** That a library lists what the catalog does, but where the catalog says that none does, or that another does not. */
function ratesOf(model: Model): EvidenceFile['models'][string]['rates'] {
  if (model.pricing.kind !== 'priced') return {};
  return Object.fromEntries(
    model.pricing.rates.map((rate) => {
      const says = (status: RateStatus) => statementFor(model, rate, status) !== undefined;
      const status = says('unverified') ? 'unverified' : says('disputed') ? 'disputed' : 'match';
      const key = rateKey(model.id, rate);
      return [
        key.slice(key.indexOf('#') + 1),
        [
          listedAs(rate),
          status,
          status === 'unverified' ? [] : ['litellm'],
          status === 'disputed' ? { 'models.dev': '0.05' } : {},
        ],
      ];
    }),
  );
}

/** Changes of the input price, a text each as who says so; the last of a model leads to the price that is listed. */
function historyOf(models: readonly Model[]): string {
  const priced = models.filter(({ pricing }) => pricing.kind === 'priced');
  const perModel = Math.ceil(inert.length / priced.length);
  const lines = inert.map((source, index) => {
    const left = perModel - (index % perModel);
    const isLast = left === 1 || index === inert.length - 1;
    return {
      date: `2026-11-${String((index % perModel) + 1).padStart(2, '0')}`,
      id: priced[Math.floor(index / perModel)]?.id,
      meter: 'input',
      from: String(left + 1),
      to: isLast ? '1' : String(left),
      source,
      kind: 'stated',
    };
  });
  const gone = {
    date: '2026-10-02',
    id: 'acme/gone',
    meter: 'input',
    from: '3',
    to: '1',
    source: inert[1],
    kind: 'stated',
  };
  return [...lines, gone].map((line) => `${JSON.stringify(line)}\n`).join('');
}
