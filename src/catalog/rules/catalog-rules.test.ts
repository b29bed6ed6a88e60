import { describe, expect, it } from 'vitest';
import { gateway, load, placesOf, problemsOf, providers, withModel } from '#catalog/test-catalog.ts';

const models = `models:
  - { id: acme/one, name: One, modality: chat, prices: { input: 1 } }
  - { id: acme/two, name: Two, modality: chat, prices: { input: 2 } }
  - { id: acme/free, name: Free, modality: chat, free: { reason: it is, source: https://acme.example } }
  - { id: acme/picture, name: Picture, modality: image, prices: { image: 0.04 } }
`;

function compared(lines: string): string {
  return `${gateway}${providers}comparisons:\n${lines}\n${models}`;
}

describe('replacements', () => {
  const chat = (name: string, more = '') =>
    `  - { id: acme/${name}, name: M, modality: chat, prices: { input: 1 }${more} }\n`;
  const leaving = (name: string, retires: string, replacement?: string) =>
    chat(
      name,
      `, status: deprecated, retires: ${retires}${replacement === undefined ? '' : `, replacement: acme/${replacement}`}`,
    );
  const codesOf = (...entries: string[]) =>
    placesOf(`${gateway}${providers}models:\n${entries.join('')}`).map((place) => place.split(' ')[1]);

  it.each([
    ['another that stays', leaving('one', '2027-01-01', 'two') + chat('two')],
    ['one that goes later', leaving('one', '2027-01-01', 'two') + leaving('two', '2027-01-02')],
    [
      'one that goes first, and has one that stays',
      leaving('one', '2027-01-01', 'two') + leaving('two', '2026-01-01', 'three') + chat('three'),
    ],
    ['one of which nobody knows when', leaving('one', '2027-01-01', 'two') + leaving('two', 'unknown')],
    ['one, while nobody knows when', leaving('one', 'unknown', 'two') + leaving('two', '2026-01-01')],
  ])('are fine: %s', (_, entries) => {
    expect(codesOf(entries)).toEqual([]);
  });

  it.each([
    [
      'one that is gone by then',
      leaving('one', '2027-01-01', 'two') + leaving('two', '2027-01-01'),
      ['gone'],
    ],
    [
      'a line whose end is gone by then',
      leaving('one', '2027-01-01', 'two') +
        leaving('two', '2026-01-01', 'three') +
        leaving('three', '2026-02-01'),
      ['gone'],
    ],
    ['a circle', leaving('one', '2027-01-01', 'two') + leaving('two', '2027-02-01', 'one'), ['circle']],
    [
      'one of another kind',
      `${leaving('one', '2027-01-01', 'two')}  - { id: acme/two, name: M, modality: image, prices: { image: 1 } }\n`,
      ['modality'],
    ],
  ])('are refused: %s', (_, entries, codes) => {
    expect(codesOf(entries)).toEqual(codes.map((code) => `replacement-${code}`));
  });
});

describe('comparisons', () => {
  it('are read as pairs, and need not be there', () => {
    expect(load(compared('  - [acme/two, acme/one]')).comparisons).toEqual([['acme/two', 'acme/one']]);
    expect(load(`${gateway}${providers}${models}`).comparisons).toEqual([]);
  });

  it.each([
    ['an unknown id', '  - [acme/one, acme/tow]', ['11:16 model-unknown']],
    ['both ids unknown', '  - [acme/a, acme/b]', ['11:6 model-unknown', '11:14 model-unknown']],
    ['a model beside itself', '  - [acme/one, acme/one]', ['11:16 value-repeated']],
    ['a model without a price', '  - [acme/free, acme/one]', ['11:6 comparison-unpriced']],
    ['two modalities', '  - [acme/one, acme/picture]', ['11:16 comparison-modality']],
    [
      'the same pair again',
      '  - [acme/one, acme/two]\n  - [acme/one, acme/two]',
      ['12:5 comparison-duplicate'],
    ],
    [
      'the same pair turned round',
      '  - [acme/one, acme/two]\n  - [acme/two, acme/one]',
      ['12:5 comparison-duplicate'],
    ],
    ['three models', '  - [acme/one, acme/two, acme/one]', ['11:5 comparison-pair']],
    ['a text', '  - acme/one', ['11:5 value-kind']],
    ['nothing', '', ['10:13 value-empty']],
    ['an id that is none', '  - [acme/one, T wo]', ['11:16 id-invalid']],
  ])('with %s are refused at their place', (_, lines, places) => {
    expect(placesOf(compared(lines))).toEqual(places);
  });
});

describe('providers of models', () => {
  const two = `${providers}  other: { name: Other }\n`;
  const listed = (entry: string, of = two) =>
    `${gateway}${of}models:\n  - { ${entry}, name: One, modality: chat, prices: { input: 1 } }\n`;
  const providerIn = (text: string) => load(text).models[0]?.provider.id;

  it('are named by the key, else by what the id begins with, else are the only one', () => {
    expect(providerIn(listed('id: acme/one'))).toBe('acme');
    expect(providerIn(listed('id: acme/one, provider: other'))).toBe('other');
    expect(providerIn(listed('id: "@cf/acme/one", provider: acme'))).toBe('acme');
    expect(providerIn(listed('id: gpt-4o, provider: other'))).toBe('other');
    expect(providerIn(listed('id: gpt-4o', providers))).toBe('acme');
  });

  it.each([
    ['an id of one part among several providers', 'id: gpt-4o', two, ['12:11 provider-missing']],
    ['an id that begins with something else', 'id: Acme/one', two, ['12:11 provider-unknown']],
    ['the same where there is one provider', 'id: "@cf/one"', providers, ['11:11 provider-unknown']],
    ['a key that is none of them', 'id: acme/one, provider: acne', two, ['12:31 provider-unknown']],
    ['a key that cannot be one', 'id: one, provider: Acme', two, ['12:26 provider-invalid']],
  ])('%s is refused at its place', (_, entry, of, places) => {
    expect(placesOf(listed(entry, of))).toEqual(places);
  });
});

describe('slugs', () => {
  const listed = (...entries: string[]) =>
    `${gateway}${providers}models:\n${entries
      .map((entry) => `  - { ${entry}, name: One, modality: chat, prices: { input: 1 } }\n`)
      .join('')}`;

  it('are derived or given, and name the files', () => {
    const { models: loaded } = load(
      listed('id: acme/Talk:free', 'id: "acme/@cf/Look+"', 'id: acme/TALK-free, slug: talk.2'),
    );
    expect(loaded.map(({ id, slug, fileStem }) => [id, slug, fileStem])).toEqual([
      ['acme/Talk:free', 'acme-talk-free', 'acme/talk-free'],
      ['acme/@cf/Look+', 'acme-cf-lookplus', 'acme/cf/lookplus'],
      ['acme/TALK-free', 'talk.2', 'talk.2'],
    ]);
  });

  it.each([
    ['two ids that differ in capitals', ['id: acme/Talk', 'id: acme/talk'], ['12:11 slug-collision']],
    [
      'a given one that another id derives',
      ['id: acme/a', 'id: acme/b, slug: acme-a'],
      ['12:25 slug-collision'],
    ],
    ['the same given twice', ['id: acme/a, slug: x', 'id: acme/b, slug: x'], ['12:25 slug-collision']],
    ['the same id twice', ['id: acme/Talk, slug: x', 'id: acme/Talk, slug: y'], ['12:11 id-duplicate']],
    ['the name of the site’s own image', ['id: acme/a, slug: site'], ['11:25 path-clash']],
    ['capitals', ['id: acme/a, slug: Talk'], ['11:25 slug-invalid']],
    ['an address', ['id: acme/a, slug: a/b'], ['11:25 slug-invalid']],
  ])('with %s are refused at their place', (_, entries, places) => {
    expect(placesOf(listed(...entries))).toEqual(places);
  });
});

describe('limits', () => {
  const limited = (limits: string) =>
    `${gateway}${providers}models:\n  - { id: acme/a, name: A, modality: chat, prices: { input: 1 }, limits: ${limits} }\n`;
  const stated = 'source: https://acme.example, checked: 2026-01-01, expires: 2026-02-01';

  it('are one or several, of whoever has no plan or of a plan', () => {
    expect(load(limited(`{ requestsPerMinute: 60, ${stated} }`)).models[0]?.limits).toEqual([
      {
        requestsPerMinute: 60,
        source: 'https://acme.example',
        checked: '2026-01-01',
        expires: '2026-02-01',
      },
    ]);
    const two = `[{ plan: Free, tokensPerMinute: 9, ${stated} }, { tokensPerMinute: 90, ${stated} }]`;
    expect(load(limited(two)).models[0]?.limits).toHaveLength(2);
    expect(load(limited(two).replace(/, limits.* \}\n/, ' }\n')).models[0]?.limits).toEqual([]);
  });

  it.each([
    ['nothing', `{ plan: Free, ${stated} }`, ['limit-empty']],
    ['no source', '{ requestsPerMinute: 1 }', ['key-missing', 'key-missing', 'key-missing']],
    ['no whole number', `{ requestsPerMinute: 1e3, ${stated} }`, ['number-invalid']],
    ['no time', `{ requestsPerMinute: 1, ${stated.replace('02-01', '01-01')} }`, ['dates-reversed']],
    [
      'a plan twice',
      `[{ plan: A, tokensPerMinute: 1, ${stated} }, { plan: A, tokensPerMinute: 2, ${stated} }]`,
      ['limit-duplicate'],
    ],
  ])('of %s are refused', (_, limits, codes) => {
    expect(placesOf(limited(limits)).map((place) => place.split(' ')[1])).toEqual(codes);
  });
});

describe('the address of the site', () => {
  const at = (url: string) =>
    placesOf(compared('  - [acme/one, acme/two]').replace('https://gateway.example\n', `${url}\n`));

  it('is a host, with or without its slash and its port', () => {
    for (const url of ['https://a.example', 'https://a.example/', 'https://a.example:8443'])
      expect(at(url)).toEqual([]);
  });

  it.each([
    'https://acme.github.io/pricing',
    'https://a.example/a/b/',
    'https://a.example/?x',
    'https://u@a.example/',
  ])('is not %s, which is more than a host', (url) => {
    expect(at(url)).toEqual(['3:8 host-with-path']);
    const [problem] = problemsOf(
      compared('  - [acme/one, acme/two]').replace('https://gateway.example\n', `${url}\n`),
    );
    expect(problem?.fix).toContain(`Write ${new URL(url).origin} here`);
  });
});

describe('a host', () => {
  const catalog = (host: string, model = '') =>
    withModel(`prices: { input: 1 }${model}`).replace(
      'acme: { name: Acme }',
      `acme: { name: Acme, host: ${host} }\n  cloud: { name: Cloud }`,
    );

  it('of a provider is that of its models, unless one names another', () => {
    expect(load(catalog('cloud')).models[0]?.host).toBe('cloud');
    expect(load(catalog('cloud', '\nhost: acme')).models[0]?.host).toBeUndefined();
  });

  it('is a provider', () => {
    expect(problemsOf(catalog('clod'))).toMatchObject([{ code: 'provider-unknown', line: 9, column: 29 }]);
  });
});
