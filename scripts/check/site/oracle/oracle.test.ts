import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { createOracle } from './oracle.ts';
import { inWords } from './words.ts';

const catalogOf = (currency: string, fee: string) =>
  loadCatalog({
    file: 'models.yaml',
    text: `gateway:
  name: Gate
  url: https://gate.example
  baseUrl: https://api.gate.example/v1
  currency: ${currency}
  apiKey: { env: KEY, placeholder: k }
  platformFee: { percent: 5, chargedOn: ${fee} }
  topUp: { minimum: 5, autoRenew: false }
  semanticCache: { percentOfUncached: 10 }
  links: { getKey: https://gate.example/key }
providers: { a: { name: A } }
models:
  - { id: a/pixel, name: Pixel, modality: image, prices: { image: 0.040 } }
  - id: a/chat
    name: Chat
    modality: chat
    prices:
      input:
        - { amount: 1.25, until: 2027-01-01 }
        - { amount: 2.50, when: { inputTokensOver: 200000 } }
        - { amount: 9, from: 2027-01-01 }
      output: [10, { amount: 5, when: { service: batch } }]
      cacheRead: 0.125
    published: { prices: { track: [1250.50, { amount: 3, when: { service: batch } }] }, currency: USD, source: https://a.example, checked: 2026-11-01, expires: 2026-12-01 }
    magnitude: a test
  - { id: a/other, name: Other, modality: chat, magnitude: a test, prices: { input: 0.0000125, output: 1 } }
  - { id: a/third, name: Third, modality: chat, magnitude: a test, prices: { input: 12345, output: 1 } }
`,
  });

const history = [
  { date: '2026-05-01', id: 'a/chat', meter: 'input', from: '2.50', to: '1.25', source: 's', kind: 'change' },
] as unknown as Parameters<typeof createOracle>[2];
const dollars = createOracle(catalogOf('USD', 'top-up'), '2026-11-23', history);
const euros = createOracle(catalogOf('EUR', 'credits'), '2026-11-23', history);

test.each([
  ['a/pixel#image', '$0.040', '€0.040'],
  ['a/pixel#image~fee', '$0.04211', '€0.042'],
  ['a/pixel#image~count(5)', '118', '119'],
  ['a/pixel#quote(image=1)~count(5)', '118', '119'],
  ['sum#100~funds', '$95', '€95.23'],
  ['sum#100~fee', '$105.27', '€105'],
  ['gateway#topUp.minimum', '$5', '€5'],
  ['a/chat#output', '$10.00', '€10.00'],
  ['a/chat#output?service=batch~cached', '$0.50', '€0.50'],
  ['a/other#input', '$0.0000125', '€0.0000125'],
  ['a/third#input', '$12,345.00', '€12,345.00'],
  ['a/chat#quote(input=200000,output=1000)', '$0.26', '€0.26'],
  // One token more, and all of them cost twice as much.
  ['a/chat#quote(input=200001,output=1000)', '$0.51', '€0.51'],
  // What is read from the cache is part of the input.
  ['a/chat#quote(input=1,cacheRead=200000)', '$0.025', '€0.025'],
  ['a/chat#quote(input=200000,cacheRead=1)~item(input)', '$0.50', '€0.50'],
  ['a/chat#quote(output=1000000;3;service=batch)', '$15.00', '€15.00'],
  ['a/chat#output~versus(a/chat#input)', '+700%', '+700%'],
  ['a/chat#cacheRead~versus(a/chat#input)', '−90%', '−90%'],
  ['a/other#input~below(a/chat#input)', '99.999%', '99.999%'],
  ['a/chat#output~charge', '$0.53', '€0.50'],
  ['a/chat#output~fee~payment', '$10.53', '€10.50'],
  ['a/pixel#image~fee~payment', '$5', '€5'],
  ['a/chat#output~times(15000)', '$0.15', '€0.15'],
  ['a/chat#output~times(15000)~plus(a/pixel#image~times(2))', '$0.23', '€0.23'],
  ['a/pixel#image~times(2)~each(3)', '$0.02667', '€0.02667'],
  ['a/chat#input~dearer', '33%', '33%'],
  ['a/chat#input~blended', '$3.44', '€3.44'],
  ['modality/chat#input~median', '$1.25', '€1.25'],
  ['modality/chat#input~lowest', '$0.0000125', '€0.0000125'],
  ['a/chat#past(input,2026-05-01)~before', '$2.50', '€2.50'],
])('%s is %s, or %s where the fee is on credits', (key, inDollars, inEuros) => {
  expect(dollars.figure(key).text).toBe(inDollars);
  expect(euros.figure(key).text).toBe(inEuros);
});

test('a price that a provider publishes in another currency keeps its sign, and nothing is added to it', () => {
  expect(dollars.figure('a/chat#published.track').text).toBe('$1,250.50');
  expect(euros.figure('a/chat#published.track?service=batch').text).toBe('$3.00');
  expect(() => euros.figure('a/chat#published.track~fee')).toThrow('cannot follow');
});

test.each([
  'nothing',
  'a/none#input',
  'a/pixel#images',
  'a/pixel#image~tax',
  'a/pixel#image~fee(5)',
  'a/pixel#image~count',
  'a/pixel#image~count(1e3)',
  'a/pixel#image~count(5)~fee',
  'a/pixel#quote(input=1)',
  'a/chat#quote(input=0)',
  'a/chat#quote(input=1;0)',
  'a/chat#quote(input=1)~item(output)',
  'a/chat#published.input',
  'a/chat#past(input,2026-05-02)~before',
  'a/chat#past(input,2026-05-01)',
  'a/chat#output~dearer',
  'a/chat#output~blended',
  'a/pixel#image~blended',
  'a/chat#input~versus(a/pixel#image)',
  'a/chat#output~below(a/chat#input)',
  'modality/chat#input',
  'modality/chat#image~median',
  'gateway#name',
  'sum#1,000',
])('%s leads nowhere', (key) => {
  expect(() => dollars.figure(key)).toThrow();
});

test('conditions in words', () => {
  expect(inWords({ when: {} })).toBe('Standard');
  expect(inWords({ when: { inputTokensOver: 200000, service: 'batch' } })).toBe(
    'Batch, over 200,000 input tokens',
  );
  expect(inWords({ when: { utc: ['16:30-00:30'], days: ['mon', 'tue', 'wed'] } })).toBe(
    '16:30 to 00:30 UTC, Mon to Wed',
  );
  expect(inWords({ when: { days: ['sat', 'sun'] } })).toBe('Sat, Sun');
  expect(inWords({ when: { audio: false, input: 'image' } })).toBe('Without audio, from an image');
});
