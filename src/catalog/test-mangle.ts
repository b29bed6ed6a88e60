/** Catalogs as they look after something went wrong: for the fuzz tests. */
import fc from 'fast-check';
import { gateway } from './test-catalog.ts';

/** A sound catalog to mangle. */
export const catalog = `# A catalog with a little of everything.
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
    exceptions: { amounts: { "output@batch": 1 }, reason: r, source: https://a.example, checked: 2026-01-01, expires: 2026-02-01 }
  - id: other/image
    name: |
      Image
    modality: image
    prices:
      image: { grid: [quality, size], rates: { low: { 1K: 0.01, 2K: 0.02 }, high: { 1K: 0.1 } } }
    status: deprecated
    retires: 2027-01-01
    replacement: other/picture
  - { id: other/picture, name: Picture, modality: image, priceStatus: unknown }
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

/** A text after a few edits that a slip, a bad merge or a broken tool could make. */
export function mangled(text: string): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(lineEdit, characterEdit, valueEdit), { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((sofar, edit) => edit(sofar), text));
}

/** Pieces of YAML, good and bad, in any order: shapes nobody would think of writing. */
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'a: 1',
      'b:',
      '- c',
      '- d: 2',
      '-',
      'e: x # y',
      '# z',
      '',
      'f: "g"',
      "h: 'i''j'",
      'k: >-',
      'l: |',
      'word',
      'two words',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'm: [1, 2]',
      'n: { o: 1, p: [x, y] }',
      'q: [',
      ']',
      'r: {',
      '}',
      '1,',
      's: 1,',
      '{ t: u }',
      '[v]',
      '- - w',
      '- [x]',
      '- { y: z }',
      '"a": 1',
      "- 'b'",
      'a#b: c#d',
      'u: https://x.y/z?a=b#c',
    ),
  },
  { weight: 1, arbitrary: scraps },
  {
    weight: 1,
    arbitrary: fc.string({ maxLength: 5, unit: fc.constantFrom(...Array.from(' :-#,[]{}"\'ab1|>\u3000é')) }),
  },
);
export const heap = fc
  .array(
    fc.tuple(fc.constantFrom(0, 0, 1, 2, 2, 3, 4, 4, 6), piece, fc.constantFrom('', '', '', ' ', ' #')),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) => lines.map(([indent, text, end]) => ' '.repeat(indent) + text + end).join('\n'));
