import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { createSite } from '#views/site.ts';
import { usesOf } from './worked-uses.ts';
import { testGateway } from '#views/test-site.ts';

const head = `${testGateway}providers:
  maker: { name: Maker }
models:
  - id: maker/a
    name: A
`;

/** The labels of the uses that a model is shown. */
function labels(entry: string): string[] {
  const text = head + entry.replaceAll(/^/gm, '    ').trimEnd();
  const site = createSite(loadCatalog({ file: 'test.yaml', text }), undefined, '2026-11-23');
  return usesOf(site, site.model('maker/a')).map(({ label }) => label);
}

const prices = 'modality: chat\nprices: { input: 2, output: 8 }\n';

test('a request that does not fit into the context is not shown', () => {
  expect(labels(`${prices}context: 1000000\n`).join('\n')).toContain(
    '100 documents summed up (50,000 in, 1,000 out)',
  );
  expect(labels(`${prices}context: 32000\n`).join('\n')).not.toMatch(/50,000-|40,000/);
  // A chat of 1,500 and 400 does not fit either: only the window itself is left.
  expect(labels(`${prices}context: 1024\n`)).toEqual(['a full context (1,024 in)']);
});

test('the largest request is the context, with the longest answer as part of it', () => {
  expect(labels(`${prices}context: 400000\nmaxOutput: 128000\n`)).toContain(
    'a full context (272,000 in, 128,000 out)',
  );
});

test('uses follow what the model can do', () => {
  const able = (names: string) => labels(`${prices}context: 200000\ncapabilities: [${names}]\n`).join('\n');
  expect(able('vision')).toContain('screenshots');
  expect(able('tools')).toMatch(/coding session of 60 turns \(32,000 in/);
  expect(able('tools')).not.toContain('screenshots');
  expect(able('reasoning')).toContain('hard questions');
});

test('a session is told with its cache where that has a price, and only once', () => {
  const cached = 'modality: chat\nprices: { input: 2, output: 8, cacheRead: 0.2 }\n';
  const sessions = labels(`${cached}context: 200000\ncapabilities: [tools]\n`).filter((label) =>
    label.includes('coding session'),
  );
  expect(sessions).toEqual(['a coding session of 60 turns (30,000 cached, 2,000 in, 700 out)']);
});

test('a batch is shown only where every part of it has a batch price', () => {
  const batch = (output: string) =>
    labels(
      `modality: chat\nprices:\n  input: [2, { amount: 1, when: { service: batch } }]\n  output: ${output}\n`,
    ).filter((label) => label.includes('batch'));
  expect(batch('[8, { amount: 4, when: { service: batch } }]')).toHaveLength(1);
  expect(batch('8')).toEqual([]);
});

test('clips are shown in the lengths and resolutions that the model has', () => {
  const shown = labels(
    'modality: video\nprices: { videoSecond: [0.1, { amount: 0.3, when: { resolution: 4k } }] }\nrequest: { seconds: [12, 4] }\n',
  );
  expect(shown).toContain('a clip of 4 seconds');
  expect(shown).toContain('a clip of 12 seconds');
  expect(shown).toContain('a clip of 12 seconds, 4k');
});

test('no use is shown twice', () => {
  const shown = labels('modality: video\nprices: { videoSecond: 0.1 }\nrequest: { seconds: [5, 8] }\n');
  expect(new Set(shown).size).toBe(shown.length);
});
