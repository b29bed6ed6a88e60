import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { polling } from '#examples/index.ts';
import { testGateway, testModel, variants } from '#examples/test-models.ts';
import type { Exchange } from './call.ts';
import { startMockGateway, type MockGateway } from './server.ts';

let mock: MockGateway;
const heard: Exchange[] = [];

beforeAll(async () => {
  const models = [...Object.values(variants), testModel('a/plain', 'chat')];
  mock = await startMockGateway({
    gateway: testGateway(),
    models,
    port: 0,
    onExchange: (one) => heard.push(one),
  });
});
afterAll(() => mock.close());

const headers = { authorization: 'Bearer k', 'content-type': 'application/json' };

async function send(path: string, body: unknown, more: RequestInit = {}) {
  const response = await fetch(mock.baseUrl + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    ...more,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

const messages = [{ role: 'user', content: 'hello' }];
const chat = { model: 'a/plain', messages };

test('answers a chat, and says what it cost', async () => {
  const { status, text, headers: given } = await send('/chat/completions', chat);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ choices: [{ message: { role: 'assistant' } }] });
  expect(given.get('x-cost')).toMatch(/^0\.\d+$/);
});

test('streams events, the last choice-less, and ends', async () => {
  const { text } = await send('/chat/completions', { ...chat, stream: true });
  const events = text.split('\n\n').filter((event) => event !== '');
  expect(events.at(-1)).toBe('data: [DONE]');
  expect(JSON.parse(events.at(-2)?.slice('data: '.length) ?? '')).toMatchObject({ choices: [] });
});

describe('refuses', () => {
  test.each([
    ['an unknown path', '/embedding', chat, 404, '/embedding'],
    ['an unknown model', '/chat/completions', { ...chat, model: 'a/none' }, 404, 'a/none'],
    ['an unknown field', '/chat/completions', { ...chat, colour: 1 }, 400, 'colour'],
    [
      'a wrong role',
      '/chat/completions',
      { ...chat, messages: [{ role: 'usr', content: 'x' }] },
      400,
      'role',
    ],
    ['a missing field', '/chat/completions', { model: 'a/plain' }, 400, 'messages'],
    ['no message at all', '/chat/completions', { ...chat, messages: [] }, 400, 'messages'],
    ['a number out of range', '/chat/completions', { ...chat, temperature: 3 }, 400, 'temperature'],
    [
      'what the model cannot do',
      '/chat/completions',
      { ...chat, reasoning_effort: 'low' },
      400,
      'reasoning_effort',
    ],
    [
      'reranking as embedding',
      '/embeddings',
      { model: 'baai/bge-reranker-base', input: 'x', encoding_format: 'float' },
      400,
      '/rerank',
    ],
    [
      '3D as chat',
      '/chat/completions',
      { model: 'tripo3d/h3.1/text-to-3d', messages },
      400,
      '/3d/generations',
    ],
    [
      'an effort the model does not take',
      '/chat/completions',
      { model: 'acme/deep', messages, reasoning_effort: 'low' },
      400,
      'none, high',
    ],
    [
      'tools without the effort they want',
      '/chat/completions',
      { model: 'acme/deep', messages, tools: [{ type: 'function', function: { name: 'f' } }] },
      400,
      'only with reasoning_effort none',
    ],
    [
      'a plain answer of one that streams',
      '/chat/completions',
      { model: 'acme/omni', messages },
      400,
      'stream',
    ],
    [
      'a written answer of one that speaks',
      '/chat/completions',
      { model: 'acme/voice', messages },
      400,
      'modalities',
    ],
    ['one that is served elsewhere', '/chat/completions', { model: 'acme/pro', messages }, 400, '/responses'],
    [
      'an encoding the model has not',
      '/embeddings',
      { model: 'acme/embed', input: 'x', encoding_format: 'float' },
      400,
      'base64_int8',
    ],
    [
      'a size where none is known',
      '/images/generations',
      { model: 'black-forest-labs/flux-2-klein-9b', prompt: 'x', size: '1024x1024' },
      400,
      'No size is known',
    ],
    [
      'speech in a format that the model has not',
      '/audio/speech',
      { model: 'acme/say', input: 'x', voice: 'Kore' },
      400,
      'wav',
    ],
    [
      'a template that nobody knows',
      '/videos/generations',
      {
        model: 'vidu/vidu-template-to-video',
        prompt: 'x',
        image_url: 'https://a.example/a.png',
        template: 'dancing',
      },
      400,
      'hugging',
    ],
    [
      'a picture for one that takes none',
      '/videos/generations',
      { model: 'google/veo-3.1', prompt: 'x', image_url: 'https://a.example/a.png' },
      400,
      'not known to take',
    ],
    [
      'the address of an image for one that takes files',
      '/images/edits',
      { model: 'openai/gpt-image-1.5', prompt: 'x', image_url: 'https://a.example/a.png' },
      400,
      'as a file',
    ],
    [
      'a voice of another vendor',
      '/audio/speech',
      { model: 'openai/tts-1', input: 'x', voice: 'Rachel' },
      400,
      'nova',
    ],
    [
      'a voice where none is known',
      '/audio/speech',
      { model: 'mistral/voxtral-tts-26-03', input: 'x', voice: 'alloy' },
      400,
      'alloy',
    ],
    [
      'a size the model has not',
      '/images/generations',
      { model: 'openai/gpt-image-1.5', prompt: 'x', size: '1x1' },
      400,
      'size',
    ],
    [
      'a video without its image',
      '/videos/generations',
      { model: 'minimax/image-to-video', prompt: 'x' },
      400,
      'image_url',
    ],
    [
      'an edit without its image',
      '/images/edits',
      { model: 'ideogram/ideogram-v2-edit', prompt: 'x' },
      400,
      'image',
    ],
  ])('%s', async (_, path, body, status, said) => {
    const answer = await send(path, body);
    expect(answer.status).toBe(status);
    const { error } = JSON.parse(answer.text) as { error: { message: string; type: string; code: number } };
    expect(error).toMatchObject({ type: expect.any(String) as string, code: status });
    expect(error.message).toContain(said);
  });

  test.each([
    ['no key', { headers: { 'content-type': 'application/json' } }, 401],
    ['a key that is not a bearer', { headers: { ...headers, authorization: 'k' } }, 401],
    ['another method', { method: 'PUT' }, 405],
    ['another content type', { headers: { ...headers, 'content-type': 'text/plain' } }, 415],
    ['what is not JSON', { body: '{' }, 400],
    ['when told to', { headers: { ...headers, 'x-mock-scenario': 'refuse' } }, 402],
  ])('%s', async (_, more, status) => {
    expect(await send('/chat/completions', chat, more)).toMatchObject({ status });
  });

  test('what is not below the base path', async () => {
    const response = await fetch(mock.baseUrl.replace('/v1', '') + '/chat/completions', {
      method: 'POST',
      headers,
    });
    expect(response.status).toBe(404);
  });

  test('an edit without a file, and with one that is no image', async () => {
    const edit = (more: Record<string, Blob | string>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({
        model: 'ideogram/ideogram-v2-edit',
        prompt: 'x',
        ...more,
      }))
        body.set(name, value);
      return fetch(`${mock.baseUrl}/images/edits`, {
        method: 'POST',
        headers: { authorization: 'Bearer k' },
        body,
      });
    };
    expect((await edit({})).status).toBe(400);
    expect((await edit({ image: 'mug.png' })).status).toBe(400);
    expect((await edit({ image: new Blob(['x'], { type: 'text/plain' }) })).status).toBe(400);
    expect((await edit({ image: new Blob(['x'], { type: 'image/png' }) })).status).toBe(200);
  });
});

describe('jobs', () => {
  const states = async (scenario: string) => {
    const more = { headers: { ...headers, 'x-mock-scenario': scenario } };
    const { text } = await send('/3d/generations', { model: 'tripo3d/h3.1/text-to-3d', prompt: 'x' }, more);
    const seen = [JSON.parse(text) as { id: string; status: string }];
    for (let look = 0; look < 3; look++) {
      const response = await fetch(`${mock.baseUrl}/jobs/${seen[0]?.id ?? ''}`, { headers });
      seen.push((await response.json()) as { id: string; status: string });
    }
    return seen.map(({ status }) => status);
  };

  test.each([
    ['fine', ['queued', 'processing', 'completed', 'completed']],
    ['job-fails', ['queued', 'processing', 'failed', 'failed']],
    ['job-cancelled', ['queued', 'processing', 'cancelled', 'cancelled']],
    ['job-stuck', ['queued', 'processing', 'processing', 'processing']],
  ])('%s', async (scenario, expected) => {
    expect(await states(scenario)).toEqual(expected);
  });

  test('are looked at as often as examples say, and it is told when one looks more often', async () => {
    const more = { headers: { ...headers, 'x-mock-scenario': 'job-stuck' } };
    const { text } = await send('/3d/generations', { model: 'tripo3d/h3.1/text-to-3d', prompt: 'x' }, more);
    const path = `/jobs/${(JSON.parse(text) as { id: string }).id}`;
    for (let look = 0; look <= polling.job.times; look++) await fetch(mock.baseUrl + path, { headers });
    const looks = heard.filter((one) => one.path.endsWith(path)).map(({ tooOften }) => tooOften);
    expect(looks).toEqual([...Array.from({ length: polling.job.times }, () => false), true]);
  });

  test('one that is not there', async () => {
    expect((await fetch(`${mock.baseUrl}/jobs/none`, { headers })).status).toBe(404);
  });
});

test('tells of every request what was wrong with it', () => {
  expect(heard.some(({ status, refusal }) => status === 200 && refusal === undefined)).toBe(true);
  expect(heard.find(({ status }) => status === 405)?.refusal).toContain('PUT');
});
