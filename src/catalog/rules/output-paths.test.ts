import { expect, it } from 'vitest';
import { load, placesOf, problemsOf, gateway, providers } from '#catalog/test-catalog.ts';

/** A catalog with these models, providers and pairs. */
function catalog(
  models: readonly string[],
  { more = '', pairs = '', key = '' }: { more?: string; pairs?: string; key?: string } = {},
): string {
  const entries = models.map(
    (model) => `  - { ${model}, provider: acme, name: One, modality: chat, prices: { input: 1 } }\n`,
  );
  const own = key === '' ? gateway : `${gateway}  indexNow: ${key}\n`;
  return `${own}${providers}${more}${pairs === '' ? '' : `comparisons: ${pairs}\n`}models:\n${entries.join('')}`;
}

const twins = ['id: a', 'id: b-vs-c', 'id: a-vs-b', 'id: c'];

it.each([
  ['the image of the site', catalog(['id: site']), '11:11', 'og/site.png of site would be a file that every'],
  [
    'a file that is the folder of another',
    catalog(['id: x', 'id: x.json/y']),
    '12:11',
    'api/models/x.json/y.json of x.json/y would be one of x (line 11)',
  ],
  [
    'the same the other way round',
    catalog(['id: x.json/y', 'id: x']),
    '12:11',
    'api/models/x.json of x would be one of x.json/y (line 11)',
  ],
  [
    'an image that is the folder of another',
    catalog(['id: x, slug: x.png', 'id: x.png.png/z']),
    '12:11',
    'og/x.png.png/z.png of x.png.png/z',
  ],
  [
    'the image of a comparison',
    catalog([...twins, 'id: compare/a-vs-c'], { pairs: '[[a, c]]' }),
    '10:15',
    'og/compare/a-vs-c.png of a compared with c would be one of compare/a-vs-c (line 16)',
  ],
  [
    'two comparisons',
    catalog(twins, { pairs: '[[a, b-vs-c], [a-vs-b, c]]' }),
    '10:28',
    'of a-vs-b compared with c would be one of a compared with b-vs-c (line 10)',
  ],
  [
    'the twin of a provider’s page',
    catalog(['id: a'], { more: '  acme.md: { name: Other }\n' }),
    '10:3',
    'providers/acme.md/index.html of the provider acme.md would be one of the provider acme',
  ],
  [
    'a key of IndexNow',
    catalog(['id: a'], { key: 'llms-full' }),
    '8:13',
    'llms-full.txt of the IndexNow key',
  ],
  ['the same in capitals', catalog(['id: a'], { key: 'LLMS-full' }), '8:13', 'LLMS-full.txt'],
])('%s is refused in its place', (_, text, place, message) => {
  expect(placesOf(text)).toEqual([`${place} path-clash`]);
  expect(problemsOf(text)[0]?.message).toContain(message);
});

it('a name that no file can have is refused in its place', () => {
  const long = 'a'.repeat(200);
  expect(placesOf(catalog([`id: acme/${'+'.repeat(80)}a`]))).toEqual(['11:11 path-long']);
  expect(placesOf(catalog(['id: a'], { more: `  ${long}${long}: { name: Other }\n` }))).toEqual([
    '10:3 path-long',
  ]);
  expect(
    placesOf(
      catalog([`id: a${long.slice(0, 150)}`, `id: b${long.slice(0, 150)}`], {
        pairs: `[[a${long.slice(0, 150)}, b${long.slice(0, 150)}]]`,
      }),
    ),
  ).toEqual(['10:15 path-long']);
  const pluses = '+'.repeat(80);
  expect(placesOf(catalog([`id: a, aliases: [{ id: b }, { id: acme/${pluses}a }]`]))).toEqual([
    '11:41 path-long',
  ]);
  const removed = `removed: [{ id: acme/${pluses}a, name: A, date: 2026-10-01, replacement: a }]\n`;
  expect(placesOf(catalog(['id: a'], { more: removed }))).toEqual(['10:17 path-long']);
  expect(load(catalog([`id: ${long}`])).models).toHaveLength(1);
});

it('what only looks like it is not', () => {
  const sound = catalog(['id: compare/a', 'id: x.json', 'id: llms-full'], { key: 'llms-full-2' });
  expect(load(sound).models).toHaveLength(3);
});
