import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from '#pricing/monthly-bill.ts';
import { paste, shareThatGives } from './paste.ts';
import { readUsage } from './read-usage.ts';

const chat = ['input', 'output', 'cached', 'requests'];

const completion = {
  prompt_tokens: 1500,
  completion_tokens: 400,
  total_tokens: 1900,
  prompt_tokens_details: { cached_tokens: 1000, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 300, audio_tokens: 0 },
};

function read(usage: unknown, asked: readonly string[] = chat) {
  const pasted = paste(typeof usage === 'string' ? usage : JSON.stringify(usage), asked);
  if ('problem' in pasted) throw new Error(pasted.problem);
  return pasted;
}

test('parts of a total are never counted twice', () => {
  const { values, said, unused } = read(completion);
  expect(values).toEqual({ input: '1500', output: '400', cached: '66.7' });
  expect(said).toContain('300 reasoning tokens, counted among the output tokens');
  expect(unused).toEqual([]);
  // A model that prices a part by itself has it taken out of the rest.
  expect(read(completion, [...chat, 'reasoning']).values).toMatchObject({ output: '100', reasoning: '300' });
  const spoken = { ...completion, prompt_tokens_details: { audio_tokens: 600 } };
  expect(read(spoken, [...chat, 'audioInput']).values).toMatchObject({ input: '900', audioInput: '600' });
  expect(read(spoken).values).toMatchObject({ input: '1500' });
});

test('a whole response, a dict, what Python and Node print, and a stream event say the same', () => {
  const { values } = read(completion);
  const same = [
    JSON.stringify({ id: 'x', choices: [{ text: "it's {" }], usage: completion }),
    JSON.stringify({ type: 'response.completed', response: { usage: completion } }),
    `data: ${JSON.stringify({ usage: completion })}`,
    "{'prompt_tokens': 1500, 'completion_tokens': 400, 'prompt_tokens_details': {'cached_tokens': 1000, 'audio_tokens': None}, 'ok': True}",
    'CompletionUsage(completion_tokens=400, prompt_tokens=1500, total_tokens=1900, prompt_tokens_details=PromptTokensDetails(audio_tokens=None, cached_tokens=1000))',
    '{ prompt_tokens: 1500, completion_tokens: 400, prompt_tokens_details: { cached_tokens: 1000 }, }',
  ];
  for (const text of same) expect(read(text).values, text).toEqual(values);
});

test('the responses, images and transcription APIs are known', () => {
  const responses = {
    input_tokens: 50,
    output_tokens: 20,
    input_tokens_details: { cached_tokens: 10 },
    output_tokens_details: { reasoning_tokens: 5 },
  };
  expect(read(responses).values).toEqual({ input: '50', output: '20', cached: '20' });
  const image = {
    input_tokens: 50,
    output_tokens: 1056,
    input_tokens_details: { text_tokens: 10, image_tokens: 40 },
  };
  expect(read(image, ['input', 'imageInput', 'imageOutput']).values).toMatchObject({
    input: '10',
    imageInput: '40',
    imageOutput: '1056',
  });
  expect(read({ type: 'duration', seconds: 90 }, ['audioMinute']).values).toMatchObject({
    audioMinute: '1.5',
  });
});

test('Anthropic counts what is cached besides the input', () => {
  const usage = {
    input_tokens: 100,
    output_tokens: 20,
    cache_read_input_tokens: 900,
    cache_creation_input_tokens: 300,
    cache_creation: { ephemeral_5m_input_tokens: 200, ephemeral_1h_input_tokens: 100 },
    service_tier: 'standard',
  };
  const { values, unused } = read(usage, [...chat, 'cacheWrite', 'cacheWrite1h']);
  expect(values).toEqual({
    input: '1000',
    output: '20',
    cached: '90',
    cacheWrite: '200',
    cacheWrite1h: '100',
  });
  expect(unused).toEqual(['service_tier: standard']);
});

test('nothing is dropped in silence', () => {
  const { unused } = read({
    prompt_tokens: 5,
    completion_tokens: 3,
    total_tokens: 9,
    cost: 0.01,
    extra: { n: 2 },
  });
  expect(unused).toEqual(['cost: 0.01', 'extra.n: 2', 'total_tokens: 9 (the parts come to 8)']);
  expect(read(completion, ['image']).unused).toHaveLength(2);
});

test.each([
  ['', 'would begin with a brace'],
  ['hello', 'would begin with a brace'],
  ['{"prompt_tokens": 15', 'ends in the middle'],
  ['{"prompt_tokens": 15,\n "x" 3}', 'Line 2'],
  ['{"a": 1}', 'no counts of tokens'],
  ['{"prompt_tokens": 1.5}', 'not a whole number'],
  ['{"prompt_tokens": -2}', 'not a whole number'],
  ['{"prompt_tokens": 5, "prompt_tokens_details": {"cached_tokens": 9}}', 'more than'],
  ['{"completion_tokens": 5, "completion_tokens_details": {"reasoning_tokens": 9}}', 'more than'],
  ['[{"usage": {"input_tokens": 1}}, {"usage": {"input_tokens": 2}}]', '2 usage objects'],
])('%s is refused with a reason', (text, problem) => {
  expect(readUsage(text)).toMatchObject({ problem: expect.stringContaining(problem) as string });
});

test('no text makes it fail in another way', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(fc.constantFrom(...'{}[]():=,"\'\\ 1a-.<>\n'.split(/(?:)/))).map((all) => all.join('')),
      ),
      (text) => {
        const usage = readUsage(text);
        expect('problem' in usage || Number.isSafeInteger(usage.input)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the share that is shown gives back just the cached tokens', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e15 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (whole, part) => {
        const cached = Math.floor(whole * part);
        expect(shareOf(whole, shareThatGives(cached, whole))).toBe(cached);
      },
    ),
    { numRuns: 2000 },
  );
});
