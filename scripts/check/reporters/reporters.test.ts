import { describe, expect, test } from 'vitest';
import type { Finding, Report } from '../report.ts';
import { formatReport } from './formats.ts';

const options = { all: false, colour: false, width: 100 };
const error: Finding = {
  code: 'price-mismatch',
  severity: 'error',
  message: 'a is wrong: 5% off,\nreally.',
  why: 'Readers pay it.',
  fix: 'Correct it.',
  file: 'models.yaml',
  line: 12,
};
const row = (model: string) => ['unverified', model, 'image', 'nobody has it'];
const report: Report = {
  check: 'prices',
  summary: ['10 prices compared.'],
  tables: [
    {
      title: 'Not a match',
      columns: ['Status', 'Model', 'Rate', 'Why'],
      rows: Array.from({ length: 100 }, (_, index) => row(`model-${index}`)),
      groupBy: [0, 3],
    },
  ],
  findings: [error, { ...error, line: 13 }, { code: 'hint', severity: 'note', message: 'by the way' }],
};

describe('terminal', () => {
  const text = formatReport('terminal', report, options);

  test('summary first, verdict last', () => {
    expect(text.startsWith('10 prices compared.\n')).toBe(true);
    expect(text.endsWith('✗ prices: 2 failures.\n')).toBe(true);
  });

  test('says a hundred like lines once, and all of them with --all', () => {
    expect(text).toMatch(/model-0, model-1 and .*\n +98 more/);
    expect(text).not.toContain('model-50');
    expect(formatReport('terminal', report, { ...options, all: true })).toContain('model-50');
  });

  test('names the place of every failure, and why and fix once', () => {
    expect(text).toContain('models.yaml:12 a is wrong');
    expect(text).toContain('models.yaml:13 a is wrong');
    expect(text.match(/Correct it\./g)).toHaveLength(1);
  });

  test('counts notes', () => {
    expect(text).toContain('Notes: 1 (1 hint); --all prints them.');
    expect(text).not.toContain('by the way');
  });

  test('keeps to the width', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(options.width);
  });

  test('says when all is well, in colour when wanted', () => {
    const well = { ...report, findings: [] };
    expect(formatReport('terminal', well, options)).toContain('✓ prices: all well.');
    expect(formatReport('terminal', well, { ...options, colour: true })).toContain('\u001B[32m✓');
  });
});

test('github: one escaped command per failure', () => {
  expect(formatReport('github', report, options).split('\n')).toEqual([
    '10 prices compared.',
    '::error file=models.yaml,line=12,title=price-mismatch::a is wrong: 5%25 off,%0Areally.%0AReaders pay it.%0ACorrect it.',
    '::error file=models.yaml,line=13,title=price-mismatch::a is wrong: 5%25 off,%0Areally.%0AReaders pay it.%0ACorrect it.',
    'Also 1 notes; --format terminal --all prints them.',
    '',
  ]);
});

test('texts are printed as they are, and are no commands to GitHub', () => {
  const withText = { ...report, findings: [], texts: [{ title: 'Update', text: '-  a: 1\n::error::no' }] };
  expect(formatReport('terminal', withText, options)).toContain('Update\n-  a: 1\n::error::no\n');
  expect(formatReport('github', withText, options)).toContain('-  a: 1\n ::error::no\n');
});

test('json: everything, with ok first', () => {
  const parsed = JSON.parse(formatReport('json', report, options)) as Report & { ok: boolean };
  expect(Object.keys(parsed)[0]).toBe('ok');
  expect(parsed.ok).toBe(false);
  expect(parsed.findings).toEqual(report.findings);
});
