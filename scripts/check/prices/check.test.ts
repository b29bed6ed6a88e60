import { describe, expect, test } from 'vitest';
import type { Catalog, Model } from '#catalog/types.ts';
import { checkPrices } from './check.ts';
import {
  catalogOf,
  exception,
  inputOf,
  modelOf,
  otherSourceOf,
  rateOf,
  sourceOf,
  unverified,
} from './fixtures.ts';
import type { SourceAdapter } from './sources/source.ts';

const date = '2026-11-23';
const has = (amount: string) => sourceOf({ 'acme/one': [inputOf(amount)] });
const otherHas = (amount: string) => otherSourceOf({ 'acme/one': [inputOf(amount)] });
const lacks = sourceOf({ 'acme/one': [] });

const silent = { 'acme/one': [] };

/** A check of a few models; sources that are not given know the model and price nothing. */
function check(catalog: Catalog, given: readonly SourceAdapter[], day = date) {
  const others = [sourceOf(silent), otherSourceOf(silent)];
  const sources = [...given, ...others.filter(({ id }) => given.every((adapter) => adapter.id !== id))];
  return checkPrices({ catalog, sources, date: day });
}

/** Statuses in the order of the rates, and the codes of all failures. */
function outcome(model: Model, adapters: readonly SourceAdapter[], day = date) {
  const { verdicts, findings } = check(catalogOf(model), adapters, day);
  return {
    statuses: verdicts.map(({ status }) => status),
    failures: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}

describe('statuses', () => {
  test('match: one source has it', () => {
    expect(outcome(modelOf(), [has('2')])).toEqual({ statuses: ['match'], failures: [] });
  });

  test('match: one source has it, the other does not know it', () => {
    expect(outcome(modelOf(), [otherHas('2'), lacks])).toEqual({ statuses: ['match'], failures: [] });
  });

  test('mismatch: every source that has it contradicts', () => {
    expect(outcome(modelOf(), [has('3')])).toEqual({ statuses: ['mismatch'], failures: ['price-mismatch'] });
    expect(outcome(modelOf(), [has('3'), otherHas('4')]).statuses).toEqual(['mismatch']);
  });

  test('exempt: a dated exception covers the mismatch', () => {
    const model = modelOf({ exceptions: [exception] });
    expect(outcome(model, [has('3')])).toEqual({ statuses: ['exempt'], failures: [] });
  });

  test('disputed: fails until an exception prefers a source that agrees', () => {
    const sources = [has('2'), otherHas('3')];
    expect(outcome(modelOf(), sources)).toEqual({ statuses: ['disputed'], failures: ['price-disputed'] });
    const undecided = modelOf({ exceptions: [exception] });
    expect(outcome(undecided, sources).failures).toEqual(['price-disputed']);
    const decided = modelOf({ exceptions: [{ ...exception, prefer: 'genai-prices' }] });
    expect(outcome(decided, sources)).toEqual({ statuses: ['disputed'], failures: [] });
    const wrongly = modelOf({ exceptions: [{ ...exception, prefer: 'ai-sdk-cost-calculator' }] });
    expect(outcome(wrongly, sources).failures).toEqual(['price-preferred-differs']);
  });

  test('unverified: fails without a reason', () => {
    expect(outcome(modelOf(), [lacks])).toEqual({ statuses: ['unverified'], failures: ['price-unverified'] });
    expect(outcome(modelOf({ unverified: [unverified] }), [lacks]).failures).toEqual([]);
    expect(outcome(modelOf({ verify: undefined }), [has('2')]).failures).toEqual(['price-unverified']);
  });

  test('an exception that prefers a source does not excuse a mismatch', () => {
    const model = modelOf({ exceptions: [{ ...exception, prefer: 'genai-prices' }] });
    expect(outcome(model, [has('3'), otherHas('4')]).failures).toEqual(['price-mismatch']);
  });

  test('models without prices are counted, not compared', () => {
    const free = modelOf({ pricing: { kind: 'free', reason: 'open', source: 'https://example.com' } });
    const { verdicts, counts } = check(catalogOf(free, modelOf()), [has('2')]);
    expect(verdicts).toHaveLength(1);
    expect(counts.models).toEqual({ priced: 1, free: 1, plan: 0, unknown: 0 });
  });
});

describe('statements', () => {
  test('hold up to and including the day they expire', () => {
    const open = modelOf({ unverified: [unverified] });
    expect(outcome(open, [lacks], '2027-02-01').failures).toEqual([]);
    expect(outcome(open, [lacks], '2027-02-02').failures).toEqual(['unverified-expired']);
    const exempt = modelOf({ exceptions: [exception] });
    expect(outcome(exempt, [has('3')], '2027-02-02').failures).toEqual(['exception-expired']);
  });

  test('are unneeded once the sources agree', () => {
    expect(outcome(modelOf({ unverified: [unverified] }), [has('2')]).failures).toEqual([
      'unverified-unneeded',
    ]);
    expect(outcome(modelOf({ exceptions: [exception] }), [has('2')]).failures).toEqual([
      'exception-unneeded',
    ]);
  });

  test('are needed as long as one rate of each selector needs them', () => {
    const rates = [rateOf(), rateOf({ when: { service: 'batch' } }), rateOf({ meter: 'output' })];
    const amounts = { 'input@batch': '2', output: '2.0' };
    const wide = modelOf({ rates, unverified: [{ ...unverified, amounts }] });
    expect(outcome(wide, [has('2')])).toEqual({
      statuses: ['match', 'unverified', 'unverified'],
      failures: [],
    });
    const narrow = modelOf({ rates, unverified: [{ ...unverified, amounts: { 'input@batch': '2.00' } }] });
    expect(outcome(narrow, [has('2')]).failures).toEqual(['price-unverified']);
    const stale = modelOf({
      rates: [rateOf(), rateOf({ meter: 'output' })],
      unverified: [{ ...unverified, amounts: { input: '2.00', output: '2.00' } }],
    });
    expect(outcome(stale, [has('2')]).failures).toEqual(['unverified-unneeded']);
  });

  test('must cover a rate that holds or is announced', () => {
    const model = modelOf({ unverified: [{ ...unverified, amounts: { 'image@low': '2.00' } }] });
    expect(outcome(model, [has('2')]).failures).toEqual(['selector-unmatched']);
  });

  test('hold for the amount they name, and for no other', () => {
    const other = { amounts: { input: '2.50' } };
    expect(outcome(modelOf({ unverified: [{ ...unverified, ...other }] }), [lacks]).failures).toEqual([
      'price-unverified',
      'statement-amount',
    ]);
    const exempt = modelOf({ exceptions: [{ ...exception, ...other }] });
    expect(outcome(exempt, [has('3')]).failures).toEqual(['price-mismatch', 'statement-amount']);
    const disputed = modelOf({ exceptions: [{ ...exception, ...other, prefer: 'genai-prices' }] });
    expect(outcome(disputed, [has('2'), otherHas('3')]).failures).toEqual([
      'price-disputed',
      'statement-amount',
    ]);
  });

  test('name their amount in the unit of the rate', () => {
    const rates = [rateOf({ meter: 'audioMinute', amount: '0.36', per: 'hour' })];
    const stated = (audioMinute: string) =>
      modelOf({ rates, unverified: [{ ...unverified, amounts: { audioMinute } }] });
    expect(outcome(stated('0.360/hour'), [lacks]).failures).toEqual([]);
    expect(outcome(stated('0.36'), [lacks]).failures).toContain('statement-amount');
  });

  test('were read on a day that has come', () => {
    const early = modelOf({ unverified: [{ ...unverified, checked: '2026-11-24' }] });
    expect(outcome(early, [lacks]).failures).toEqual(['statement-ahead']);
  });
});

test('a pin must name an entry of the source', () => {
  const model = modelOf({ verify: { 'genai-prices': 'acme/two' }, unverified: [unverified] });
  expect(outcome(model, [has('2')]).failures).toEqual(['pin-unknown']);
});

test('a pin to an entry that cannot be read fails, and says why; another one is warned of', () => {
  const refused = new Map([['acme/one', 'prices.json:3:5: `input` is -1']]);
  const source = sourceOf({}, { refused });
  const pinned = modelOf({ unverified: [unverified] });
  expect(outcome(pinned, [source]).failures).toEqual(['pin-unreadable']);
  const others = check(catalogOf(modelOf({ verify: {}, unverified: [unverified] })), [source]).findings;
  expect(others.filter(({ severity }) => severity !== 'note')).toMatchObject([
    {
      code: 'source-entry-unreadable',
      severity: 'warning',
      message:
        'fake-prices 1.0.0 has entries that cannot be read: acme/one (prices.json:3:5: `input` is -1).',
    },
  ]);
});

describe('dates', () => {
  const rates = [rateOf({ until: '2027-01-01' }), rateOf({ amount: '4.00', from: '2027-01-01' })];
  const changing = sourceOf({
    'acme/one': (day) =>
      day < '2027-01-01'
        ? { rates: [inputOf('2')], next: '2027-01-01' }
        : { rates: [inputOf('4')], since: '2027-01-01' },
  });

  test('an announced price is compared with a source that announces it', () => {
    expect(outcome(modelOf({ rates }), [changing])).toEqual({ statuses: ['match', 'match'], failures: [] });
  });

  test('a source that does not know the change neither confirms nor contradicts it, before and after', () => {
    expect(outcome(modelOf({ rates }), [changing, otherHas('2')]).failures).toEqual([]);
    expect(outcome(modelOf({ rates }), [has('2')]).statuses).toEqual(['match', 'unverified']);
    expect(outcome(modelOf({ rates }), [has('2')], '2027-01-05').statuses).toEqual(['unverified']);
  });

  test('an ended price is not compared', () => {
    const { verdicts, counts } = check(catalogOf(modelOf({ rates })), [changing], '2027-01-01');
    expect(verdicts.map(({ key }) => key)).toEqual(['acme/one#input?from=2027-01-01']);
    expect(counts.past).toBe(1);
  });

  test('a change that only the source announces, and for the next weeks, fails with its day', () => {
    expect(outcome(modelOf(), [changing])).toEqual({ statuses: ['match'], failures: ['price-wrong-ahead'] });
    const { findings } = check(catalogOf(modelOf()), [changing]);
    expect(findings[0]?.message).toBe(
      'acme/one: from 2027-01-01, input is still listed as $2.00 per 1M input tokens, but genai-prices has $4 (acme/one).',
    );
    expect(outcome(modelOf({ exceptions: [exception] }), [changing]).failures).toEqual([]);
  });

  test('a change that only the source announces, for later, is a warning', () => {
    const { findings } = check(catalogOf(modelOf()), [changing], '2026-10-15');
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['change-missing', 'warning']]);
  });
});

describe('what the catalog leaves out', () => {
  const left = (
    statements: Partial<Catalog['unlisted'][number]>[] = [],
    overrides: Parameters<typeof modelOf>[0] = {},
  ) => {
    const source = sourceOf({
      'acme/one': [
        inputOf('2'),
        inputOf('4', { inputTokensOver: 200_000 }),
        { meter: 'output', when: {}, amount: '8' },
        { meter: 'searches', when: {}, amount: '10', incidental: true },
      ],
    });
    const unlisted = statements.map((statement) => ({
      rates: ['output'],
      reason: 'it is not sold',
      source: 'https://example.com',
      checked: '2026-11-01',
      expires: '2027-01-01',
      ...statement,
    }));
    const { findings } = check({ ...catalogOf(modelOf(overrides)), unlisted }, [source]);
    return findings.map(({ code, data }) => [code, data?.selectors]);
  };

  test('is missed, unless a statement names it', () => {
    expect(left()).toEqual([['rate-unlisted', ['input@200000', 'output']]]);
    expect(left([{}])).toEqual([['rate-unlisted', ['input@200000']]]);
    expect(left([{ rates: ['output', '@200000'] }])).toEqual([]);
    expect(left([{ rates: ['output', 'input@200000'], models: ['acme/*'], modalities: ['chat'] }])).toEqual(
      [],
    );
  });

  test('a statement about other models, or about what no source has, helps nothing', () => {
    const all = ['rate-unlisted', ['input@200000', 'output']];
    const unneeded = ['unlisted-unneeded', undefined];
    expect(left([{ models: ['other/*'] }])).toEqual([all, unneeded]);
    expect(left([{ modalities: ['image'] }])).toEqual([all, unneeded]);
    expect(left([{ rates: ['@batch'] }])).toEqual([all, unneeded]);
  });

  test('a statement about a condition holds where the model lists nothing under it', () => {
    const rates = [rateOf(), rateOf({ meter: 'output', amount: '9', when: { inputTokensOver: 200_000 } })];
    expect(
      left([{ rates: ['output@200000', '@200000'] }], { rates }).filter(
        ([code]) => code !== 'price-unverified',
      ),
    ).toEqual([
      ['rate-unlisted', ['input@200000', 'output']],
      ['unlisted-unneeded', undefined],
    ]);
  });

  test('a library older than a quarter is a warning', () => {
    const { findings } = check(catalogOf(modelOf()), [{ ...has('2'), asOf: '2026-08-01' }]);
    expect(findings.map(({ code }) => code)).toEqual(['source-old']);
  });

  test('one older than half a year confirms nothing, and says so where a price rests on it alone', () => {
    const { findings } = check(catalogOf(modelOf()), [{ ...has('2'), asOf: '2026-01-01' }]);
    expect(findings.map(({ code }) => code)).toEqual(['price-unverified', 'source-stale']);
  });
});

describe('a source the model is not pinned to', () => {
  const pinned = { 'genai-prices': 'acme/one' };
  const codes = (amount: string, overrides: Parameters<typeof modelOf>[0] = {}) =>
    check(catalogOf(modelOf({ verify: pinned, ...overrides })), [has('2'), otherHas(amount)]).findings.map(
      ({ code, severity }) => [code, severity],
    );

  test('is a note when it agrees, found when it does not, and then wants a reason', () => {
    expect(codes('2')).toEqual([['pin-possible', 'note']]);
    expect(codes('3')).toEqual([['unpinned-differs', 'error']]);
    const reason = { pinReasons: { 'ai-sdk-cost-calculator': 'it is of another host' } };
    expect(codes('3', reason)).toEqual([]);
    expect(codes('2', reason)).toEqual([['pin-reason-unneeded', 'error']]);
  });

  test('is found under the name by which it spells the provider', () => {
    const sibling = modelOf({ id: 'acme/two', verify: { 'ai-sdk-cost-calculator': 'ac-me/two' } });
    const other = otherSourceOf({ 'ac-me/two': [inputOf('2')], 'ac-me/one': [inputOf('3')] });
    const { findings } = check(catalogOf(modelOf({ verify: pinned }), sibling), [has('2'), other]);
    expect(findings.map(({ message }) => message)).toEqual([
      'acme/one is not pinned to ai-sdk-cost-calculator, which has ac-me/one: input $3 instead of $2.00.',
    ]);
  });
});

test('an estimate fails only when sources contradict it', () => {
  const image = rateOf({ meter: 'image', amount: '0.04' });
  const source = (amount: string) =>
    sourceOf({ 'acme/one': [inputOf('2'), { meter: 'image', when: {}, amount }] });
  expect(outcome(modelOf({ estimates: [image] }), [source('0.04')]).failures).toEqual([]);
  expect(outcome(modelOf({ estimates: [image] }), [has('2')]).failures).toEqual([]);
  expect(outcome(modelOf({ estimates: [image] }), [source('0.05')]).failures).toEqual(['estimate-mismatch']);
});

test('a failure says where, what and what to do', () => {
  const batch = rateOf({ when: { service: 'batch' }, line: 42 });
  const source = sourceOf({ 'acme/one': [inputOf('3', { service: 'batch' })] });
  const { findings } = check(catalogOf(modelOf({ rates: [batch] })), [source]);
  expect(findings[0]).toMatchObject({
    code: 'price-mismatch',
    file: 'models.yaml',
    line: 42,
    message:
      'acme/one: input (service=batch) is listed as $2.00 per 1M input tokens, but genai-prices has $3 (acme/one).',
  });
  expect(findings[0]?.fix).toContain("amounts: { 'input@batch': 2.00 }");
});

test('so do prices that others print or publish, and reasons to leave prices out', () => {
  const read = { source: 'https://acme.example', checked: '2026-11-01', expires: date };
  const model = modelOf({
    published: { rates: [], currency: 'USD', ...read },
    printed: { prices: { input: '2' }, ...read },
  });
  const unlisted = [{ rates: ['@flex'], reason: 'nobody can ask for it', ...read }];
  const catalog = { ...catalogOf(model), unlisted };
  const messages = (day: string) =>
    check(catalog, [has('2')], day)
      .findings.filter(({ code }) => code === 'reading-expired')
      .map(({ message }) => message);
  expect(messages(date)).toEqual([]);
  expect(messages('2026-11-24')).toEqual([
    '`unlisted` for @flex ("nobody can ask for it") was to be read again by 2026-11-23.',
    'acme/one: `published` was to be read again by 2026-11-23.',
    'acme/one: `printed` was to be read again by 2026-11-23.',
  ]);
});

test('limits ask to be read again from the day after they expire', () => {
  const limit = {
    requestsPerMinute: 60,
    source: 'https://acme.example/limits',
    checked: '2026-11-01',
    expires: date,
  };
  const model = modelOf({ limits: [{ plan: 'Free', ...limit }, limit] });
  expect(outcome(model, [has('2')]).failures).toEqual([]);
  expect(outcome(model, [has('2')], '2026-11-24').failures).toEqual(['reading-expired', 'reading-expired']);
  const [first] = check(catalogOf(model), [has('2')], '2026-11-24').findings;
  expect(first).toMatchObject({
    message: 'acme/one: `limits` of Free was to be read again by 2026-11-23.',
    fix: expect.stringContaining('https://acme.example/limits') as string,
    line: 10,
  });
});

test('a score in a benchmark asks to be read again from the day after it expires', () => {
  const score = {
    benchmark: 'Bench',
    value: '72.4',
    metric: 'percent resolved',
    source: 'https://acme.example/report',
    checked: '2026-11-01',
    expires: date,
  };
  const model = modelOf({ scores: [score] });
  expect(outcome(model, [has('2')]).failures).toEqual([]);
  expect(check(catalogOf(model), [has('2')], '2026-11-24').findings).toMatchObject([
    {
      code: 'reading-expired',
      severity: 'error',
      message: 'acme/one: the score in Bench was to be read again by 2026-11-23.',
      fix: expect.stringContaining('https://acme.example/report') as string,
    },
  ]);
});

describe('claims of the gateway', () => {
  const stated = { source: 'https://gateway.example/terms', checked: '2026-11-01', expires: date };
  const claiming = (claim: Partial<Catalog['claims'][number]>): Catalog => ({
    ...catalogOf(modelOf()),
    claims: [{ name: 'topUp', value: {}, stated, line: 12, ...claim }],
  });
  const found = (claim: Partial<Catalog['claims'][number]>, day = date) =>
    check(claiming(claim), [has('2')], day).findings.filter(({ code }) => /^(?:claim|reading)-/.test(code));

  test('are well with a source up to its last day', () => {
    expect(found({})).toEqual([]);
    expect(found({}, '2026-11-24')).toMatchObject([
      {
        code: 'reading-expired',
        message: '`gateway.topUp` was to be read again by 2026-11-23.',
        fix: expect.stringContaining('https://gateway.example/terms') as string,
        line: 12,
      },
    ]);
  });

  test('are not published without a source, nor with one that was read tomorrow', () => {
    expect(found({ stated: undefined })).toMatchObject([
      { code: 'claim-unsourced', severity: 'error', line: 12 },
    ]);
    const source = { ...stated, source: 'gateway', checked: '2026-11-24', expires: '2026-12-01' };
    expect(found({ stated: source })).toMatchObject([
      { code: 'reading-ahead', fix: 'Write the day on which Test was read.' },
    ]);
  });
});
