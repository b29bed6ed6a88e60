import { describe, expect, test } from 'vitest';
import type { SearchEntry } from '#pricing/search-entry.ts';
import { createEngine } from './engine.ts';

function model(title: string, id: string, more: Partial<SearchEntry> = {}): SearchEntry {
  const known = more.retired === true ? {} : { place: 1 };
  return { kind: 'Model', title, id, path: `/q/${id}/`, about: ['Acme', 'chat'], ...known, ...more };
}

const engine = createEngine([
  model('Talker 5', 'acme/talker-5', { retired: true }),
  model('Talker 5.4 Mini', 'acme/talker-5.4-mini', { aliases: ['acme/talker-5.4-mini-2026-03-01'] }),
  model('Talker 4', 'acme/talker-4'),
  model('Talker 54', 'acme/talker-54'),
  model('Old Painter', 'acme/painter-1', { about: ['Acme', 'image'], retired: true }),
  model('Painter 2', 'acme/painter-2', { about: ['Acme', 'image'] }),
  { kind: 'Provider', title: 'Acme', path: '/providers/acme/' },
  { kind: 'Guide', title: 'Caching', path: '/guides/caching/', words: 'painter semantic requests' },
  { kind: 'Comparison', title: 'Talker 4 vs Talker 5: which costs less?', path: '/compare/a-vs-b/' },
]);
const find = (query: string) => engine.find(query).map(({ title }) => title);

test('the very name is first, also of a model that is no longer served', () => {
  expect(find('talker 5')[0]).toBe('Talker 5');
  expect(find('acme/talker-5')[0]).toBe('Talker 5');
  expect(find('talker54')[0]).toBe('Talker 54');
});

test('one version is not found by another', () => {
  expect(find('talker 5')).not.toContain('Talker 4');
  expect(find('talker 4')).not.toContain('Talker 5.4 Mini');
  expect(find('talker 5')).not.toContain('Talker 54');
});

test('a version finds its point releases, after itself', () => {
  expect(find('talker 5').slice(0, 2)).toEqual(['Talker 5', 'Talker 5.4 Mini']);
});

test('what is no longer served comes last', () => {
  expect(find('painter')).toEqual(['Painter 2', 'Caching', 'Old Painter']);
});

test('what has no known price comes after what has one', () => {
  const other = createEngine([
    model('Image 1', 'acme/image-1', { retired: true }),
    { kind: 'Model', title: 'Image 2', id: 'acme/image-2', path: '/q/2/', about: ['Acme', 'image'] },
    model('Image 3', 'acme/image-3'),
    { kind: 'Guide', title: 'Painting', path: '/guides/painting/', words: 'image' },
  ]);
  const titles = (query: string) => other.find(query).map(({ title }) => title);
  expect(titles('image')).toEqual(['Image 3', 'Painting', 'Image 2', 'Image 1']);
  expect(titles('image 2')[0]).toBe('Image 2');
});

test('the cheapest of a kind: its list, then its models by price, whatever their names', () => {
  const other = createEngine([
    model('Cheapest Word', 'acme/word', { about: ['Acme', 'chat', 'video-input'], place: 1 }),
    model('Film B', 'acme/b', { about: ['Acme', 'video'], place: 3 }),
    model('Video A', 'acme/a', { about: ['Acme', 'video'], place: 12 }),
    model('Clip C', 'acme/c', { about: ['Acme', 'video'], retired: true }),
    model('Clip D', 'acme/d', { about: ['Acme', 'video', 'free'], place: 0 }),
    { kind: 'List', title: 'Chat models by price', path: '/models/chat/', about: ['chat'] },
    { kind: 'List', title: 'Video models by price', path: '/models/video/', about: ['video'] },
  ]);
  const titles = (query: string) => other.find(query).map(({ title }) => title);
  const right = ['Video models by price', 'Clip D', 'Film B', 'Video A', 'Cheapest Word', 'Clip C'];
  for (const query of ['cheapest video', 'cheapst vidoe', 'lowest price text to video', 'affordable movie'])
    expect(titles(query).slice(0, 4), query).toEqual(right.slice(0, 4));
  expect(titles('cheapest video')).toEqual(right);
  expect(titles('cheapest')).toEqual(['Chat models by price', 'Video models by price']);
});

test.each([
  ['an alias', 'talker-5.4-mini-2026-03-01', 'Talker 5.4 Mini'],
  ['words in another order', 'mini talker', 'Talker 5.4 Mini'],
  ['a letter left out', 'paintr 2', 'Painter 2'],
  ['two letters swapped', 'takler 4', 'Talker 4'],
  ['a provider', 'acme', 'Acme'],
  ['a provider with a kind', 'acme image', 'Painter 2'],
  ['a guide by a word of its text', 'semantic', 'Caching'],
  ['a question', 'what does talker 4 cost per month', 'Talker 4'],
])('%s', (_, query, first) => {
  expect(find(query)[0]).toBe(first);
});

describe('ids as an API takes them', () => {
  const odd = createEngine(
    [
      'acme/Qwen2.5-Coder-32B-Instruct',
      'gpt-4o',
      '@cf/meta/llama-3.1-8b-instruct',
      'acme/talk:free',
      'acme.nova-v1:0',
      '~acme/painter-latest',
      'acme/command-r+',
      'acme/claude-haiku-4-5@20251001',
      'accounts/acme/models/kimi-k2p6',
      'acme/a#1',
    ].map((id) => model('Some model', id)),
  );
  test.each([
    ['acme/Qwen2.5-Coder-32B-Instruct', 'qwen2.5-coder-32b-instruct', 'qwen2-5-coder-32b-instruct'],
    ['gpt-4o', 'GPT-4o', 'gpt 4o', 'gpt4o'],
    [
      '@cf/meta/llama-3.1-8b-instruct',
      'cf/meta/llama-3.1-8b-instruct',
      'llama-3.1-8b',
      'Llama-3-1-8B-instruct',
    ],
    ['acme/talk:free', 'talk:free', 'talk-free', 'acme talk free'],
    ['acme.nova-v1:0', 'acme.nova-v1-0', 'nova-v1:0', 'nova v1.0'],
    ['~acme/painter-latest', 'acme/painter-latest', 'painter-latest'],
    ['acme/command-r+', 'command-r+', 'command-r-plus', 'Command R+'],
    ['acme/claude-haiku-4-5@20251001', 'claude-haiku-4.5', 'claude-haiku-4-5-20251001', 'haiku 4.5'],
    ['accounts/acme/models/kimi-k2p6', 'kimi-k2p6', 'models/kimi-k2p6'],
    ['acme/a#1', 'a#1', 'acme/a-1'],
  ])('%s is found first, however it is typed', (id, ...others) => {
    for (const query of [id, id.toLowerCase(), id.toUpperCase(), ...others])
      expect([query, odd.find(query)[0]?.id]).toEqual([query, id]);
  });
});

test('nothing is found by nothing, or by what is not there', () => {
  expect(find('  ')).toEqual([]);
  expect(find('-/.')).toEqual([]);
  expect(find('xyzzy')).toEqual([]);
});
