import { describe, expect, it } from 'vitest';
import { gateway, load, withModel } from '#catalog/test-catalog.ts';
import { plain } from './decimal.ts';
import { createTracer } from './tracer.ts';

const catalog = load(`${gateway}  platformFee: { percent: 5, chargedOn: top-up }
  topUp: { minimum: 5, autoRenew: false }
  semanticCache: { percentOfUncached: 10 }
providers:
  acme: { name: Acme }
  modality: { name: Named like a start of a key }
models:
  - id: acme/chat
    name: Chat
    modality: chat
    prices:
      input: [1.25, { amount: 2.50, when: { inputTokensOver: 200000 } }]
      output: [10, { amount: 5, when: { service: batch }, from: 2027-01-01 }]
    published: { text: "from $1,250.50 to $9", source: https://a.example, checked: 2026-01-01 }
  - { id: acme/cheap, name: Cheap, modality: chat, prices: { input: 0.10, output: 1 } }
  - { id: acme/dear, name: Dear, modality: chat, prices: { input: 3 } }
  - { id: acme/asks, name: Asks, modality: chat, prices: { request: 0.01 } }
  - { id: modality/chat, name: Odd, modality: embedding, prices: { input: 0.02 } }
  - id: acme/image
    name: Image
    modality: image
    prices: { image: 0.040, imageOutput: 30 }
    estimates: { image: { grid: [size], rates: { 1K: 0.039 } } }
  - { id: acme/image-2, name: Image 2, modality: image, prices: { image: 0.055 } }
  - { id: acme/plan, name: Plan, modality: video, priceStatus: plan, priceNote: "about $0.50 each" }
`);
const tracer = createTracer(catalog, '2026-11-23');

describe('every start of a key', () => {
  it.each([
    ['acme/chat#input', '$1.25', '1.25'],
    ['acme/chat#output', '$10.00', '10'],
    ['acme/chat#input?inputTokensOver=200000', '$2.50', '2.50'],
    ['acme/chat#output?service=batch,from=2027-01-01', '$5.00', '5'],
    ['acme/image#image', '$0.040', '0.040'],
    ['acme/image#estimate.image?size=1K', '$0.039', '0.039'],
    ['modality/chat#input', '$0.02', '0.02'],
    ['acme/chat#quote(input=1500,output=400;10000)', '$58.75', '58.75'],
    ['acme/chat#quote(input=1500,output=400;10000)~item(output)', '$40.00', '40.00'],
    ['acme/chat#quote(input=300000)', '$0.75', '0.75'],
    ['acme/chat#text(published)~figure(1250.50)', '$1,250.50', '1250.50'],
    ['acme/plan#text(note)~figure(0.50)', '$0.50', '0.50'],
    ['modality/chat#input~lowest', '$0.10', '0.10'],
    ['modality/chat#input~median', '$1.25', '1.25'],
    ['modality/chat#input~highest', '$3.00', '3'],
    ['modality/image#image~median', '$0.0475', '0.0475'],
    ['gateway#topUp.minimum', '$5', '5'],
    ['sum#100', '$100', '100'],
  ])('%s is %s', (key, text, value) => {
    expect(tracer.amount(key)).toEqual({ kind: 'money', text, value, key });
  });
});

describe('every step of a key', () => {
  it.each([
    ['acme/image#image~fee', '$0.04211'],
    ['acme/image#image~cached', '$0.004'],
    ['acme/image#image~cached~fee', '$0.004211'],
    ['acme/chat#quote(input=1500,output=400;10000)~item(output)~fee', '$42.11'],
    ['acme/chat#quote(input=1500,output=400)~cached', '$0.0005875'],
    ['acme/image#estimate.image?size=1K~fee', '$0.04105'],
    ['modality/image#image~median~fee', '$0.05'],
    ['sum#100~funds', '$95'],
    ['sum#100~fee', '$105.26'],
    ['gateway#topUp.minimum~funds', '$4.75'],
  ])('%s is %s', (key, text) => {
    expect(tracer.amount(key)).toMatchObject({ kind: 'money', text, value: text.replaceAll(/[$,]/g, '') });
  });

  it.each([
    ['acme/image#image~count(5)', '118'],
    ['acme/chat#input~count(100)', '76,000,000'],
    ['acme/chat#quote(input=1500,output=400)~count(10)', '1,617'],
    ['acme/image#image~cached~count(5)', '1,187'],
  ])('%s is %s', (key, text) => {
    expect(tracer.amount(key)).toEqual({ kind: 'count', text, value: text.replaceAll(',', ''), key });
  });

  it.each([
    ['acme/dear#input~versus(acme/chat#input)', '+140%', '140'],
    ['acme/chat#input~versus(acme/dear#input)', '−58%', '-58'],
    ['acme/chat#input~versus(acme/chat#input)', '0%', '0'],
    ['acme/chat#input~below(acme/dear#input)', '58%', '58'],
    [
      'acme/cheap#quote(input=1500,output=400;10)~versus(acme/chat#quote(input=1500,output=400;10))',
      '−91%',
      '-91',
    ],
    ['acme/chat#input~below(acme/chat#input?inputTokensOver=200000)', '50%', '50'],
    ['acme/chat#input~fee~versus(modality/chat#input~median)', '+5.3%', '5.3'],
    ['acme/cheap#input~dearer', '66%', '66'],
    ['acme/dear#input~dearer', '0%', '0'],
  ])('%s is %s', (key, text, value) => {
    expect(tracer.amount(key)).toEqual({ kind: 'percent', text, value, key });
  });

  it('keeps the exact value behind what is shown', () => {
    expect(plain(tracer.exact('acme/image#image~fee'))).toMatch(/^0\.0421052631578947368421/);
    expect(plain(tracer.exact('acme/image#image'))).toBe('0.04');
  });
});

describe('a key that leads nowhere', () => {
  it.each([
    ['acme/none#input', /lists no rate "acme\/none#input"/],
    ['acme/chat#image', /lists no rate/],
    ['acme/chat#input?service=flex', /lists no rate/],
    ['acme/chat#estimate.input', /lists no rate/],
    ['acme/chat#', /lists no rate/],
    ['acme/none#quote(input=1)', /no model "acme\/none"/],
    ['acme/chat#quote(image=1)', /No rate applies to images/],
    ['acme/chat#quote(input=1;0)', /is not a quote/],
    ['acme/chat#quote(input=1)~item(output)', /has no item "output"/],
    ['acme/chat#quote(input=1)~item', /has no item/],
    ['acme/plan#quote(request=1)', /No rate applies/],
    ['acme/chat#text(published)', /has no figure ""/],
    ['acme/chat#text(published)~figure(1)', /has no figure "1"/],
    ['acme/chat#text(published)~figure(1,250.50)', /has no figure/],
    ['acme/chat#text(published)~item(9)', /has no figure/],
    ['acme/chat#text(note)~figure(9)', /has no figure/],
    ['acme/none#text(note)~figure(9)', /no model/],
    ['modality/none#input~median', /no ranking/],
    ['modality/chat#none~median', /no ranking/],
    ['modality/chat#image~median', /nothing is ranked/],
    ['modality/video#videoSecond~lowest', /nothing is ranked/],
    ['modality/image#image', /lists no rate/],
    ['modality/image#image~average', /lists no rate/],
    ['gateway#name', /no figure "name"/],
    ['sum#x', /is not a plain decimal/],
    ['sum#-5', /is not a plain decimal/],
    ['sum#1e3', /is not a plain decimal/],
    ['sum#100~half', /"half" is not a step/],
    ['sum#100~fee(5)', /"fee" has the wrong argument/],
    ['acme/image#image~count', /"count" has the wrong argument/],
    ['acme/image#image~count()', /is not a plain decimal/],
    ['acme/image#image~count(five)', /is not a plain decimal/],
    ['acme/image#image~count(5)~fee', /"fee" cannot follow a count/],
    ['acme/image#image~item(image)', /wrong argument/],
    ['acme/image#image~median~median', /no ranking "acme\/image#image"/],
    ['acme/image', /is not a traced key/],
    ['acme/dear#input~below(acme/chat#input)', /is not below "acme\/chat#input"/],
    ['acme/chat#input~versus(acme/image#image)', /is in another unit/],
    ['acme/chat#input~versus(acme/image#image~count(5))', /is in another unit/],
    ['acme/chat#input~versus(acme/none#input)', /lists no rate "acme\/none#input"/],
    ['acme/chat#input~versus()', /is not a traced key/],
    ['acme/chat#input~versus', /wrong argument/],
    ['acme/chat#input~versus(acme/dear#input)~fee', /"fee" cannot follow a difference/],
    ['acme/chat#output~dearer', /nothing is ranked by this rate/],
    ['acme/chat#input~dearer~fee', /"fee" cannot follow a share/],
    ['acme/chat#input~dearer(1)', /"dearer" has the wrong argument|"dearer" is not a step/],
  ])('%s says why', (key, reason) => {
    expect(() => tracer.amount(key)).toThrow(reason);
    expect(() => tracer.exact(key)).toThrow(reason);
  });

  it('has no minimum top-up where the gateway has none', () => {
    const { topUp, ...rest } = catalog.gateway;
    expect(topUp).toBeDefined();
    expect(() =>
      createTracer({ ...catalog, gateway: rest }, '2026-11-23').amount('gateway#topUp.minimum'),
    ).toThrow(/no figure/);
  });
});

describe('a ranking', () => {
  it('has the models that answer by the meter, cheapest first', () => {
    expect(tracer.ranking('chat', 'input').map(({ model }) => model.id)).toEqual([
      'acme/cheap',
      'acme/chat',
      'acme/dear',
    ]);
    expect(tracer.ranking('chat', 'request').map(({ model }) => model.id)).toEqual(['acme/asks']);
    expect(tracer.ranking('video', 'request')).toEqual([]);
  });

  it('is made once', () => {
    expect(tracer.ranking('chat', 'input')).toBe(tracer.ranking('chat', 'input'));
    expect(tracer.amount('sum#100')).toBe(tracer.amount('sum#100'));
  });
});

describe('a catalog in euros', () => {
  const source = 'source: https://a.example, checked: 2026-01-01';
  const text = withModel(
    `prices: { input: 1.25 }\npublished: { text: "$1.40, or €1.25 in Europe", ${source} }`,
  );
  const euros = createTracer(load(text.replace('currency: USD', 'currency: EUR')), '2026-11-23');

  it('prints its own figures in euros, also quoted ones', () => {
    expect(euros.amount('acme/one#input').text).toBe('€1.25');
    expect(euros.amount('sum#100').text).toBe('€100');
    expect(euros.amount('acme/one#text(published)~figure(1.25)').text).toBe('€1.25');
  });

  it('quotes a provider in the currency it publishes in, and adds nothing to that', () => {
    const key = 'acme/one#text(published)~figure(1.40USD)';
    expect(euros.amount(key)).toEqual({ kind: 'money', text: '$1.40', value: '1.40', key });
    expect(() => euros.amount(`${key}~fee`)).toThrow('cannot follow a sum in USD');
    expect(() => euros.amount('acme/one#text(published)~figure(1.40)')).toThrow('has no figure');
  });
});
