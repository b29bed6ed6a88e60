/** What the examples say, and what they never say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modalityNames } from '#catalog/modalities.ts';
import { examplesFor, requestFor } from './index.ts';
import { inputs } from './inputs.ts';
import { testGateway, testModel, variants } from './test-models.ts';

const gateway = testGateway();
const all = Object.entries(variants).flatMap(([name, model]) =>
  examplesFor(model, gateway).map((example) => ({ name, model, ...example })),
);

describe('goldens', () => {
  const shown = ['image', 'image-b64', 'image-edit', 'chat', 'speech', 'video', 'transcription', 'rerank'];
  it.each(all.filter(({ name }) => shown.includes(name)))(
    '$name in $language',
    async ({ name, file, code }) => {
      await expect(code).toMatchFileSnapshot(`fixtures/${name}${file.slice(file.lastIndexOf('.'))}`);
    },
  );
});

it('has every modality in the test variants', () => {
  expect(new Set(Object.values(variants).map(({ modality }) => modality))).toEqual(new Set(modalityNames));
});

describe.each(all)('$name in $language', ({ model, code, language }) => {
  it('names the model once', () => {
    expect(code.split(model.id)).toHaveLength(2);
  });

  it('has no price, no sampling setting and no key, and no line is too wide', () => {
    expect(code).not.toMatch(/\$\d|temperature|top_p|sk-/);
    for (const line of code.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('takes the key from the variable of the gateway and from nowhere else', () => {
    expect(code).toContain('AIGATEWAY_KEY');
    expect(code).not.toContain('OPENAI_API_KEY');
  });

  it('names the gateway’s SDK where there is one for the language', () => {
    expect(code.includes('aigateway-py')).toBe(language === 'python');
  });
});

it('says what the gateway’s SDK adds where the catalog says so', () => {
  const sdks = { python: 'aigateway-py', adds: 'sub-accounts, evals and jobs' };
  const [python] = examplesFor(testModel('a/b', 'chat'), { ...gateway, sdks });
  expect(python?.code).toMatch(/^# aigateway-py adds sub-accounts, evals and jobs\.\nimport os\n/);
});

it('makes up no voice', () => {
  for (const { code } of examplesFor(testModel('a/b', 'speech'), gateway))
    expect(code).not.toContain('voice');
});

it('does not send the length of a vector, which most models refuse as a parameter', () => {
  const model = testModel('a/b', 'embedding', { request: { dimensions: 768 } });
  for (const { code } of examplesFor(model, gateway)) expect(code).not.toMatch(/dimensions|768/);
});

it('refuses to show a request that lacks what the model needs', () => {
  expect(() => requestFor(testModel('a/b', 'chat', { request: { needs: ['video'] } }))).toThrow(
    'a/b needs video',
  );
  for (const need of inputs) {
    expect(requestFor(testModel('a/b', 'video', { request: { needs: [need] } })).body).toMatchObject({
      model: 'a/b',
    });
  }
});

it('branches on data, not on names: only the id differs between two models alike', () => {
  const ids = fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9][a-z0-9._:-]{0,8}){1,3}$/);
  fc.assert(
    fc.property(ids, fc.constantFrom(...Object.values(variants)), (id, model) => {
      const renamed = examplesFor({ ...model, id, name: id }, gateway);
      const original = examplesFor(model, gateway);
      renamed.forEach(({ code }, index) => {
        for (const quote of ['"', "'"]) expect(code.split(quote + id + quote).length).toBeLessThanOrEqual(2);
        const literal = new RegExp(`(["'])${model.id.replaceAll('.', '\\.')}\\1`);
        expect(code).toBe(original[index]?.code.replace(literal, `$1${id}$1`));
      });
    }),
    { seed: 1, numRuns: 200 },
  );
});
