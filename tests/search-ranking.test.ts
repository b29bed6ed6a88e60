import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SearchEntry, SearchIndex } from '#pricing/search-entry.ts';
import type { Decimal } from '#pricing/decimal.ts';
import { decimal } from '#pricing/decimal.ts';
import { loadCatalog } from '#catalog/load.ts';
import { searchIndex } from '#views/data/search-index.ts';
import { createSite } from '#views/site.ts';
import { buildPages } from '#views/whole/build.ts';
import { createEngine } from '#client/search/engine.ts';
import { dist } from './support/built-pages.ts';

// The search over the catalog of the test site, as the browser has it.
const { entries } = JSON.parse(readFileSync(join(dist, 'search.json'), 'utf8')) as SearchIndex;
const models = entries.filter(({ kind }) => kind === 'Model');
const engine = createEngine(entries);

test('every model is among the first three by its name, and first by its id and its aliases', () => {
  expect(models.length).toBeGreaterThan(100);
  const faults = models.flatMap(({ title, id = '', path, aliases = [] }) => {
    const place = engine.find(title).findIndex((found) => found.path === path);
    const misled = [id, ...aliases].filter((one) => engine.find(one)[0]?.path !== path);
    return [
      ...(place < 0 || place > 2 ? [`"${title}" is at ${place}`] : []),
      ...misled.map((one) => `${one} finds ${engine.find(one)[0]?.id ?? 'nothing'}`),
    ];
  });
  expect(faults).toEqual([]);
});

test('a name written together, in capitals or with other signs between its words finds the same', () => {
  const faults = models.flatMap(({ title, path }) => {
    const spellings = [title.replaceAll(' ', ''), title.toUpperCase(), title.replaceAll(/[ -]/g, '_')];
    return spellings.filter((spelling) => {
      const place = engine.find(spelling).findIndex((found) => found.path === path);
      return place < 0 || place > 2;
    });
  });
  expect(faults).toEqual([]);
});

test('a letter missing in a long word of a name still finds the model', () => {
  const misspelt = models.flatMap((model) => {
    const long = /[a-z]{6,}/i.exec(model.title);
    if (long === null) return [];
    const middle = long.index + 3;
    return [{ model, query: model.title.slice(0, middle) + model.title.slice(middle + 1) }];
  });
  expect(misspelt.length).toBeGreaterThan(50);
  const faults = misspelt.filter(({ model, query }) => {
    return !engine
      .find(query)
      .slice(0, 5)
      .some(({ path }) => path === model.path);
  });
  expect(faults.map(({ query }) => query)).toEqual([]);
});

test('what is no longer served stands below everything else that was not named exactly', () => {
  for (const query of ['claude', 'veo', 'gpt', 'google', 'image']) {
    const found = engine.find(query).map(({ retired = false }) => retired);
    expect([...found].sort(), query).toEqual(found);
  }
});

test.each([
  ['gpt-4o', 'GPT-4o'],
  ['gpt4o', 'GPT-4o'],
  ['gtp 4o', 'GPT-4o'],
  ['4o mini', 'GPT-4o mini'],
  ['gpt 5', 'GPT-5'],
  ['gpt 5 mini', 'GPT-5 Mini'],
  ['gemini 2.5 pro', 'Gemini 2.5 Pro'],
  ['gemini25pro', 'Gemini 2.5 Pro'],
  ['gemni 2.5 flash', 'Gemini 2.5 Flash'],
  ['pro gemini 2.5', 'Gemini 2.5 Pro'],
  ['sonnet 4.6', 'Claude Sonnet 4.6'],
  ['claude haiku', 'Claude Haiku 4.5'],
  ['whispr', 'Whisper'],
  ['nano banana pro', 'Gemini 3 Pro Image (Nano Banana Pro)'],
  ['llama 70b', 'Llama-3.1-70b-Instruct'],
  ['minimax 2.7', 'MiniMax-M2.7'],
  ['command r+', 'Command R+'],
  ['o3', 'o3'],
  ['how much does gpt-5 cost', 'GPT-5'],
  ['openai', 'OpenAI'],
  ['image models', 'Image models by price'],
  ['caching', 'Two kinds of caching'],
  ['calculator', 'What does your use cost?'],
  // What readers ask for by other words than the site's, and with slips.
  ['tts', 'Speech models by price'],
  ['speech to text', 'Transcription models by price'],
  ['speach to text', 'Transcription models by price'],
  ['llm', 'Chat models by price'],
  ['voice', 'Speech models by price'],
  ['text to image', 'Image models by price'],
  ['vector', 'Embedding models by price'],
  ['rerankr', 'Reranking models by price'],
  ['rate limit', 'The free tier'],
  ['free', 'The free tier'],
  ['batch discount', 'Batches'],
  ['bacth discount', 'Batches'],
  ['prompt caching', 'Two kinds of caching'],
  ['api key', 'Make a first call'],
  ['json', 'Model prices as JSON and CSV'],
  ['price drop', 'Price changes'],
  ['long context', 'Context of 1,000,000 tokens or more'],
  ['lnog context', 'Context of 1,000,000 tokens or more'],
  ['200k context', 'Context of 200,000 tokens or more'],
  ['function calling', 'Calls tools'],
  ['retired models', 'Status: Retired'],
  ['cheapest embedding', 'Embedding models by price'],
  ['cheapest embeding', 'Embedding models by price'],
  ['cheapst tts', 'Speech models by price'],
  ['lowest price video', 'Video models by price'],
])('%j finds %s first', (query, title) => {
  expect(engine.find(query)[0]?.title).toBe(title);
});

test.each([
  ['claude sonet', /^Claude Sonnet/],
  ['clude', /^Claude/],
  ['calude', /^Claude/],
  ['deepsek', /^DeepSeek/],
  ['flux 2', /^flux[-.]2/i],
  ['qwen3.5', /^Qwen3\.5/],
  ['gork', /^Grok/],
  ['mistal', /^Mistral/],
  ['embeding', /Embedding/],
  ['kimi k2', /^Kimi K2/],
  ['chatgpt', /^GPT/],
  ['chatgtp', /^GPT/],
])('%j finds only names like %s first', (query, title) => {
  const found = engine.find(query).slice(0, 3);
  expect(found.length).toBeGreaterThan(0);
  for (const one of found) expect(one.title).toMatch(title);
});

test('one version is never taken for another', () => {
  const found = engine.find('gpt 5').filter(({ kind }) => kind === 'Model');
  for (const { title } of found) expect(title).toMatch(/5/);
});

// The same words find what another catalog has.
const market = createSite(loadCatalog({ file: 'tests/sites/market/models.yaml' }), undefined, '2026-11-23');
const marketEngine = createEngine(searchIndex(market, buildPages(market).pages.values()).entries);

test.each([
  ['tts', 'Speech models by price'],
  ['speach to text', 'Transcription models by price'],
  ['llm', 'Chat models by price'],
  ['chatgtp', 'GPT-4o'],
  ['cheapest embeding', 'Embedding models by price'],
  ['reranker', 'Reranking models by price'],
  ['long context', 'Context of 1,000,000 tokens or more'],
  ['price drop', 'Price changes'],
  ['json', 'Model prices as JSON and CSV'],
])('%j finds %s first in another catalog', (query, title) => {
  // Of a model that hosts serve too, any is one.
  expect(marketEngine.find(query)[0]?.title.slice(0, title.length)).toBe(title);
});

test('without a guide on batches, those who ask for them find the models with such a price', () => {
  const found = marketEngine.find('batch discount');
  expect(found.length).toBeGreaterThan(0);
  for (const { about } of found) expect(about).toContain('batch');
});

/** The listed input price of a result, as it is printed. */
function listedOf({ note = [] }: SearchEntry): Decimal {
  const [figure] = note.flatMap((part) => (typeof part === 'string' ? [] : [part.text]));
  return decimal(figure?.replace('$', '') ?? '');
}

test.each(['cheapest embedding', 'cheap embeddings', 'cheapest gemini', 'cheapest gpt mini'])(
  '%j finds models by their price, the lowest first',
  (query) => {
    const found = engine.find(query).filter(({ kind, place = 0 }) => kind === 'Model' && place > 0);
    const [first] = found;
    // Of the first kind: prices of others are in another unit.
    const alike = found.filter(({ about }) => about?.[1] === first?.about?.[1]).map(listedOf);
    expect(alike.length).toBeGreaterThan(1);
    for (const [at, price] of alike.entries())
      expect(price.lt(alike[at - 1] ?? price), `${query}: ${String(at)}`).toBe(false);
  },
);

test('a model without a known price comes after those with one, unless it is named', () => {
  const partly = createEngine(
    entries.map(({ place, ...entry }, at) => (at === 3 || place === undefined ? entry : { ...entry, place })),
  );
  const { about: [provider = ''] = [], title = '' } = entries[3] ?? {};
  const found = partly.find(provider).filter(({ kind, retired }) => kind === 'Model' && retired !== true);
  expect(found.at(-1)?.title).toBe(title);
  expect(partly.find(title)[0]?.title).toBe(title);
});

test('a result carries the price of its model', () => {
  const unpriced = models.filter(({ note }) => note === undefined || note.length === 0);
  expect(unpriced).toEqual([]);
  const keys = models.flatMap(({ id = '', note = [] }) =>
    note.flatMap((part) => (typeof part === 'string' ? [] : [part.key.startsWith(`${id}#`)])),
  );
  expect(keys.length).toBeGreaterThan(150);
  expect(keys).not.toContain(false);
});
