import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load.ts';
import { CatalogError } from '#catalog/read/problem.ts';
import { currentFormat, formatChanges } from '#catalog/registry/format.ts';
import { steps } from './steps.ts';
import { upgraded } from './upgrade.ts';

/** A catalog as the version before wrote it. */
const first = `# Prices of Acme.

gateway:
  name: Acme
  url: https://acme.example
  baseUrl: https://acme.example/v1
  currency: USD
  apiKey: { env: ACME_KEY, placeholder: sk-... }
  sdks:
    python: acme-py
    adds: jobs # and more
  links: { getKey: https://acme.example/key }

providers:
  acme: { name: Acme }

# What libraries have and this catalog leaves out.
unlisted:
  - rates: ['@priority']
    reason: no parameter asks for it
    source: https://acme.example
    checked: 2026-11-23

models:
  - id: acme/chat # kept
    name: Chat
    modality: chat
    prices:
      input: [1.20, { amount: 2.40, when: { inputTokensOver: 200000 } }]
      output: 4.80
    exceptions:
      - prefer: litellm
        reason: still the old price
        source: https://acme.example
        date: 2026-11-23
        expires: 2027-01-01
        rates: [input@200000, output]

  - id: acme/image
    name: Image
    modality: image
    prices: { image: 0.040 }
    unverified: { reason: nobody has it, source: https://acme.example, checked: 2026-11-23, expires: 2027-01-01 }
`;

const codesOf = (text: string) => {
  try {
    loadCatalog({ file: 'models.yaml', text });
    return [];
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return error.problems.map(({ code }) => code);
  }
};

describe('a catalog of the version before', () => {
  const { from, text, changes } = upgraded('models.yaml', first);

  test('is refused as it is, and loads when it was rewritten', () => {
    expect(codesOf(first)).not.toEqual([]);
    expect(codesOf(text)).toEqual([]);
    expect(from).toBe(1);
  });

  test('says what it said, in the words of this version; every other line stays as it was', () => {
    const [before, after] = [first, text].map((one) => one.split('\n'));
    expect(after?.filter((line) => !before?.includes(line))).toEqual([
      `format: ${String(currentFormat)}`,
      '  - expires: 2027-02-23',
      "    rates: ['@priority']",
      '        checked: 2026-11-23',
      '        amounts: { "input@200000": 2.40, output: 4.80 }',
      '    unverified: { amounts: { image: 0.040 }, reason: nobody has it, source: https://acme.example, checked: 2026-11-23, expires: 2027-01-01 }',
    ]);
    expect(before?.filter((line) => !after?.includes(line))).toEqual([
      '  sdks:',
      '    python: acme-py',
      '    adds: jobs # and more',
      "  - rates: ['@priority']",
      '        date: 2026-11-23',
      '        rates: [input@200000, output]',
      '    unverified: { reason: nobody has it, source: https://acme.example, checked: 2026-11-23, expires: 2027-01-01 }',
    ]);
  });

  test('is told all that changed, and what of it is not rewritten', () => {
    expect(changes).toHaveLength((formatChanges[2]?.length ?? 0) + 1);
    expect(changes.filter((line) => line.endsWith('By hand, where it is so here.')).length).toBeGreaterThan(
      0,
    );
  });

  test('stays as it is the second time', () => {
    expect(upgraded('models.yaml', text)).toMatchObject({ from: currentFormat, text, changes: [] });
  });
});

test('what cannot be rewritten stays for the loader to name', () => {
  const old = first.replace('prices: { image: 0.040 }', 'prices: { image: free }');
  expect(codesOf(upgraded('models.yaml', old).text)).toContain('price-not-decimal');
});

test('a catalog of a later version is left alone, and refused by name', () => {
  const later = `format: ${String(currentFormat + 1)}\n${first}`;
  expect(() => upgraded('models.yaml', later)).toThrow('Install the version it is written for');
  expect(codesOf(later)).toContain('format-other');
});

test('every version has its rewriting', () => {
  expect(Object.keys(steps)).toEqual(Object.keys(formatChanges));
});
