import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalogFile, loadCatalog } from './load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import {
  gateway,
  load,
  placesOf,
  problemsOf,
  providers,
  ratesOf,
  withModel,
  withPrices,
} from './test-catalog.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('all mistakes in one run', () => {
  const several = `${gateway}${providers}models:
  - id: acme/one
    name: One
    modality: chat
    colour: red
    prices: { input: -1, output: 9999, reasoning: 9 }
    context: 5
    maxOutput: 6
  - id: nobody/two
    name: Two
    modality: chat
    prices: { input: 0.00001, output: $1 }
  - id: acme/one
    name: Three
    modality: chat
    prices: { input: 99999 }
    nmae: x
footer: 1
`;

  it('are reported in the order of the file, whichever part of the check found them', () => {
    expect(placesOf(several)).toEqual([
      '14:5 key-unknown',
      '15:22 price-negative',
      '17:16 max-output-over-context',
      '18:9 provider-unknown',
      '21:39 price-not-decimal',
      '22:9 id-duplicate',
      '25:22 price-magnitude',
      '26:5 key-unknown',
      '27:1 key-unknown',
    ]);
  });

  it('make one message, which begins with their number and points at each', () => {
    expect(() => load(several)).toThrow(/^9 mistakes in models\.yaml\n\nmodels\.yaml:14:5 key-unknown\n/);
    expect(() => load(several)).toThrow(/\n {2}> 15 \| {5}prices: \{ input: -1, .*\n {7}\| {22}\^\n/);
  });

  it('tell an editor where the first one is', () => {
    const error = new CatalogError([...problemsOf(several)] as never);
    expect(error.loc).toEqual({ file: 'models.yaml', line: 14, column: 5 });
    expect(error.hint).toMatch(/^Use one of: id, provider, slug, name, /);
  });

  it('include duplicate keys, which do not hide the others', () => {
    expect(placesOf(withModel('prices: { input: -1 }\nname: Two'))).toEqual([
      '14:22 price-negative',
      '15:5 key-duplicate',
    ]);
  });
});

describe('hints', () => {
  it.each([
    ['a key', withModel('prices: { input: 1 }\nmaxOuput: 1'), 'maxOutput'],
    ['a meter', withPrices('inptu: 1'), 'input'],
    ['a value', withModel('prices: { input: 1 }\ncapabilities: [visoin]'), 'vision'],
    ['a condition', withPrices('input: [1, { amount: 2, when: { servce: batch } }]'), 'service'],
    ['a condition of a grid', withPrices('input: { grid: [service], rates: { bacth: 1 } }'), 'batch'],
    ['a provider', withModel('prices: { input: 1 }', 'id: acmee/one\nname: One\nmodality: chat'), 'acme'],
    ['a model', withModel('prices: { input: 1 }\nsnapshotOf: acme/onee'), 'acme/one'],
  ])('name what %s is a slip of', (_, text, meant) => {
    expect(problemsOf(text)[0]?.message).toMatch(new RegExp(`\\. Did you mean "${meant}"\\?$`));
  });

  it('stay silent when nothing is near', () => {
    expect(problemsOf(withPrices('zzzzzzzz: 1'))[0]?.message).toBe('Unknown key "zzzzzzzz".');
  });
});

describe('files that are no catalog', () => {
  const missing = ['1:1 key-missing', '1:1 key-missing', '1:1 key-missing'];
  const bomb = Array.from(
    { length: 30 },
    (_, n) => `k${n}: &a${n} [${n ? `*a${n - 1}, *a${n - 1}` : 'x'}]`,
  ).join('\n');
  it.each([
    ['an empty file', '', missing],
    ['only a comment', '# nothing\n', missing],
    ['only a byte order mark', '\uFEFF', missing],
    ['a word', 'hello', ['1:1 value-kind']],
    ['a list', '- a\n', ['1:1 value-kind']],
    ['no models', `${gateway}${providers}models: []\n`, ['10:9 value-empty']],
    ['models without any value', `${gateway}${providers}models:\n`, ['10:8 value-empty']],
    ['models as a map', `${gateway}${providers}models: { id: acme/one }\n`, ['10:9 value-kind']],
    [
      'models as words',
      `${gateway}${providers}models:\n  - one\n  - [two]\n`,
      ['11:5 value-kind', '12:5 value-kind'],
    ],
    [
      'providers as a list',
      withModel('free: { reason: r, source: https://a.example }').replace(providers, 'providers: [acme]\n'),
      ['8:12 value-kind'],
    ],
    [
      'no providers',
      withModel('priceStatus: plan').replace(providers, 'providers: {}\n'),
      ['8:12 value-empty'],
    ],
    ['two documents', `${withPrices('input: 1')}---\n${withPrices('input: 2')}`, ['16:1 yaml-feature']],
    ['an anchor nobody uses', withPrices('input: &price 1'), ['15:21 yaml-feature']],
    ['an alias', withPrices('input: &price 1\noutput: *price'), ['15:21 yaml-feature', '16:15 yaml-feature']],
    ['an alias to nowhere', withPrices('input: *price'), ['15:14 yaml-feature']],
    [
      'an alias to itself',
      'gateway: &gateway { name: *gateway }\n',
      ['1:1 key-missing', '1:1 key-missing', '1:19 yaml-feature', '1:27 yaml-feature'],
    ],
    ['a tag', withPrices('input: !!binary aGk='), ['15:23 yaml-feature']],
    ['a key that is a list', withPrices('? [a]\n: 1'), ['15:9 yaml-feature']],
    [
      'an alias among other mistakes',
      withModel('contxt: 1\nprices: { input: -1, output: *price }\nname: One'),
      ['14:5 key-unknown', '15:22 price-negative', '15:34 yaml-feature', '16:5 key-duplicate'],
    ],
    ['a key that objects treat in their own way', withPrices('__proto__: 1'), ['15:7 yaml-feature']],
    ['tabs', withModel('\tinput: 1'), ['14:5 yaml-syntax']],
  ])('%s', (_, text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  it.each([
    ['a bomb of aliases', bomb],
    ['ten thousand open brackets', '['.repeat(10_000)],
    ['ten thousand levels', `a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    [
      'a thousand maps in one another',
      Array.from({ length: 1000 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    ],
    [
      'an id made to keep a pattern busy',
      withModel('priceStatus: plan').replace('acme/one', `acme/${'_a'.repeat(40)}!`),
    ],
    ['a broken page', '<html>{{{\n'.repeat(1000)],
    ['nothing but null characters', '\0'.repeat(1000)],
  ])('%s is refused, and before the time of a test is over', (_, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});

describe('the same catalog', () => {
  const text = withPrices('input: 0.040');
  it.each([
    ['with a byte order mark', `\uFEFF${text}`],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['with quoted amounts', text.replace('0.040', '"0.040"')],
    ['without a last line break', text.trimEnd()],
  ])('loads %s', (_, other) => {
    expect(load(other)).toEqual(load(text));
  });

  it('places a mistake alike with a byte order mark and CRLF', () => {
    const wrong = withPrices('input: -1');
    const places = ['15:14 price-negative'];
    expect([wrong, `\uFEFF${wrong}`, wrong.replaceAll('\n', '\r\n')].map(placesOf)).toEqual([
      places,
      places,
      places,
    ]);
    expect(placesOf('\uFEFFgatewy: 1\ngateway: 2\n')[0]).toMatch(/^1:1 key-/);
  });
});

describe('amounts', () => {
  it.each(['0.040', '10', '0.0000125', '1250.50', '2.00'])('keep the digits of %s', (amount) => {
    const text = withModel(`magnitude: a test\nprices: { input: ${amount}, output: 99999 }`);
    expect(ratesOf(text)[0]?.amount).toBe(amount);
  });

  it.each([
    ['no', 'price-not-decimal'],
    ['~', 'price-not-decimal'],
    ['010', 'price-not-decimal'],
    ['0x10', 'price-not-decimal'],
    ['1e-3', 'price-not-decimal'],
    ['1_000', 'price-not-decimal'],
    ['"1,000"', 'price-not-decimal'],
    ['0,04', 'price-not-decimal'],
    ['$1', 'price-not-decimal'],
    ['.5', 'price-not-decimal'],
    ['5.', 'price-not-decimal'],
    ['+1', 'price-not-decimal'],
    ['-x', 'price-not-decimal'],
    ['.inf', 'price-not-decimal'],
    ['١', 'price-not-decimal'],
    ['"1 "', 'price-not-decimal'],
    ['|\n    1', 'price-not-decimal'],
    ['0', 'price-zero'],
    ['-0.0', 'price-zero'],
    ['-0.5', 'price-negative'],
    ['""', 'value-empty'],
    ['" "', 'value-empty'],
    ['', 'value-empty'],
    ['[]', 'value-empty'],
    ['[[1]]', 'value-kind'],
  ])('%s is %s', (amount, code) => {
    const [problem, ...others] = problemsOf(withPrices(`input: ${amount}`));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, line: 15 });
    expect(problem?.message).not.toContain('\n');
  });

  it('cannot be left out of a flow map', () => {
    expect(placesOf(withModel('prices: { input }'))).toEqual(['14:15 value-empty']);
  });

  it('are cut in a message when somebody writes a novel', () => {
    const [problem] = problemsOf(withPrices(`input: ${'x'.repeat(5000)}`));
    expect(problem?.message.length).toBeLessThan(150);
  });
});

describe('other scalars', () => {
  it.each([
    ['openWeights: no', 'boolean-invalid'],
    ['openWeights: True', 'boolean-invalid'],
    ['context: 0', 'number-invalid'],
    ['context: 1e6', 'number-invalid'],
    ['context: 1_000', 'number-invalid'],
    ['context: 99999999999999999', 'number-invalid'],
    ['released: 2026', 'date-invalid'],
    ['released: 2026-13', 'date-invalid'],
    ['released: 2026-02-29', 'date-invalid'],
    ['magnitude: ~', 'value-empty'],
    ['magnitude: null', 'value-empty'],
    ['magnitude: [a]', 'value-kind'],
    ['caching: [automatic]', 'value-kind'],
    ['caching: ""', 'value-empty'],
    ['caching:', 'value-empty'],
    ['capabilities: vision', 'value-kind'],
    ['verify: {}', 'value-empty'],
    [
      'published: { prices: { input: 1 }, source: "https://a b", checked: 2026-01-01, expires: 2026-02-01 }',
      'url-invalid',
    ],
    [
      'published: { prices: { input: 1 }, source: javascript:alert(1), checked: 2026-01-01, expires: 2026-02-01 }',
      'url-invalid',
    ],
    ['estimates: { image: { grid: [size], rates: { a: { b: 1 } } } }', 'grid-shape'],
    [
      'published: { prices: { input: 9999 }, source: https://a.example, checked: 2026-01-01, expires: 2026-02-01 }',
      'price-magnitude',
    ],
    [
      'published: { prices: { input: [1, 2] }, source: https://a.example, checked: 2026-01-01, expires: 2026-02-01 }',
      'rate-duplicate',
    ],
    [
      'published: { prices: { input: 1 }, source: https://a.example, checked: 2026-01-01, expires: 2026-09-01 }',
      'statement-too-long',
    ],
    [
      'printed: { prices: { input: 1 }, source: https://a.example, checked: 2026-01-01, expires: 2026-01-01 }',
      'dates-reversed',
    ],
    ['openWeights: {}', 'value-kind'],
    ['estimates: { image: [1, 2] }', 'rate-duplicate'],
    ['estimates: { image: 99999 }', 'price-magnitude'],
  ])('%s is %s', (line, code) => {
    expect(problemsOf(withModel(`prices: { input: 1 }\n${line}`)).map((problem) => problem.code)).toEqual([
      code,
    ]);
  });

  it('are placed below a single value where a list may stand', () => {
    const text = withModel(
      'prices: { input: 1 }\nunverified: { amounts: { input: 1 }, source: ftp://x, checked: 2026-01-01, expires: 2026-02-01 }',
    );
    expect(placesOf(text)).toEqual(['15:50 source-invalid']);
  });

  it.each(['05', '5%', '-1', '100', '5e0'])('%s is no percentage', (percent) => {
    const fee = `platformFee: { percent: ${percent}, chargedOn: credits }`;
    expect(problemsOf(withModel('priceStatus: plan').replace('links:', `${fee}\n  links:`))[0]?.code).toBe(
      'percent-invalid',
    );
  });

  it('of the gateway are checked alike', () => {
    const batch = 'batch: { endpoints: [], hours: 24 }';
    expect(placesOf(withModel('priceStatus: plan').replace('links:', `${batch}\n  links:`))).toEqual([
      '7:23 value-empty',
    ]);
  });

  it('leave a free model of the gateway to be listed', () => {
    const tier = 'freeTier: { model: acme/onee, requestsPerDay: 1, cardRequired: false }';
    const [problem] = problemsOf(withModel('priceStatus: plan').replace('links:', `${tier}\n  links:`));
    expect(problem).toMatchObject({ code: 'model-unknown', line: 7, column: 22 });
  });
});

describe('a loaded catalog', () => {
  const text = `${gateway}providers:
  acme: { name: Acme, url: https://acme.example }
models:
  - id: acme/one
    name: One
    modality: image
    prices: { image: 0.040 }
    aliases: [{ id: acme/uno, until: 2027-01-01 }]
  - { id: acme/two/three, name: Two, modality: chat, free: { reason: r, source: https://a.example } }
  - { id: acme/four, name: Four, modality: chat, priceStatus: plan, priceNote: by arrangement }
`;

  it('has resolved models with slug, provider and line', () => {
    const [one, two, four] = load(text).models;
    expect(one).toMatchObject({
      slug: 'acme-one',
      line: 11,
      provider: { id: 'acme', name: 'Acme', url: 'https://acme.example' },
    });
    expect(one?.aliases).toEqual([{ id: 'acme/uno', until: '2027-01-01' }]);
    expect(two).toMatchObject({
      slug: 'acme-two-three',
      pricing: { kind: 'free', reason: 'r' },
      aliases: [],
      estimates: [],
    });
    expect(four?.pricing).toEqual({ kind: 'plan', note: 'by arrangement' });
    expect(one).not.toHaveProperty('prices');
    expect(four).not.toHaveProperty('priceNote');
  });

  it('is parsed once for one text of one file', () => {
    const first = loadCatalog({ file: 'a.yaml', text });
    expect(loadCatalog({ file: 'a.yaml', text })).toBe(first);
    expect(loadCatalog({ file: 'b.yaml', text }).file).toBe('b.yaml');
    const other = text.replace('0.040', '0.050');
    expect(loadCatalog({ file: 'a.yaml', text: other })).not.toEqual(loadCatalog({ file: 'a.yaml', text }));
  });

  it('is frozen all through', () => {
    const open = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      (!Object.isFrozen(value) || Object.values(value).some(open));
    expect(open(load(text))).toBe(false);
  });

  it('is read from the file that CATALOG names, else from models.yaml', () => {
    vi.stubEnv('SITE', undefined);
    vi.stubEnv('CATALOG', undefined);
    expect(catalogFile()).toBe('models.yaml');
    vi.stubEnv('CATALOG', 'no/other.yaml');
    expect(() => loadCatalog()).toThrow(/^1 mistake in no\/other\.yaml/);
  });
});
