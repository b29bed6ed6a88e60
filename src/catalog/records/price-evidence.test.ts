import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withPrices } from '#catalog/errors/error-examples.ts';
import { load } from '#catalog/test-catalog.ts';
import type { Owner } from './owner.ts';
import { buildDate, evidenceFile, loadEvidence, type Evidence, type EvidenceFile } from './price-evidence.ts';

const file: EvidenceFile = {
  gateway: 'https://gateway.example',
  date: '2026-11-23',
  sources: {
    'genai-prices': {
      package: '@pydantic/genai-prices',
      version: '0.1.8',
      asOf: '2026-11-01',
    },
  },
  models: {
    'acme/one': {
      pins: { 'genai-prices': 'acme/one', litellm: 'acme/one' },
      facts: { context: ['128000', 'disputed', ['litellm'], { 'genai-prices': '64000' }] },
      rates: { input: ['0.040', 'disputed', ['genai-prices'], { litellm: '0.4' }] },
    },
  },
};
const evidence: Evidence = {
  date: '2026-11-23',
  sources: file.sources,
  pins: { 'acme/one': { 'genai-prices': 'acme/one', litellm: 'acme/one' } },
  leaving: {},
  facts: {
    'acme/one': {
      context: {
        value: '128000',
        status: 'disputed',
        sources: { litellm: '128000', 'genai-prices': '64000' },
      },
    },
  },
  rates: {
    'acme/one#input': {
      amount: '0.040',
      status: 'disputed',
      sources: {
        'genai-prices': { ref: 'acme/one', amount: '0.040', agrees: true },
        litellm: { ref: 'acme/one', amount: '0.4', agrees: false },
      },
    },
  },
};

describe('loadEvidence', () => {
  let folder = '';
  let owner: Owner;
  const write = (text: string) => {
    writeFileSync(evidenceFile(owner.file), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ratecard-'));
    owner = {
      file: join(folder, 'models.yaml'),
      gateway: { ...load(withPrices('input: 1')).gateway, url: file.gateway },
    };
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads what stands beside the catalog', () => {
    write(JSON.stringify(file));
    expect(evidenceFile(owner.file)).toBe(join(folder, 'prices.lock.json'));
    expect(loadEvidence(owner)).toEqual(evidence);
  });

  it('refuses what was written for another gateway, and says whose it is', () => {
    write(JSON.stringify({ ...file, gateway: 'https://other.example' }));
    expect(() => loadEvidence(owner)).toThrow(
      /prices\.lock\.json was written for https:\/\/other\.example, and .*models\.yaml is the catalog of https:\/\/gateway\.example/,
    );
  });

  it('finds nothing where there is nothing', () => {
    expect(loadEvidence(owner)).toBeUndefined();
  });

  it.each([
    ['an empty file', ''],
    ['half a file', JSON.stringify(file).slice(0, 50)],
    ['a list', '[]'],
    ['a date that is none', JSON.stringify({ ...file, date: '2026-02-30' })],
    ['an unknown source', JSON.stringify({ ...file, sources: { rumour: {} } })],
    ['an unknown status', JSON.stringify(file).replace('"disputed"', '"fine"')],
    ['an amount that is a number', JSON.stringify(file).replace('"0.040"', '0.040')],
    ['an unknown key', JSON.stringify({ ...file, more: 1 })],
  ])('refuses %s, and says which file and what to do', (_, text) => {
    write(text);
    expect(() => loadEvidence(owner)).toThrow(
      /prices\.lock\.json(?::1:\d+)? does not have the shape[^]*check:prices -- --lock/,
    );
  });
});

describe('buildDate', () => {
  it('is BUILD_DATE, else the day of the last check', () => {
    expect(buildDate(evidence, {})).toBe('2026-11-23');
    expect(buildDate(evidence, { BUILD_DATE: '2027-01-01' })).toBe('2027-01-01');
    expect(buildDate(undefined, { BUILD_DATE: '2027-01-01' })).toBe('2027-01-01');
  });

  it.each(['', 'today', '2027-1-1', '2027-02-29', '2027-01-01T00:00:00Z'])('is never "%s"', (date) => {
    expect(() => buildDate(evidence, { BUILD_DATE: date })).toThrow(/BUILD_DATE is ".*", which is not a day/);
  });

  it('is never taken from the clock', () => {
    expect(() => buildDate(undefined, {})).toThrow(/There is no date to build for/);
  });
});
