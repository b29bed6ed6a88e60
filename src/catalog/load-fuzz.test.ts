/** However a catalog is mangled: it loads, or every mistake is said and placed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable } from './error-table.ts';
import { gateway, problemsOf } from './test-catalog.ts';

const catalog = `# A catalog with a little of everything.
${gateway}  platformFee: { percent: 5, chargedOn: top-up }
  topUp: { minimum: 5, autoRenew: false }
  freeTier: { model: acme/free, requestsPerDay: 100, cardRequired: false }
providers:
  acme: { name: Acme, url: https://acme.example }
  other: { name: "Other: the second" }

models:
  - id: acme/chat
    name: Chat
    modality: chat
    prices:
      input: [1.25, { amount: 2.50, when: { inputTokensOver: 200000 } }]
      output:
        - 10
        - { amount: 5, when: { service: batch }, until: 2027-01-01 }
        - { amount: 6, when: { service: batch }, from: 2027-01-01 }
      cacheRead: { amount: 0.1 }
      searches: [10, { amount: 5, mode: marginal, when: { unitsOver: 1000 } }]
    aliases: [{ id: acme/chat-1, until: 2027-01-01 }]
    context: 1000000
    maxOutput: 64000
    capabilities: [vision, tools]
    verify: { genai-prices: "acme/chat" }
    exceptions: { reason: r, source: https://a.example, date: 2026-01-01, expires: 2026-02-01, rates: ["output@batch"] }
  - id: other/image
    name: |
      Image
    modality: image
    prices:
      image: { grid: [quality, size], rates: { low: { 1K: 0.01, 2K: 0.02 }, high: { 1K: 0.1 } } }
    status: deprecated
    retires: 2027-01-01
    replacement: acme/free
  - { id: acme/free, name: Free, modality: chat, free: { reason: r, source: https://a.example } }
`;

/** What turns up in files that went wrong. */
const scraps = fc.constantFrom(
  ...[
    '',
    ' ',
    '  ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\uFEFF',
    '\0',
    '\u2028',
    ':',
    ': ',
    '- ',
    '-',
    ',',
    '#',
    '"',
    "'",
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    '&a ',
    '*a',
    '!!binary ',
    '!x ',
    '<<: ',
    '? ',
    '|',
    '>',
    '%',
    '@',
    '`',
    '---\n',
    '...\n',
  ],
  ...[
    '0',
    '-1',
    '1e9',
    '~',
    'null',
    'no',
    '__proto__',
    'constructor',
    'toString',
    'é',
    '🙂',
    '<<<<<<< HEAD\n',
  ],
);

type Edit = (text: string) => string;

const place = fc.nat({ max: 1_000_000 });

const lineEdit = fc
  .record({ kind: fc.constantFrom('delete', 'double', 'replace', 'swap', 'indent'), at: place, other: place })
  .map(({ kind, at, other }): Edit => (text) => {
    const lines = text.split('\n');
    const [here, there] = [at % lines.length, other % lines.length];
    const line = lines[here] ?? '';
    if (kind === 'delete') lines.splice(here, 1);
    if (kind === 'double') lines.splice(here, 0, line);
    if (kind === 'replace') lines[here] = lines[there] ?? '';
    if (kind === 'indent') lines[here] = `  ${line}`;
    if (kind === 'swap') [lines[here], lines[there]] = [lines[there] ?? '', line];
    return lines.join('\n');
  });

const characterEdit = fc
  .record({
    at: place,
    length: fc.nat({ max: 12 }),
    insert: fc.oneof(scraps, fc.string({ maxLength: 4, unit: 'grapheme' })),
  })
  .map(({ at, length, insert }): Edit => (text) => {
    const here = at % (text.length + 1);
    return text.slice(0, here) + insert + text.slice(here + length);
  });

const valueEdit = fc.record({ at: place, value: scraps }).map(({ at, value }): Edit => (text) => {
  let count = 0;
  const values = /(?<=: )[^\n,{}[\]]+/g;
  const here = at % (text.match(values)?.length ?? 1);
  return text.replace(values, (old) => (count++ === here ? value : old));
});

const mangled = fc
  .array(fc.oneof(lineEdit, characterEdit, valueEdit), { minLength: 1, maxLength: 4 })
  .map((edits) => edits.reduce((text, edit) => edit(text), catalog));

/** Throws whatever is no CatalogError; the rest must stand in the file and be put into words. */
function expectWellReported(text: string): void {
  const problems = problemsOf(text);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const { code, line, column, message, fix, frame } of problems) {
    expect(errorTable).toHaveProperty([code]);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect(message).not.toMatch(/^$|\{(?:key|value|hint|known|detail|expected|found)\}|undefined|\[object/);
    expect(message.length).toBeLessThan(400);
    expect(fix).not.toMatch(/\{\w+\}/);
    expect(frame.split('\n').some((row) => /^ +\| *\^$/.test(row))).toBe(true);
  }
  const places = problems.map(({ line, column }) => line * 1e6 + column);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}

// A busy machine may need longer than the usual five seconds.
describe('a mangled catalog', { timeout: 60_000 }, () => {
  it('starts out well', () => {
    expect(problemsOf(catalog)).toEqual([]);
  });

  it('loads, or is refused with every mistake in its place', () => {
    fc.assert(fc.property(mangled, expectWellReported), { numRuns: 400 });
  });

  it('is refused well wherever it is cut off', () => {
    for (let end = 0; end < catalog.length; end += 7) expectWellReported(catalog.slice(0, end));
  });

  it('is refused well when it is no catalog at all', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }), expectWellReported), {
      numRuns: 300,
    });
    fc.assert(fc.property(fc.json(), expectWellReported), { numRuns: 400 });
  });

  it('keeps each of the mistakes that were made in different keys', () => {
    const slips = [
      ['input: [1.25,', 'input: [-1.25,', 'price-negative'],
      ['context: 1000000', 'context: 1e6', 'number-invalid'],
      ['[vision, tools]', '[vision, tool]', 'value-unknown'],
      ['id: other/image', 'id: othr/image', 'provider-unknown'],
      ['replacement: acme/free', 'replacement: acme/fre', 'model-unknown'],
      ['low: { 1K: 0.01', 'low: { 1K: 77', 'price-magnitude'],
      ['cardRequired: false', 'cardRequird: false', 'key-unknown'],
    ] as const;
    fc.assert(
      fc.property(fc.subarray([...slips]), (chosen) => {
        const text = chosen.reduce((sofar, [from, to]) => sofar.replace(from, to), catalog);
        const found = problemsOf(text).map(({ code }) => code as string);
        expect(found).toEqual(expect.arrayContaining(chosen.map(([, , code]) => code)));
      }),
      { numRuns: 100 },
    );
  });
});
