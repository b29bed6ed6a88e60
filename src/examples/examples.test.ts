/** What the examples say, and what they never say. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modalityNames } from '#catalog/registry/modalities.ts';
import type { Gateway, Model } from '#catalog/types.ts';
import { placeholder, tasksFor } from './index.ts';
import { requestsFor } from './requests.ts';
import { jobInputs } from './tasks/request-draft.ts';
import { testGateway, testModel, variants } from './test-models.ts';

const gateway = testGateway();
const all = Object.entries(variants).flatMap(([name, model]) =>
  tasksFor(model, gateway).flatMap(({ request, examples }) =>
    examples.map((example) => ({ name, model, request, ...example })),
  ),
);
const examplesOf = (model: Model, of: Gateway = gateway) =>
  tasksFor(model, of).flatMap(({ examples }) => examples);
const tasksOf = (model: Model, of: Gateway = gateway) =>
  requestsFor(model, of).offered.map(({ task }) => task);

describe('goldens', () => {
  // Real files under their own extensions; those of `chat` cover every variant.
  const shown = ['chat', 'image', 'image-b64', 'speech', 'video', 'transcription', 'rerank'];
  it.each(all.filter(({ name }) => shown.includes(name)))('$name: $file', async ({ name, file, code }) => {
    await expect(code).toMatchFileSnapshot(`fixtures/${name}/${file}`);
  });
});

describe('variants', () => {
  it('a chat model gets one for each thing it can do, the plain one first', () => {
    expect(tasksOf(testModel('a/b', 'chat'))).toEqual(['chat', 'stream', 'chat-cost', 'chat-batch']);
    const request: Model['request'] = { efforts: ['low'] };
    expect(tasksOf(testModel('a/b', 'chat', { capabilities: ['tools', 'reasoning'], request }))).toEqual([
      'chat',
      'stream',
      'call-tool',
      'reason',
      'chat-cost',
      'chat-batch',
    ]);
  });

  it('a gateway may have examples of the first tasks alone', () => {
    const model = testModel('a/b', 'chat');
    const titles = (tasks: number) =>
      tasksFor(model, { ...gateway, api: { tasks } }).map(({ request }) => request.task);
    expect(titles(1)).toEqual(['chat']);
    expect(titles(3)).toEqual(['chat', 'stream', 'chat-cost']);
  });

  it('an image model edits where it can, and only edits where it needs an image', () => {
    const edits = testModel('a/b', 'image', { capabilities: ['image-edit'] });
    expect(tasksOf(edits)).toEqual(['generate-image', 'edit-image', 'generate-image-cost']);
    expect(tasksOf({ ...edits, request: { needs: ['image'] } })).toEqual(['edit-image', 'edit-image-cost']);
  });

  it('what nothing allows is withheld, with the reason', () => {
    const withheldOf = (name: string) =>
      requestsFor(variants[name] ?? testModel('a/b', 'chat'), gateway)
        .withheld.filter(({ missed }) => missed)
        .map(({ title, because }) => `${title}: ${because}`);
    expect(tasksOf(variants['chat-stream'] ?? testModel('a/b', 'chat'))).toEqual(['stream']);
    expect(withheldOf('chat-stream')).toEqual([
      'Message: it answers only as a stream',
      'Image input: it answers only as a stream',
      'Reasoning: its reasoning efforts are not known',
    ]);
    expect(withheldOf('chat-elsewhere')).toEqual(
      ['Message', 'Streaming', 'Reasoning'].map(
        (title) =>
          `${title}: Provider serves it only at \`/responses\`, and the examples here call \`/chat/completions\``,
      ),
    );
    expect(withheldOf('chat-spoken')).toEqual([
      'Streaming: a stream of speech is raw sound',
      'Tools: its answers are spoken',
    ]);
    const request: Model['request'] = { efforts: ['low'], toolEffort: 'none' };
    const { withheld } = requestsFor(testModel('a/b', 'chat', { capabilities: ['tools'], request }), gateway);
    expect(withheld.find(({ missed }) => missed)?.because).toContain('only with the reasoning effort none');
  });

  it('what the gateway does not offer is not shown', () => {
    const { batch, metering, ...bare } = gateway;
    expect([batch, metering]).not.toContain(undefined);
    expect(tasksOf(testModel('a/b', 'chat'), bare)).toEqual(['chat', 'stream']);
  });

  it('the page has styles for as many as a model can have', () => {
    const css = readFileSync('src/styles/code.css', 'utf8');
    const rules = css.match(/\.task:nth-of-type\(\d+\)/g) ?? [];
    const most = requestsFor(variants.chat ?? testModel('a/b', 'chat'), gateway).offered.filter(
      ({ batch, cost }) => !batch && !cost,
    );
    expect(rules).toHaveLength(most.length);
  });
});

it('has every modality in the test variants', () => {
  expect(new Set(Object.values(variants).map(({ modality }) => modality))).toEqual(new Set(modalityNames));
});

describe.each(all)('$name: $file', ({ model, code, skeleton }) => {
  it('names the model once', () => {
    expect(skeleton.split(placeholder)).toHaveLength(2);
    expect(code).toBe(skeleton.replace(placeholder, model.id));
  });

  it('has no price, no sampling setting and no key, and no line is too wide', () => {
    expect(code).not.toMatch(/\$\d|temperature|top_p|sk-/);
    for (const line of code.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('takes the key from the variable of the gateway and from nowhere else', () => {
    expect(code).toContain('AIGATEWAY_KEY');
    expect(code).not.toContain('OPENAI_API_KEY');
  });
});

it('reads no file but those that every site serves', () => {
  const files = readdirSync('src/examples/files');
  const site = 'https://aigateway.sh/examples/files/';
  const read = new Set<string>();
  for (const { code, request } of all) {
    for (const [address] of code.matchAll(/https:\/\/(?!api\.)[^"'\\\s]+/g)) {
      expect(address.startsWith(site), address).toBe(true);
      read.add(address.slice(site.length));
    }
    for (const file of Object.values(request.files ?? {}).flat()) read.add(file);
  }
  expect([...read].filter((file) => !files.includes(file))).toEqual([]);
});

it('makes up no voice', () => {
  for (const { code } of examplesOf(testModel('a/b', 'speech'))) expect(code).not.toContain('voice');
});

it('does not send the length of a vector, which most models refuse as a parameter', () => {
  const model = testModel('a/b', 'embedding', { request: { dimensions: 768 } });
  for (const { code } of examplesOf(model)) expect(code).not.toMatch(/dimensions|768/);
});

it('shows no request that lacks what the model needs', () => {
  expect(requestsFor(testModel('a/b', 'chat', { request: { needs: ['video'] } }), gateway)).toMatchObject({
    offered: [],
    withheld: [{ task: 'chat', because: 'it needs video, which no example here sends' }, {}, {}, {}, {}, {}],
  });
  for (const need of jobInputs) {
    const request = { needs: [need], templates: ['hugging'] };
    const { offered } = requestsFor(testModel('a/b', 'video', { request }), gateway);
    expect(offered[0]?.body).toMatchObject({ model: 'a/b' });
  }
});

it('branches on data, not on names: only the id differs between two models alike', () => {
  const ids = fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9][a-z0-9._:-]{0,8}){1,3}$/);
  fc.assert(
    fc.property(ids, fc.constantFrom(...Object.values(variants)), (id, model) => {
      const renamed = examplesOf({ ...model, id, name: id });
      const original = examplesOf(model);
      renamed.forEach(({ code }, index) => {
        for (const quote of ['"', "'"]) expect(code.split(quote + id + quote).length).toBeLessThanOrEqual(2);
        const literal = new RegExp(`(["'])${model.id.replaceAll('.', '\\.')}\\1`);
        expect(code).toBe(original[index]?.code.replace(literal, `$1${id}$1`));
      });
    }),
    { seed: 1, numRuns: 100 },
  );
});
