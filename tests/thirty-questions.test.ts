/**
 * What an assistant is asked, by what it reads to answer: llms.txt, and at most one file more, which llms.txt leads to and
 * which it can take in at once.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { dist } from './support/built-pages.ts';

const read = (file: string) => readFileSync(join(dist, file), 'utf8');
const llms = read('llms.txt');
const site = 'https://testgate.example/';

/** More than these tokens are not read to answer one question. */
const most = { llms: 15_000, fetch: 25_000 };

const model = (id: string) => `q/${id.replaceAll('/', '-')}-pricing.md`;

/** The question, the one file more (none: llms.txt says it), and what the answer has to be found by. */
const questions: readonly (readonly [question: string, file: string | undefined, answer: RegExp])[] = [
  ['How much is Claude Opus 5.5?', undefined, /claude-opus-5\.5`: \$4\.00 in, \$20\.00 out per 1M tokens/],
  ['What does an image of FLUX.2 klein cost?', undefined, /flux-2-klein-9b`: \$0\.040 per image/],
  ['What is a second of Veo 3.1 Fast?', undefined, /veo-3\.1-fast`: \$0\.10 per second of video/],
  ['What does a minute of Whisper cost?', undefined, /whisper-1`: \$0\.006 per minute of audio/],
  [
    'Which model id do I send for Nano Banana Pro?',
    undefined,
    /`google\/gemini-3-pro-image` \(.*Nano Banana Pro/,
  ],
  ['Does GPT-5 retire, and when?', undefined, /openai\/gpt-5`: .*; retires 11 December 2026/],
  ['Is o4-mini still served?', undefined, /o4-mini`: .*, retired/],
  ['Which models are free?', undefined, /glm-4\.7-flash`: Free/],
  ['What does the gateway charge on top?', undefined, /takes 5% of each top-up/],
  ['Is there a free tier?', undefined, /100 free requests a day, no card needed/],
  ['What is the least I can pay in?', undefined, /starts at a \$5 top-up/],
  ['What address do I call?', undefined, /gateway at https:\/\/api\.testgate\.example\/v1/],
  ['In which currency are the prices?', undefined, /Prices in USD, before the 5% platform fee/],
  ['May I use these prices in my product?', undefined, /used under the licence CC BY 4\.0/],
  ['Which JSON Schema do the files have?', undefined, /\/api\/schema\.json\)/],
  ['Is there a feed of price changes?', undefined, /\/changes\.xml\)/],
  ['How do I subscribe to retirements in a calendar?', undefined, /\/deprecations\.ics\)/],
  ['How large is the context of GPT-5.4 mini?', model('openai/gpt-5.4-mini'), /Context: 400,000 tokens/],
  ['Does GPT-5.4 mini call tools?', 'models/chat.md', /openai\/gpt-5\.4-mini \|.*\| [^|]*Tools[^|]* \|$/m],
  ['Which chat models read images?', 'models/chat.md', /\| Abilities \|[^]*Images/],
  ['What is the cheapest chat model?', 'models/chat.md', /cheapest first:\n\n.*\n.*\n\| \[[^|]*\| \$0\.05/],
  [
    'What does Gemini 2.5 Pro cost above 200,000 tokens?',
    model('google/gemini-2.5-pro'),
    /200,000 input tokens[^\n]*\$2\.50/,
  ],
  [
    'What does cached input of Claude Sonnet 5 cost?',
    model('anthropic/claude-sonnet-5'),
    /Cached[^]*?\$0\.20/,
  ],
  ['Does GPT-4o have a batch price?', model('openai/gpt-4o'), /\| Batch/],
  ['What replaces GPT-5?', 'deprecations.md', /openai-gpt-5-pricing\/\)[^\n]*11 Dec 2026[^\n]*\]\(/],
  ['Which models does xAI have here?', 'providers/xai.md', /grok-4\.7[^]*grok-imagine-image-2\.0/],
  ['What changed last?', 'changes.md', /\| \d{1,2} [A-Z][a-z]+ 2026 \|/],
  ['Who confirms the prices?', 'verification.md', /genai-prices/],
  ['Of which day are the prices?', 'api/index.json', /"generated":"2026-11-23"/],
  ['How do I call it from Python?', 'guides/quickstart.md', /from openai import OpenAI/],
];

test('there are thirty of them, and llms.txt is short enough to be read for each', () => {
  expect(questions).toHaveLength(30);
  expect(countTokens(llms)).toBeLessThanOrEqual(most.llms);
});

/** Whether llms.txt has the address, or says how it is made. */
function isLedTo(file: string): boolean {
  if (llms.includes(`](${site}${file})`)) return true;
  const pattern = file.startsWith('q/')
    ? 'q/<id>-pricing.md'
    : file.startsWith('providers/')
      ? 'providers/<provider>.md'
      : '';
  return pattern !== '' && llms.includes(`\`${pattern}\``);
}

describe('is answered', () => {
  test.each(questions)('%s', (_, file, answer) => {
    if (file === undefined) {
      expect(llms).toMatch(answer);
      return;
    }
    expect(isLedTo(file)).toBe(true);
    const text = read(file);
    expect(text).toMatch(answer);
    expect(countTokens(text)).toBeLessThanOrEqual(most.fetch);
  });
});
