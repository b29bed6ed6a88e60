import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { magnitudeOf, modalities, modalityNames, usualCall } from '#catalog/registry/modalities.ts';
import { meters, type Meter } from '#catalog/registry/meters.ts';
import { gateway, providers } from '#catalog/test-catalog.ts';
import type { Model } from '#catalog/types.ts';
import { plain } from './decimal.ts';
import { isDearerInNothing, rank, rankedPrice } from './ranking.ts';
import { createTracer } from './tracer.ts';

const date = '2026-11-23';

function catalogOf(...entries: readonly string[]) {
  const models = entries.map((entry, index) => `  - { id: acme/m${String(index)}, name: M, ${entry} }\n`);
  return loadCatalog({ file: 'models.yaml', text: `${gateway}${providers}models:\n${models.join('')}` });
}

function modelsOf(...entries: readonly string[]): readonly Model[] {
  return catalogOf(...entries).models;
}

/** Every meter by which models of a kind are ranked and that a usual call counts. */
const cases = modalityNames.flatMap((modality) =>
  modalities[modality].headline.flatMap(([meter]) => {
    const call = usualCall(modality, meter);
    return meter === 'request' || call === undefined ? [] : [{ modality, meter, call }];
  }),
);

describe.each(cases)('$modality models by $meter', ({ modality, meter, call }) => {
  const entry = (prices: Readonly<Partial<Record<Meter, number>>>) => {
    const priced = Object.entries(prices) as [Meter, number][];
    const isUnusual = priced.some(([name, amount]) => {
      const [low, high] = magnitudeOf(name, modality);
      return amount < Number(low) || amount > Number(high);
    });
    const lines = priced.map(([name, amount]) => `${name}: ${amount.toFixed(12).replace(/\.?0+$/, '')}`);
    return `modality: ${modality}, ${isUnusual ? 'magnitude: a test, ' : ''}prices: { ${lines.join(', ')} }`;
  };

  test('are ranked by what a call pays, its price per request included', () => {
    // A request costs as much as all that is counted in a usual call: the unit comes to twice its price.
    const request = (3 * call.count) / meters[meter].per;
    const catalog = catalogOf(entry({ [meter]: 3, request }), entry({ [meter]: 5 }), entry({ [meter]: 7 }));
    const ranked = rank(catalog, date, modality, meter);
    expect(ranked.map(({ model, price }) => [model.id, plain(price)])).toEqual([
      ['acme/m1', '5'],
      ['acme/m0', '6'],
      ['acme/m2', '7'],
    ]);
    const { amount } = createTracer(catalog, date);
    expect(amount(ranked[1]?.key ?? '').text).toBe('$6.00');
    expect(amount(`modality/${modality}#${meter}~median`).text).toBe('$6.00');
  });
});

test('a song that pays by the second and by the track is ranked by both', () => {
  const [song] = modelsOf('modality: music, prices: { musicSecond: 0.001, track: 0.18 }');
  const price = song && rankedPrice(song, date)?.price;
  expect(price && plain(price)).toBe('0.002');
});

test.each([
  ['two units are paid', 'modality: image, prices: { image: 0.04, megapixel: 0.03 }'],
  ['tokens are paid beside the request', 'modality: 3d, prices: { request: 0.04, output: 3 }'],
  ['the hour decides', 'modality: chat, prices: { input: { amount: 1, when: { utc: ["01:00-02:00"] } } }'],
  ['nobody knows a usual call', 'modality: video, prices: { output: 3, request: 0.04 }'],
])('no rank is told where %s', (_, entry) => {
  const [model] = modelsOf(entry);
  expect(model && rankedPrice(model, date)).toBeUndefined();
});

describe('dearer in nothing', () => {
  const chat = (prices: string) => `modality: chat, prices: { ${prices} }`;
  test.each([
    ['is what costs as much', 'input: 1, output: 2', 'input: 1, output: 2', true],
    ['is what costs less', 'input: 1, output: 1', 'input: 1, output: 2', true],
    ['is not what answers at a higher price', 'input: 0.5, output: 3', 'input: 1, output: 2', false],
    [
      'is not what asks a price per request',
      'input: 0.5, output: 1, request: 0.01',
      'input: 1, output: 2',
      false,
    ],
    ['is what asks none', 'input: 1, output: 2', 'input: 1, output: 2, request: 0.01', true],
    ['is not what bills something else', 'input: 0.5', 'input: 1, output: 2', false],
    [
      'is not what is cheap under a condition',
      'input: { amount: 0.5, when: { service: batch } }, output: 1',
      'input: 1, output: 2',
      false,
    ],
  ])('%s', (_, other, own, expected) => {
    const [one, two] = modelsOf(chat(other), chat(own));
    expect(one && two && isDearerInNothing(one, two, date)).toBe(expected);
  });
});
