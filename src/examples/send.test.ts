/** Every example is run as it is shown, and all three languages send the same. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '#catalog/types.ts';
import type { Example } from './example.ts';
import { examplesFor, requestFor } from './index.ts';
import type { ExampleRequest } from './request.ts';
import { testGateway, variants } from './test-models.ts';
import { makeWorkshop, python, runAll, type Run } from './test-runners.ts';
import { pngBytes, startServer, type Received } from './test-server.ts';

const key = 'test-key';
const names = Object.keys(variants);
const languages = ['python', 'node', 'curl'] as const;
const noPython = pythonProblem();
const timeout = 30_000;

let server: Awaited<ReturnType<typeof startServer>>;
const workshop = makeWorkshop();
const results = new Map<string, Run>();

function pythonProblem(): string | undefined {
  try {
    execFileSync(python, ['-c', 'import openai'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `${python} has no package "openai": install it, or name an interpreter that has it in PYTHON`;
  }
}

function exampleOf(name: string, language: Example['language'], session: string) {
  const model = variants[name];
  const examples = model === undefined ? [] : examplesFor(model, testGateway(server.baseUrl(session)));
  const example = examples.find((one) => one.language === language);
  if (example === undefined) throw new Error(`There is no ${language} example of ${name}.`);
  return { ...example, session };
}

beforeAll(async () => {
  server = await startServer();
  const batches = languages.map(async (language) => {
    if (language === 'python' && noPython !== undefined) return;
    const examples = names.map((name) => exampleOf(name, language, `${language}-${name}`));
    // The key of another service must neither help nor get out.
    const done = await runAll(workshop, examples, { AIGATEWAY_KEY: key, OPENAI_API_KEY: 'other-key' });
    for (const [session, result] of done) results.set(session, result);
  });
  await Promise.all(batches);
}, 90_000);

afterAll(() => {
  server.close();
  rmSync(workshop, { recursive: true });
});

/** What the server should have got: the request object, as this encoding carries it. */
function expectedBody({ body, files }: ExampleRequest): unknown {
  if (files === undefined) return body;
  const text = Object.entries(body).map(([name, value]) => [
    name,
    [typeof value === 'string' ? value : JSON.stringify(value)],
  ]);
  const uploads = Object.entries(files).map(([name, file]) => {
    const list = typeof file === 'string' ? [file] : file;
    const type = (each: string): unknown => (each.endsWith('.png') ? 'image/png' : expect.any(String));
    const seen = list.map((each) => [each, type(each), each]);
    return [typeof file === 'string' ? name : `${name}[]`, seen];
  });
  return Object.fromEntries([...text, ...uploads]) as unknown;
}

describe.each(languages)('%s', (language) => {
  it.for(names)('%s', (name, context) => {
    if (language === 'python' && noPython !== undefined) context.skip(noPython);
    const model = variants[name];
    const result = results.get(`${language}-${name}`);
    if (model === undefined || result === undefined) throw new Error(`${name} was not run.`);
    const request = requestFor(model);
    expect(result.end, result.output).toBe('OK');

    const [first, ...polls] = server.received(`${language}-${name}`);
    expect(first).toEqual({
      method: 'POST',
      path: request.endpoint,
      authorization: `Bearer ${key}`,
      body: expectedBody(request),
    } satisfies Received);

    const poll = { method: 'GET', path: '/jobs/job-1', authorization: `Bearer ${key}`, body: undefined };
    expect(polls).toEqual(request.result === 'job' ? [poll, poll] : []);

    const file = { speech: 'speech.mp3', 'image-b64': 'image.png' }[request.result as string];
    if (file !== undefined) expect(readFileSync(join(result.folder, file))).toEqual(pngBytes);
    else if (request.result === 'vector' && language !== 'curl') expect(result.output.trim()).toBe('3');
    else expect(result.output).toMatch(/the-result|true|True|0\.9|0\.3/);
    if (file === undefined) expect(existsSync(join(result.folder, 'image.png'))).toBe(false);
  });
});

// In Python and Node every example begins alike; in bash each way to use an answer is a script of its own.
const keyless = [
  ['python', 'image'],
  ['node', 'image'],
  ...['image', 'image-b64', 'speech', 'transcription', 'video'].map((name) => ['curl', name] as const),
] as const;

describe('without a key', () => {
  it.for(keyless)('%s %s stops before it sends anything', { timeout }, async ([language, name], context) => {
    if (language === 'python' && noPython !== undefined) context.skip(noPython);
    for (const [state, env] of Object.entries({ unset: {}, empty: { AIGATEWAY_KEY: '' } })) {
      const session = `${state}-${language}-${name}`;
      const result = await runOne(name, language, session, { ...env, OPENAI_API_KEY: 'other-key' });
      const sent = server.received(session).map(({ authorization }) => authorization);
      if (state === 'empty' && language === 'python') {
        // `os.environ` takes an empty key for a key, but for no other than this one.
        for (const authorization of sent) expect(authorization ?? '').not.toContain('other-key');
        continue;
      }
      expect(result.end).not.toBe('OK');
      expect(sent).toEqual([]);
      expect(result.end + result.output).toContain('AIGATEWAY_KEY');
    }
  });
});

it.for(languages)('%s says so when a job fails', { timeout }, async (language, context) => {
  if (language === 'python' && noPython !== undefined) context.skip(noPython);
  const result = await runOne('video', language, `failing-${language}`, { AIGATEWAY_KEY: key });
  expect(result.end).not.toBe('OK');
  expect(result.end + result.output).toContain('failed');
});

// No catalog can hold such an id; a mistake in quoting would show here first.
it.for(languages)('%s sends a hostile id as it is', { timeout }, async (language, context) => {
  if (language === 'python' && noPython !== undefined) context.skip(noPython);
  const id = 'a/\'";$(id)`id`${HOME}\\u0041%s{x}\u202e\u{1f600}\u{e0041}@';
  for (const [name, sent] of [
    ['chat', id],
    ['image-edit', [id]],
  ] as const) {
    const session = `hostile-${language}-${name}`;
    const model = { ...variants[name], id } as Model;
    const examples = examplesFor(model, testGateway(server.baseUrl(session)));
    const some = examples.filter((one) => one.language === language).map((one) => ({ ...one, session }));
    const done = await runAll(workshop, some, { AIGATEWAY_KEY: key });
    expect(done.get(session)).toMatchObject({ end: 'OK' });
    expect(server.received(session)[0]?.body).toMatchObject({ model: sent });
  }
});

async function runOne(name: string, language: Example['language'], session: string, env: NodeJS.ProcessEnv) {
  const result = (await runAll(workshop, [exampleOf(name, language, session)], env)).get(session);
  if (result === undefined) throw new Error(`${session} was not run.`);
  return result;
}
